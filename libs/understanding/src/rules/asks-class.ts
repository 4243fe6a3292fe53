import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { speaksOf } from './sides.ts'
import { cues, holds, isOneOf, within } from './words.ts'

const TAUGHT = cues('class classes workshop workshops seminar seminars webinar webinars')
const OPENS = wordSet('when where what do does is are how')
/** Words between whom it is for and the class: "first time buyer class". */
const REACH = 4
const SPEAKERS = (['me', 'own', 'want'] as const).map(bitsOf)

/** Whether it is only asked what is taught: "when is the next homebuyer class". */
export function asksClass(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  if (!holds(sentence, TAUGHT)) return false
  let asked = OPENS.has(text[0]!)
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & ASKED) !== 0) asked = true
    if (isOneOf(sentence, i, SPEAKERS) || dealsElse(sentence, i)) return false
  }
  return asked
}

/** "homebuyer class", but not "how does one buy. is there a class". */
const dealsElse = (sentence: Sentence, i: number): boolean =>
  (speaksOf('buyer', sentence, i) || speaksOf('seller', sentence, i)) &&
  !within(sentence.words.text, i + 1, Math.min(sentence.words.count, i + REACH), TAUGHT)
