import type { Slot } from '../reading.ts'

/**
 * One value a name, as the data keeps them: of two places for two homes the first counts, of the
 * rest the last.
 */
export function flatSlots(slots: readonly Slot[]): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const slot of [...slots].sort((a, b) => a.start - b.start)) {
    if (slot.name === 'location' && 'location' in flat) continue
    flat[slot.name] = slot.value
    // A day count and a vague time take each other's place.
    if (slot.name === 'timeline') delete flat.timelineDays
    if (slot.name === 'timelineDays') delete flat.timeline
  }
  return flat
}
