import type { Evidence } from '@baton/domain'
import type { Reading } from '@baton/understanding'
import type { Policy } from '../policy/policy.ts'

/**
 * Which of two intents is named first, where the reader does not say: the one whose home the first fact is about. "Buy in
 * Bend, and sell my place in Salem" names Bend, a place sought, first.
 */
export const firstBySide = ({ slots }: Reading, policy: Policy): string | null => {
  const about = slots.toSorted((a, b) => a.start - b.start)
  for (const { side } of about) {
    const intent = Object.entries(policy.intents).find(
      ([, { bot }]) => policy.bots[bot]?.side === side,
    )
    if (intent) return intent[0]
  }
  return null
}

/** Where the message says what was read: of intents by the reader, of facts by their slots. */
export const spansOf = ({ evidence, slots }: Reading): Evidence[] => {
  const spans = evidence.map(({ label, start, end }) => ({ label, start, end }))
  const named = new Set(spans.map(span => span.label))
  for (const { side, name, start, end } of slots) {
    const label = `${side}.${name}`
    if (!named.has(label)) spans.push({ label, start, end })
  }
  return spans
}
