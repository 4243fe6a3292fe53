import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, textAt } from './words.ts'

const TALKS = cues('conversation call talk phone')
const TEXTS = cues('text texts texting messages messaging')
const DENIALS = wordSet('no not dont never nobody without')

/** Whether a talk is wished for in place of texts: "this needs a conversation, not texts". */
export function prefersTalk(sentence: Sentence): boolean {
  const { count } = sentence.words
  if (!holds(sentence, TALKS) || !holds(sentence, TEXTS)) return false
  for (let i = 1; i < count; i++) {
    if (!TALKS.has(textAt(sentence, i)) || !TEXTS.has(textAt(sentence, i + 2))) continue
    const instead = textAt(sentence, i + 1) === 'not'
    if (instead && !DENIALS.has(textAt(sentence, i - 1)) && !DENIALS.has(textAt(sentence, i - 2)))
      return true
  }
  return false
}
