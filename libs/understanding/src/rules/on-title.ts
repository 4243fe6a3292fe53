import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
const ON = wordSet('on')
const TITLES = wordSet('deed title')
/** What one finds in a deed that is only read. */
const READ = wordSet(
  'look looked looking read reading says say said mentions mention shows states lists copy',
)
const OF_DEED = wordSet('the a that')
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

/** "we looked at the deed", "the deed mentions a shared driveway": nobody quarrels about it. */
export function readsDeed(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (text[i] !== 'deed' || (sentence.all.low & OWN) !== 0) return false
  if (text[i + 1] === 'restrictions') return true
  if (holds(sentence, QUARRELS)) return false
  const named = i === 0 || OF_DEED.has(text[i - 1]!)
  return named && within(text, i - REACH, Math.min(count, i + REACH), READ)
}

/** Words between a deed and that it is read. */
const REACH = 4
