import { factsAlone, type Reading } from '@baton/understanding'
import type { Policy } from '../policy/policy.ts'

/**
 * Whether nothing but facts speaks for an intent, and all of them are about the other side: what is
 * said of the home on sale ("3 bed, Garrison st") wishes for no purchase. Facts of its own side may
 * well raise it ("4br, pool, Gilbert, 550").
 */
export const onlyFactsOfOthers = (
  intent: string,
  { slots, evidence }: Reading,
  policy: Policy,
): boolean => {
  const side = policy.bots[policy.intents[intent]?.bot ?? '']?.side
  const homes = slots.filter(slot => slot.side !== 'person')
  if (homes.length === 0 || homes.some(slot => slot.side === side)) return false
  return factsAlone(
    evidence.filter(span => span.label === intent),
    slots,
  )
}
