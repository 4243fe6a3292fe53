import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER } from '../text/tokens.ts'
import { is, isOneOf, textAt } from './words.ts'

const ROOMS = bitsOf('rooms')
const HOME = bitsOf('home')
const BUYING = (['buy', 'bought', 'loan', 'sells', 'own', 'invest'] as const).map(bitsOf)
const OWNING = wordSet('own owning ownership get gets mortgage payment payments first budget')
const EACH = wordSet('a per each every')

/**
 * Whether rooms are sought for an amount a month, as one rents them: "2 bed, 1800 a month". Who
 * buys speaks of a home or a loan.
 */
export function rentsMonthly(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  let monthly = false
  let rooms = false
  for (let i = 0; i < count; i++) {
    if (OWNING.has(text[i]!) || isOneOf(sentence, i, BUYING)) return false
    if (is(sentence, i, HOME)) return false
    if (is(sentence, i, ROOMS)) rooms = true
    if ((marks[i]! & NUMBER) === 0 || text[i] === '<n1>') continue
    const month = textAt(sentence, EACH.has(textAt(sentence, i + 1)) ? i + 2 : i + 1)
    if (month === 'month' || month === 'monthly') monthly = true
  }
  return monthly && rooms
}
