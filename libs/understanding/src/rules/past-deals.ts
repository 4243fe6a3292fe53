import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { speaksOf } from './sides.ts'
import { cues, firstIn, holds, within } from './words.ts'

const HELPED = cues('helped sold found')
const YOU = wordSet('you yall team')
const PAST = cues('<year> ago back')
/** A deal of today beside it. */
const NOW = cues('now want need looking again next another ready time bigger smaller')
/** Words between "you" and what was done. */
const REACH = 4

/**
 * "you helped us buy our first house back in 2016": every deal a message speaks of is long done.
 */
export function isPastDeal(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  const from = firstIn(sentence, HELPED)
  if (from < 0 || !holds(sentence, PAST)) return false
  if (holds(sentence, NOW)) return false
  let past = count - 1
  while (!PAST.has(text[past]!)) past--
  if (!within(text, from - REACH, from, YOU)) return false
  for (let i = 0; i < count; i++) {
    if (!(speaksOf('buyer', sentence, i) || speaksOf('seller', sentence, i))) continue
    if (i < from || i > past) return false
  }
  return true
}
