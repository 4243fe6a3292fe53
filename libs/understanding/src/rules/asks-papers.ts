import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { CAPITAL, NUMBER } from '../text/tokens.ts'
import { cues, firstIn, isOneOf, within } from './words.ts'

const SOMETHING = cues('something anything')
const READ = wordSet('read look review sign writing')
/** "do you have something we could look at" asks for a home. */
const SENDS = wordSet('send resend email mail text give get')
const HOMES = (['home', 'rooms', 'buy'] as const).map(bitsOf)
const SOUGHT = wordSet('find show lake water')
/** Words between "something" and what is done with it. */
const REACH = 5

/**
 * Whether only papers are asked for, and no home: "send me something to look over", "something in
 * writing".
 */
export function asksPapers(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  const at = firstIn(sentence, SOMETHING)
  if (at < 0 || !within(text, 0, at, SENDS)) return false
  if (!within(text, at + 1, Math.min(count, at + REACH), READ)) return false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & (CAPITAL | NUMBER)) !== 0 && text[i] !== 'i') return false
    if (SOUGHT.has(text[i]!) || isOneOf(sentence, i, HOMES)) return false
  }
  return true
}
