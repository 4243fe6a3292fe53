import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NEW_CLAUSE } from '../text/tokens.ts'
import { waitsForHome } from './waits-for-home.ts'
import { is, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
const HOME = bitsOf('home')
const ROOMS = bitsOf('rooms')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth'] as const).map(bitsOf)
const LEAVING = (['price', 'gone', 'move', 'agent'] as const).map(bitsOf)
/** What else may speak of a sale, or asks something of the bot. */
const DEALS = wordSet(
  `offer offers offered buyer buyers seller sellers investor investors trade trading take handle you your yours someone
   anyone equity cash vacant empty until contingent photos sign comps number`,
)
const ABLE = wordSet('could can would will do does did should might')
const GETS = wordSet('get buy afford')
const AMOUNTS = wordSet('<money> <n3> <n4> <n2> <n>')
const WITH = wordSet('for with at to under around')
const NOW = wordSet('current present old own last')
const STATES = wordSet('is has had was')
const COMPARES = wordSet('near to from than like by unlike as')
/** Words between "could" and "get", "get" and "for", "for" and the amount. */
const REACH = 3

/**
 * Whether words that could speak of a sale only go on with a search: the own home is none that is
 * sold.
 */
export function searchesOn(sentence: Sentence, bot: string): boolean {
  if (bot === 'seller') return false
  if (waitsForHome(sentence)) return true
  return bot === 'buyer' && (asksOfBudget(sentence) || comparesHome(sentence))
}

/** "what could I get for 240": what one gets for an amount is the home that is bought. */
function asksOfBudget(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let asked = false
  for (let i = 0; i < count; i++) {
    if (isAny(SELLING, sentence, i) || (sentence.low[i]! & OWN) !== 0) return false
    if (!GETS.has(text[i]!) || !within(text, i - REACH, i, ABLE)) continue
    for (let k = i + 1; k < Math.min(count, i + 1 + REACH); k++)
      if (WITH.has(text[k]!) && amountBehind(sentence, k)) asked = true
  }
  return asked
}

function amountBehind(sentence: Sentence, at: number): boolean {
  const { count, text } = sentence.words
  for (let k = at + 1; k < Math.min(count, at + 1 + REACH); k++)
    if (AMOUNTS.has(text[k]!)) return k + 1 >= count || !is(sentence, k + 1, ROOMS)
  return false
}

/**
 * "our current home has gas heat so id want that": the home one lives in, as a measure of the one
 * that is sought.
 */
function comparesHome(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let compared = false
  for (let i = 0; i < count; i++) {
    if (isAny(SELLING, sentence, i) || isAny(LEAVING, sentence, i) || DEALS.has(text[i]!))
      return false
    if (is(sentence, i, HOME) && (isOwnMeasure(sentence, i) || isLivedIn(sentence, i)))
      compared = true
  }
  return compared
}

/** "our current home has", "near our house", "my place doesnt have". */
function isOwnMeasure(sentence: Sentence, i: number): boolean {
  const { count, text, marks } = sentence.words
  const own = NOW.has(textAt(sentence, i - 1)) ? i - 2 : i - 1
  if (own < 0 || (sentence.low[own]! & OWN) === 0) return false
  if (own > 0 && COMPARES.has(text[own - 1]!)) return true
  if (i + 1 < count && (marks[i + 1]! & NEW_CLAUSE) !== 0) return false
  const next = textAt(sentence, i + 1) === 'now' ? i + 2 : i + 1
  const denied = textAt(sentence, next) === 'do' && textAt(sentence, next + 1) === 'not'
  return denied || STATES.has(textAt(sentence, next))
}

/** "the house we're in has". */
function isLivedIn(sentence: Sentence, i: number): boolean {
  return (
    /^(?:we|i)$/.test(textAt(sentence, i + 1)) &&
    textAt(sentence, i + 3) === 'in' &&
    STATES.has(textAt(sentence, i + 4))
  )
}

function isAny(
  kinds: readonly (readonly [number, number])[],
  sentence: Sentence,
  i: number,
): boolean {
  for (const kind of kinds) if (is(sentence, i, kind)) return true
  return false
}
