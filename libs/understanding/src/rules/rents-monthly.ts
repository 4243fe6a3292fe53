import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER } from '../text/tokens.ts'
import { cues, holds, holdsClass, holdsOneOf, textAt } from './words.ts'

const ROOMS = bitsOf('rooms')
const BUYING = (['buy', 'bought', 'loan', 'sells', 'own', 'invest', 'home'] as const).map(bitsOf)
const OWNING = cues('own owning ownership get gets mortgage payment payments first budget')
const MONTHS = cues('month monthly')
const EACH = wordSet('a per each every')

/**
 * Whether rooms are sought for an amount a month, as one rents them: "2 bed, 1800 a month". Who
 * buys speaks of a home or a loan.
 */
export function rentsMonthly(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  if (!holds(sentence, MONTHS) || !holdsClass(sentence, ROOMS)) return false
  if (holds(sentence, OWNING) || holdsOneOf(sentence, BUYING)) return false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & NUMBER) === 0 || text[i] === '<n1>') continue
    const month = textAt(sentence, EACH.has(textAt(sentence, i + 1)) ? i + 2 : i + 1)
    if (MONTHS.has(month)) return true
  }
  return false
}
