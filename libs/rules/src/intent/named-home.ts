import type { KnownFact } from '@baton/domain'
import { findFact } from '../facts/known.ts'

type Intent = 'buyer' | 'seller'

const SIDE_OF = { buyer: 'buying', seller: 'selling' } as const
const OTHER = { buyer: 'seller', seller: 'buyer' } as const
/** Of a longer message what stands first. */
const LOOKED_AT_CHARS = 300
/** Behind the place, or before it: "the Kent house", "the house in Kent". */
const HOME_BEHIND = /^ (?:house|home|place|condo|townhouse|townhome|duplex|property|one|lot)\b/
const HOME_BEFORE = /\b(?:house|home|place|condo|townhouse|townhome|duplex|property|one|lot) in $/
/** Of a clause that comes to speak of the place. */
const COMES_TO = /^ ?(?:(?:so|ok|okay|now|and|about|for|then|back to) )*$/
/** Beside a wish the place of the own home is where one comes from: "closer to Kent". */
const WISHES = /\b(?:want|need|looking|find|buy|bigger|closer|near|from|like|than)\b/
const LETTER = /\p{L}/u
const CLAUSE_ENDS = /[.!?;,]/

const placeOf = (facts: readonly KnownFact[], side: string): string =>
  findFact(facts, { side, name: 'location' })?.value.trim().toLowerCase() ?? ''

/**
 * The deal of the other bot where a message names its home by the place that the contact gave
 * before: "the Kent house is 3 bed" to the buyer bot, once the house in Kent is the one on sale;
 * else null.
 */
export const homeNamed = (
  text: string,
  bot: string,
  facts: readonly KnownFact[],
): Intent | null => {
  if (bot !== 'buyer' && bot !== 'seller') return null
  const other = OTHER[bot]
  const place = placeOf(facts, SIDE_OF[other])
  if (place === '') return null
  const said = text.slice(0, LOOKED_AT_CHARS).toLowerCase()
  const here = placeOf(facts, SIDE_OF[bot])
  if (!said.includes(place) || (here !== '' && said.includes(here))) return null
  if (other === 'seller' && WISHES.test(said)) return null
  // Both may lie in one town: while nobody knows where this one does, "Boise" may say it.
  const named = here === '' ? isHomeThere : isNamed
  for (let at = said.indexOf(place); at >= 0; at = said.indexOf(place, at + 1))
    if (named(said, at, at + place.length)) return other
  return null
}

/** Whether the place between `from` and `to` names a home: "the Kent house". */
const isHomeThere = (said: string, from: number, to: number): boolean =>
  !LETTER.test(said.charAt(from - 1)) &&
  !LETTER.test(said.charAt(to)) &&
  (HOME_BEHIND.test(said.slice(to)) || HOME_BEFORE.test(said.slice(0, from)))

/** Or opens what is said of it: "Kent is 3 bed", "so about Kent". */
const isNamed = (said: string, from: number, to: number): boolean => {
  if (isHomeThere(said, from, to)) return true
  if (LETTER.test(said.charAt(to))) return false
  let clause = from
  while (clause > 0 && !CLAUSE_ENDS.test(said.charAt(clause - 1))) clause--
  return COMES_TO.test(said.slice(clause, from))
}
