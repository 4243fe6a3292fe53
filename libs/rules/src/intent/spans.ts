import type { Evidence } from '@baton/domain'
import type { Reading } from '@baton/understanding'
import type { Policy } from '../policy/policy.ts'

/**
 * Which of two intents is named first, where the reader does not say: the one whose home the first
 * fact is about. "Buy in Bend, and sell my place in Salem" names Bend, a place sought, first.
 */
export const firstBySide = ({ slots }: Reading, policy: Policy): string | null => {
  let first: string | null = null
  let at = Number.POSITIVE_INFINITY
  for (const { side, start } of slots) {
    if (start >= at) continue
    const intent = intentOf(side, policy)
    if (intent === null) continue
    first = intent
    at = start
  }
  return first
}

const intentOf = (side: string, { intents, bots }: Policy): string | null => {
  for (const intent in intents) if (bots[intents[intent]?.bot ?? '']?.side === side) return intent
  return null
}

const isNamed = (label: string, spans: readonly Evidence[], among: number): boolean => {
  for (let i = 0; i < among; i++) if (spans[i]?.label === label) return true
  return false
}

/** Where the message says what was read: of intents by the reader, of facts by their slots. */
export const spansOf = ({ evidence, slots }: Reading): Evidence[] => {
  const spans = evidence.map(({ label, start, end }) => ({ label, start, end }))
  const read = spans.length
  for (const { side, name, start, end } of slots) {
    const label = `${side}.${name}`
    if (!isNamed(label, spans, read)) spans.push({ label, start, end })
  }
  return spans
}
