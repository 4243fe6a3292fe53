import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, holds, is, textAt } from './words.ts'

const SEEN = wordSet(
  `see seen saw look looks looked looking walk tour view viewing showing showings sign signing closing photos pictures pics
   bigger smaller better nicer darker`,
)
/** Whom one sees is a person after all. */
const MET = cues(
  'talk talking meet meeting discuss sit speak chat who whom with office interpreter someone somebody',
)
const WHOM = wordSet('you them yall')
/** Words around "in person" in which stands what is seen. */
const REACH = 9
const BEHIND = 5

/** Whether somebody is spoken of whom one meets or talks to. */
export const namesCompany = (sentence: Sentence): boolean => holds(sentence, MET)

/**
 * "see the house in person", "looks smaller in person", "do we sign in person": the word at `i` is
 * no person.
 */
export function seenInPerson(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (text[i] !== 'person' || textAt(sentence, i - 1) !== 'in') return false
  const from = Math.max(0, i - REACH)
  const to = Math.min(count, i + BEHIND)
  for (let k = from; k < to; k++)
    if (SEEN.has(text[k]!)) return !(/^see$/.test(text[k]!) && WHOM.has(textAt(sentence, k + 1)))
  return false
}

const MEETS = wordSet('meet meeting')
const OTHERS = wordSet(
  `neighbors neighbor sellers seller owners owner buyers buyer couple tenants tenant board builder inspector appraiser stager
   dog folks family`,
)
const OURS = wordSet('with someone somebody agent agents realtor realtors broker you your us me')

/**
 * "can I meet the sellers", "do we get to meet the neighbors": the word at `i` is of somebody on
 * the other side.
 */
export function meetsOthers(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!MEETS.has(text[i]!)) return false
  for (let k = i + 1; k < count && k < i + BEHIND && !beginsClause(sentence, k); k++) {
    if (OURS.has(text[k]!)) return false
    if (text[k] === 'who' && textAt(sentence, k + 1) === 'is') return true
    if (OTHERS.has(text[k]!)) return !OURS.has(textAt(sentence, k + 1))
  }
  return false
}

const HOME = bitsOf('home')
const AT = wordSet('at there in outside')
/** With somebody, or for a talk, one meets a person. */
const TALKS = cues(
  `with someone somebody anyone agent agents realtor realtors broker office talk discuss over about paperwork questions
   sign offer offers contract first`,
)

/** Whether more is to be done than to see a home. */
export const namesTalk = (sentence: Sentence): boolean => holds(sentence, TALKS)

/**
 * "can we meet at the house at 4", "meet there at noon": the word at `i` is of a showing, where
 * whoever shows it is met.
 */
export function meetsAtHome(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (text[i] !== 'meet') return false
  if (textAt(sentence, i + 1) === 'there') return true
  if (!AT.has(textAt(sentence, i + 1))) return false
  for (let k = i + 2; k < Math.min(count, i + BEHIND); k++) if (is(sentence, k, HOME)) return true
  return false
}
