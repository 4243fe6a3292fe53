import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { textAt } from './words.ts'

const TALKS = wordSet('conversation call talk phone')
const TEXTS = wordSet('text texts texting messages messaging')
const DENIALS = wordSet('no not dont never nobody without')

/** Whether a talk is wished for in place of texts: "this needs a conversation, not texts". */
export function prefersTalk(sentence: Sentence): boolean {
  const { count } = sentence.words
  for (let i = 1; i < count; i++) {
    if (!TALKS.has(textAt(sentence, i)) || !TEXTS.has(textAt(sentence, i + 2))) continue
    const instead = textAt(sentence, i + 1) === 'not'
    if (instead && !DENIALS.has(textAt(sentence, i - 1)) && !DENIALS.has(textAt(sentence, i - 2)))
      return true
  }
  return false
}
