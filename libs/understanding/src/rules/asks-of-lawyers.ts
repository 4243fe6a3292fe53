import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, holds, textAt, within } from './words.ts'

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

/** What a lawyer does in every deal: "my attorney does all my closings". */
const HABITS = wordSet('does did handles handled reviews reviewed')
const ALWAYS = wordSet('always usually all')
const PAPERS = wordSet('closing closings paperwork contracts contract docs documents title')
/** "attorney says the paperwork looks fine". */
const JUDGES = wordSet('says said looked reviewed read thinks')
const FINE = wordSet('fine good great ok okay clean solid')
/** Whoever says one of these may be told something else. */
const BUT = cues(
  `not but no never except until unless should deposit earnest you your sue suing sued suit back breach refuse refuses refusing
   refused owe owes cancel against divorce estate`,
)

/** "my attorney always handles my closings", "attorney says it looks good": a deal as any other. */
export function praisesLawyer(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!LAWYERS.has(text[i]!) || holds(sentence, BUT)) return false
  const before = textAt(sentence, i - 1)
  if (!beginsClause(sentence, i) && !/^(?:my|our|the)$/.test(before)) return false
  const end = Math.min(count, i + 2 * REACH)
  const does = ALWAYS.has(textAt(sentence, i + 1)) ? i + 2 : i + 1
  if (HABITS.has(textAt(sentence, does)) && within(text, does, end, PAPERS)) return true
  return JUDGES.has(textAt(sentence, i + 1)) && within(text, i + 2, end, FINE)
}

/** Words around a lawyer in which stands what for. */
const REACH = 6

const isQuestion = (sentence: Sentence): boolean =>
  ASKS.has(textAt(sentence, 0)) && WHO.has(textAt(sentence, 1))
