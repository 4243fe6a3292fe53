import type { Reading } from '@baton/understanding'
import type { Policy } from '../policy/policy.ts'

/** An intent for which less than this share speaks outside facts, in 1/10,000, is raised by facts alone. */
const WISH_MIN = 2000

/**
 * Whether nothing but facts speaks for an intent, and all of them are about the other side: what is said of the home on sale
 * ("3 bed, Garrison st") wishes for no purchase. Facts of its own side may well raise it ("4br, pool, Gilbert, 550").
 */
export const onlyFactsOfOthers = (
  intent: string,
  { slots, evidence }: Reading,
  policy: Policy,
): boolean => {
  const side = policy.bots[policy.intents[intent]?.bot ?? '']?.side
  const homes = slots.filter(slot => slot.side !== 'person')
  if (homes.length === 0 || homes.some(slot => slot.side === side)) return false
  const spoken = evidence.filter(span => span.label === intent)
  if (spoken.length === 0) return false
  const outside = spoken.reduce((sum, span) => sum + span.weight * shareOutside(span, slots), 0)
  const all = spoken.reduce((sum, span) => sum + span.weight, 0)
  return outside * 10_000 < all * WISH_MIN
}

interface Span {
  readonly start: number
  readonly end: number
}

/** How much of a span no fact covers, 0–1. */
const shareOutside = ({ start, end }: Span, facts: readonly Span[]): number => {
  const covered = facts.reduce(
    (sum, fact) => sum + Math.max(0, Math.min(end, fact.end) - Math.max(start, fact.start)),
    0,
  )
  return Math.max(0, end - start - covered) / (end - start)
}
