import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, textAt, within } from './words.ts'

const ON = wordSet('on')
const TITLES = wordSet('deed title')
const SALE = cues('sell selling sold list listing')
/** Whoever names one of these quarrels about it. */
const QUARRELS = cues(
  `not no never ex wont refuses refusing refused off out court judge lawyer attorney forged fraud stole wants divorce divorced
   probate will estate executor heirs lien liens sue suing owes owe taxes died passed without unless until trust can`,
)

/** Whether one is on the title of what is to be sold, and quarrels with nobody about it. */
export const sellsOnTitle = (sentence: Sentence): boolean =>
  holds(sentence, SALE) && !holds(sentence, QUARRELS)

/** "I'm on the deed with her": the word at `i` only says whose the home is. */
export const isOnTitle = (sentence: Sentence, i: number): boolean =>
  TITLES.has(textAt(sentence, i)) && within(sentence.words.text, i - 3, i, ON)
