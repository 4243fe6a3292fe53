import type { ReadingContext, Slot } from '../reading.ts'

/** The facts that `text` states. */
export function readSlots(_text: string, _context: ReadingContext): Slot[] {
  return []
}
