import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { waitsForHome } from './waits-for-home.ts'
import { is, isOneOf, within } from './words.ts'

const [OWN] = bitsOf('own')
const ROOMS = bitsOf('rooms')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth'] as const).map(bitsOf)
const ABLE = wordSet('could can would will do does did should might')
const GETS = wordSet('get buy afford')
const AMOUNTS = wordSet('<money> <n3> <n4> <n2> <n>')
const WITH = wordSet('for with at to under around')
/** Words between "could" and "get", "get" and "for", "for" and the amount. */
const REACH = 3

/**
 * Whether words that could speak of a sale only go on with a search: the own home is none that is
 * sold.
 */
export function searchesOn(sentence: Sentence, bot: string): boolean {
  if (bot === 'seller') return false
  if (waitsForHome(sentence)) return true
  return bot === 'buyer' && asksOfBudget(sentence)
}

/** "what could I get for 240": what one gets for an amount is the home that is bought. */
function asksOfBudget(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let asked = false
  for (let i = 0; i < count; i++) {
    if (isOneOf(sentence, i, SELLING) || (sentence.low[i]! & OWN) !== 0) return false
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
