import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { waitsForHome } from './waits-for-home.ts'
import { cues, holds, holdsOneOf, is, within } from './words.ts'

const [OWN] = bitsOf('own')
const ROOMS = bitsOf('rooms')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth'] as const).map(bitsOf)
const ABLE = wordSet('could can would will do does did should might')
const GETS = cues('get buy afford')
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
  if (!holds(sentence, GETS) || (sentence.all.low & OWN) !== 0) return false
  if (holdsOneOf(sentence, SELLING)) return false
  for (let i = 0; i < count; i++) {
    if (!GETS.has(text[i]!) || !within(text, i - REACH, i, ABLE)) continue
    for (let k = i + 1; k < Math.min(count, i + 1 + REACH); k++)
      if (WITH.has(text[k]!) && amountBehind(sentence, k)) return true
  }
  return false
}

function amountBehind(sentence: Sentence, at: number): boolean {
  const { count, text } = sentence.words
  for (let k = at + 1; k < Math.min(count, at + 1 + REACH); k++)
    if (AMOUNTS.has(text[k]!)) return k + 1 >= count || !is(sentence, k + 1, ROOMS)
  return false
}
