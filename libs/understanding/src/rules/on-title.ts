import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { textAt, within } from './words.ts'

const ON = wordSet('on')
const TITLES = wordSet('deed title')
const SALE = wordSet('sell selling sold list listing')
/** Whoever names one of these quarrels about it. */
const QUARRELS = wordSet(
  `not no never ex wont refuses refusing refused off out court judge lawyer attorney forged fraud stole wants divorce divorced
   probate will estate executor heirs lien liens sue suing owes owe taxes died passed without unless until trust can`,
)

/** Whether one is on the title of what is to be sold, and quarrels with nobody about it. */
export const sellsOnTitle = ({ words }: Sentence): boolean =>
  within(words.text, 0, words.count, SALE) && !within(words.text, 0, words.count, QUARRELS)

/** "I'm on the deed with her": the word at `i` only says whose the home is. */
export const isOnTitle = (sentence: Sentence, i: number): boolean =>
  TITLES.has(textAt(sentence, i)) && within(sentence.words.text, i - 3, i, ON)
