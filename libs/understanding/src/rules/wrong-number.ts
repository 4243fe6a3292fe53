import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, is, textAt } from './words.ts'

const STOP = bitsOf('stop')
const WRONG = cues('wrong')
const WHOM = wordSet('number person')
/** What asks for more than it tells: "take this one out", "don't text here". */
const ASKS = wordSet(
  `take taking off out down removed text texts texting message messages messaging send sending contact contacting bother
   bothering keep more report reporting reported lawyer junk mute`,
)

/**
 * Whether a message only tells that it reached somebody else: "sorry, wrong number" asks for no end
 * of messages.
 */
export function wrongNumber(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, WRONG)) return false
  let told = false
  for (let i = 0; i < count; i++) {
    if (ASKS.has(text[i]!) || is(sentence, i, STOP)) return false
    if (text[i] === 'wrong' && WHOM.has(textAt(sentence, i + 1))) told = true
  }
  return told
}
