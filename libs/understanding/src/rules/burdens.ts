import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { isOneOf, textAt, within } from './words.ts'

const [ME] = bitsOf('me')
const [OWN] = bitsOf('own')
const NEAR = (['mate', 'elder'] as const).map(bitsOf)
/** What lies on a home, what a home is in, and what befalls its owner. */
const CHARGES = wordSet('lien liens judgment levy lawsuit suit litigation sued')
const STATES = wordSet(
  'probate foreclosure foreclosures foreclosed foreclose estate auction default repossess repo',
)
const FATES = wordSet(
  'divorce divorced divorcing bankruptcy bankrupt separation separated separating heir heirs executor',
)
/** A home on offer by such words as nobody has for the own one. */
const ON_OFFER = wordSet('it one ones them those property listing unit building')
const OWNERS = wordSet('owner owners seller sellers they hoa association builder developer')
const HEARSAY = wordSet(
  'hear heard see saw read think thought guess wonder wondering noticed know hope take mean',
)
/** Words before a burden in which whose it is stands. */
const BURDEN_REACH = 5

/**
 * Whether nobody speaks of themselves or one of theirs: "I heard", but not "I have", "our", "my
 * mom".
 */
export function isOfOthers(sentence: Sentence): boolean {
  const { count } = sentence.words
  for (let i = 0; i < count; i++) {
    if ((sentence.low[i]! & OWN) !== 0 || isOneOf(sentence, i, NEAR)) return false
    if ((sentence.low[i]! & ME) !== 0 && !HEARSAY.has(textAt(sentence, i + 1))) return false
  }
  return true
}

/**
 * "a lien on it", "that one in probate", "the owner's getting divorced": of the home on offer.
 * Whoever names no owner and no such home may speak of themselves: "bankruptcy because of the
 * house".
 */
export function isTheirs(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  const word = text[i]!
  if (within(text, i - BURDEN_REACH, i, OWNERS))
    return CHARGES.has(word) || STATES.has(word) || FATES.has(word)
  if (CHARGES.has(word)) return within(text, i + 1, Math.min(count, i + 1 + 3), ON_OFFER)
  return STATES.has(word) && within(text, i - BURDEN_REACH, i, ON_OFFER)
}
