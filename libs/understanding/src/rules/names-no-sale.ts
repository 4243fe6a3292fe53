import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, holdsOneOf, is, isOneOf, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
const [ME] = bitsOf('me')
const HOME = bitsOf('home')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth', 'gone', 'invest'] as const).map(bitsOf)
/**
 * "450 mine", "what would you get", "it has to go", "an offer": of a home that is named elsewhere.
 */
const DEALS = cues(
  `let letting market part parting ways hands out over fetch bring unload buyer buyers seller offer offers owner owners
   landlord tenant tenants vacant extra trade quitarme tengo tenemos venden have has got kept inherited deeded left your yours
   it this that there ya`,
)
/** What is one's own and no home: "my ceiling", "our budget", "my wife". */
const LIMITS = wordSet('ceiling max maximum limit budget cap top range minimum min')
const PERSONS = (['mate', 'kin', 'elder'] as const).map(bitsOf)
/** "where we live now", "the one I live in": the own home, by living in it. */
const LIVED = wordSet('where one')
const LIVES = wordSet('live living')
/** Before it where a price is asked: else it is a measure of the home that is sought. */
const VALUED = wordSet('for price')
/** Before a home that is any home: "a condo", "3 bed homes". */
const ANY = wordSet('a an any another one some two <n1> <n2> 2 4')

/**
 * Whether nothing in a message could be sold: no home but such as one looks for, no word of selling
 * or of having. "4 months is more realistic", "a 1 bedroom would do, 380 is my ceiling" and "I'd
 * take a condo for the right price" go on with a search.
 */
export function namesNoSale(sentence: Sentence): boolean {
  if (holds(sentence, DEALS) || holdsOneOf(sentence, SELLING)) return false
  for (let i = 0; i < sentence.words.count; i++) {
    if ((sentence.low[i]! & OWN) !== 0 && !isLimit(sentence, i + 1)) return false
    if (is(sentence, i, HOME) && !isAny(sentence, i)) return false
  }
  return !valuesLivedIn(sentence)
}

/** "what would you pay for the one I live in", "price where we live". */
function valuesLivedIn({ words, low }: Sentence): boolean {
  const { count, text } = words
  for (let i = 1; i + 2 < count; i++) {
    if (!LIVED.has(text[i]!) || !within(text, i - 2, i, VALUED)) continue
    if ((low[i + 1]! & ME) !== 0 && within(text, i + 2, Math.min(count, i + 4), LIVES)) return true
  }
  return false
}

const isLimit = (sentence: Sentence, i: number): boolean =>
  LIMITS.has(textAt(sentence, i)) || (i < sentence.words.count && isOneOf(sentence, i, PERSONS))

const isAny = (sentence: Sentence, i: number): boolean =>
  ANY.has(textAt(sentence, i - 1)) || ANY.has(textAt(sentence, i - 2))
