import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { speaksOf } from './sides.ts'
import { cues, holds, isOneOf, within } from './words.ts'

const SHOWN_BY = cues('sign signs zillow redfin trulia site website')
const SAYS = wordSet('says say said saying shows showing reads read')
const [ME] = bitsOf('me')
const [OWN] = bitsOf('own')
const SOLD = (['sold', 'sells'] as const).map(bitsOf)
/** Words between "says" and "sold". */
const REACH = 4

/**
 * Whether it is only read that another home is sold or on sale: "the sign in the yard says sold".
 * What is one's own, or is asked, may be more.
 */
export function readsSold(sentence: Sentence): boolean {
  if (!holds(sentence, SHOWN_BY) || (sentence.all.marks & ASKED) !== 0) return false
  if ((sentence.all.low & (ME | OWN)) !== 0) return false
  const { count, text } = sentence.words
  let read = false
  for (let i = 0; i < count; i++) {
    if (!speaksOf('seller', sentence, i)) continue
    if (!isOneOf(sentence, i, SOLD) || !within(text, i - REACH, i, SAYS)) return false
    read = true
  }
  return read
}
