import type { ContactState, FactKey } from '@baton/domain'

/** How somebody takes back what they just said, in English and Spanish. */
const TAKES_BACK =
  /^\W*(?:no\W+)?(?:wait|make (?:it|that)|scratch that|i mean|correction|perd[oó]n|digo|mejor)\b/i
/** These may begin an answer too. */
const MAY_TAKE_BACK = /^\W*(?:actually|sorry|oops)\b/i
const NUMBER = /^\d+(?:\.\d+)?$/

/**
 * What a message corrects that names nothing itself ("no wait, more like 6"): the number that was stated last. null when the
 * message does not read as a correction, or when several were stated at once.
 */
export const correctedBy = (text: string, { facts, question }: ContactState): FactKey | null => {
  const corrects = TAKES_BACK.test(text) || (question === null && MAY_TAKE_BACK.test(text))
  if (!corrects) return null
  const last = Math.max(...facts.map(fact => fact.at))
  const stated = facts.filter(fact => fact.at === last && NUMBER.test(fact.value))
  const [only] = stated
  return only && stated.length === 1 ? { side: only.side, name: only.name } : null
}
