import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, is, textAt, within } from './words.ts'

const REPORTS = wordSet('report reports reporting reported')
const BLOCKS = wordSet('block blocks blocking blocked')
/** What is reported, and to whom, without a word of messages. */
const TROUBLE = wordSet(
  `leak leaks crack cracks damage damages mold income earnings salary wages loss losses gain gains sale claim claims accident
   issue issues problem problems repair repairs noise ticket outage fire flood storm hail gas smell sewage water theft
   violation violations pest termites heater furnace`,
)
const WHOM = wordSet(
  `landlord landlady hoa city county insurance insurer lender bank builder irs management maintenance inspector plumber
   utility utilities bureau bureaus super tenant tenants roofer`,
)
const IT = wordSet('it this that them')
const AMOUNT = wordSet('<money>')
/** Hours that are kept free, and ways that are not. */
const HOURS = wordSet(
  `calendar calendars schedule time times hour hours slot slots day days evenings <time> lunch`,
)
const TIME = bitsOf('time')
const WAYS = wordSet(
  'driveway garage view views sun light street road alley entrance sidewalk gate',
)
const BEFORE = wordSet('out off my our the a an that some this your')
const QUARTER = wordSet('on our same whole city next every')
/** Words between a report and what of. */
const REACH = 5

/** Words that say so; "report" by itself is often one of an inspection. */
export const REPORTED: ReadonlySet<string> = new Set([...REPORTS, ...BLOCKS])

/** Whether messages may be reported or blocked by the word at `i`. */
export const mayReport = ({ words }: Sentence, i: number): boolean =>
  REPORTED.has(words.text[i]!) && words.text[i] !== 'report'

/**
 * Index of the last word of a report of something else than messages, or of hours and ways that are
 * blocked, from `i` on: "report back", "reported the leak", "block my calendar"; else -1.
 */
export function reportsElseAt(sentence: Sentence, i: number): number {
  const word = sentence.words.text[i]!
  if (REPORTS.has(word)) return endOfReport(sentence, i)
  return BLOCKS.has(word) ? endOfBlock(sentence, i) : -1
}

function endOfReport(sentence: Sentence, i: number): number {
  const { count, text } = sentence.words
  const next = textAt(sentence, i + 1)
  if (next === 'back' || AMOUNT.has(next)) return i + 1
  for (let k = i + 1; k < count && k < i + REACH && !beginsClause(sentence, k); k++) {
    if (TROUBLE.has(text[k]!)) return k
    if (text[k] === 'to' && (k === i + 1 || IT.has(text[k - 1]!)))
      return within(text, k + 1, Math.min(count, k + 4), WHOM) ? k : -1
  }
  return -1
}

function endOfBlock(sentence: Sentence, i: number): number {
  if (QUARTER.has(textAt(sentence, i - 1))) return i
  const { text } = sentence.words
  if (/^(?:is|was|are)$/.test(textAt(sentence, i - 1)) && within(text, i - 4, i, WAYS)) return i
  let at = i + 1
  while (BEFORE.has(textAt(sentence, at))) at++
  const word = textAt(sentence, at)
  if (WAYS.has(word) || HOURS.has(word) || (word !== '' && is(sentence, at, TIME))) return at
  return HOURS.has(textAt(sentence, at + 1)) && word.startsWith('<') ? at + 1 : -1
}
