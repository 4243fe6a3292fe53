import type { KnownFact } from '@baton/domain'
import { findFact } from '../facts/known.ts'

type Intent = 'buyer' | 'seller'

const SIDE_OF = { buyer: 'buying', seller: 'selling' } as const
const OTHER = { buyer: 'seller', seller: 'buyer' } as const
/** Of a longer message what stands first. */
const LOOKED_AT_CHARS = 300
const HOME = 'house|home|place|condo|townhouse|townhome|duplex|property|one|lot'
/** Words before the place with which one comes to speak of it. */
const LEADS = '(?:so|ok|okay|now|and|about|for|then|back to) '
/** Beside a wish the place of the own home is where one comes from: "closer to Kent". */
const WISHES = /\b(?:want|need|looking|find|buy|bigger|closer|near|from|like|than)\b/

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

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
  const name = `(?<!\\p{L})${escaped(place)}(?!\\p{L})`
  const home = new RegExp(`${name} (?:${HOME})\\b|\\b(?:${HOME}) in ${name}`, 'u')
  const opens = new RegExp(`(?:^|[.!?;,] *)(?:${LEADS})*${name}`, 'u')
  return home.test(said) || opens.test(said) ? other : null
}
