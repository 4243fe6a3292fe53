import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { is, textAt } from './words.ts'

const [OWN] = bitsOf('own')
const HOME = bitsOf('home')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth', 'gone', 'invest'] as const).map(bitsOf)
/**
 * "450 mine", "what would you get", "it has to go", "an offer": of a home that is named elsewhere.
 */
const DEALS = wordSet(
  `let letting market part parting ways hands out over fetch bring unload buyer buyers seller offer offers owner owners
   landlord tenant tenants vacant extra trade quitarme tengo tenemos venden have has got kept inherited deeded left your yours
   it this that there ya`,
)
/** What is one's own and no home: "my ceiling", "our budget", "my wife". */
const LIMITS = wordSet('ceiling max maximum limit budget cap top range minimum min')
const PERSONS = (['mate', 'kin', 'elder'] as const).map(bitsOf)
/** Before a home that is any home: "a condo", "3 bed homes". */
const ANY = wordSet('a an any another one some two <n1> <n2> 2 4')

/**
 * Whether nothing in a message could be sold: no home but such as one looks for, no word of selling
 * or of having. "4 months is more realistic", "a 1 bedroom would do, 380 is my ceiling" and "I'd
 * take a condo for the right price" go on with a search.
 */
export function namesNoSale(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    if (DEALS.has(text[i]!) || SELLING.some(kind => is(sentence, i, kind))) return false
    if ((sentence.low[i]! & OWN) !== 0 && !isLimit(sentence, i + 1)) return false
    if (is(sentence, i, HOME) && !isAny(sentence, i)) return false
  }
  return true
}

const isLimit = (sentence: Sentence, i: number): boolean =>
  LIMITS.has(textAt(sentence, i)) ||
  (i < sentence.words.count && PERSONS.some(kind => is(sentence, i, kind)))

const isAny = (sentence: Sentence, i: number): boolean =>
  ANY.has(textAt(sentence, i - 1)) || ANY.has(textAt(sentence, i - 2))
