import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, textAt, within } from './words.ts'

const LAWYERS = wordSet('lawyer lawyers attorney attorneys')
const ASKS = wordSet('do does is are would will')
const WHO = wordSet('i we you people buyers sellers it there most the')
const DEALS = wordSet('sell selling buy buying close closing in staff here')
/** Whoever names one of these has a dispute, or wants a lawyer. */
const DISPUTES = cues(
  `deposit earnest back sue suing sued suit court fight fighting divorce probate estate bankruptcy foreclosure lien will deed
   ex contract refusing refuses dispute judge trust know good recommend talk call ask asking my our us me`,
)

/** Whether a dispute is spoken of, or one's own matter. */
export const namesDispute = (sentence: Sentence): boolean => holds(sentence, DISPUTES)

/**
 * "do I need a lawyer to close in NY", "a lawyer on staff?": the word at `i` is of a custom that is
 * asked about.
 */
export function asksOfLawyers(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (text[i] === 'staff')
    return textAt(sentence, i - 1) === 'on' && within(text, i - REACH, i, LAWYERS)
  if (!LAWYERS.has(text[i]!) || !isQuestion(sentence)) return false
  return within(text, i + 1, Math.min(count, i + REACH), DEALS)
}

/** Words around a lawyer in which stands what for. */
const REACH = 6

const isQuestion = (sentence: Sentence): boolean =>
  ASKS.has(textAt(sentence, 0)) && WHO.has(textAt(sentence, 1))
