import { isYear, readDates, WITHIN } from './dates.ts'
import { readHaste } from './haste.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { DAYS_OF, wholeYears } from './time-words.ts'
import { wordSet } from './word-set.ts'

/** `timelineDays` where days can be counted, else `timeline`; never both. */
export function readTimeline(m: Message): void {
  const ranked = m.tokens.some(t => t.ordinal || t.low === '/')
  const dated = ranked || m.quantities.some(q => isYear(m.tokens[q.from]))
  if (!(m.mask & (W.unit | W.when | W.urgent) || dated)) return
  const before = m.found.length
  if (m.mask & W.unit) {
    for (const q of m.quantities) span(m, q)
    elliptic(m)
  }
  if (m.mask & (W.unit | W.when) || dated) readDates(m)
  if (m.mask & W.urgent && m.found.length === before) readHaste(m)
  if (!m.found.some(f => f.name === 'timelineDays')) return
  // A day count says more than a season or an event beside it.
  for (let i = m.found.length - 1; i >= 0; i--)
    if (m.found[i]?.name === 'timeline') m.found.splice(i, 1)
}

/** Days; a longer span is an age or a loan's term. */
const MOST_DAYS = 3_700

/** What may stand between a number and its unit: "6 or more months", "10 business days". */
const BEFORE_UNIT = wordSet('of more business or')

/** "30-45 days", "6 months or less", "7 day close". */
function span(m: Message, q: Quantity): void {
  if (q.used || q.dollar || q.percent || q.plural || q.scale > 1 || q.value <= 0) return
  const at = BEFORE_UNIT.has(wordAt(m, q.to)) ? q.to + 1 : q.to
  const unit = DAYS_OF.get(wordAt(m, at))
  if (unit === undefined) return
  q.used = true
  const half = wordAt(m, at + 1) === 'and' && wordAt(m, at + 3) === 'half'
  const value = Math.round((q.value + (half ? 0.5 : 0)) * unit)
  if (q.refused || value > MOST_DAYS || isOtherSpan(m, q, at)) return
  if (ofOthers(m, q.from) || inQuestion(m, q.from)) return
  found(m, 'timelineDays', String(wholeYears(value, unit)), q.from, half ? at + 4 : at + 1)
}

/** Most that a number without its unit counts; the days that take the place of others are more. */
const [MOST_BARE, MOST_BARE_DAYS] = [60, 365]

const OR_ELSE = wordSet('maybe or more like probably make')

/** "two weeks, maybe three": the second number has the unit of the first. */
function elliptic(m: Message): void {
  for (let i = 1; i < m.quantities.length; i++) {
    const [last, q] = [m.quantities[i - 1], m.quantities[i]]
    if (!last?.used || !q || q.used || q.scale > 1 || q.dollar || q.percent) continue
    const unit = DAYS_OF.get(wordAt(m, last.to))
    if (q.value > (q.corrects && unit === 1 ? MOST_BARE_DAYS : MOST_BARE)) continue
    const next = m.tokens[q.to]
    const ends = !next || next.seg !== m.tokens[q.from]?.seg
    if (unit === undefined || !(ends || q.corrects)) continue
    if (!(q.corrects || OR_ELSE.has(wordAt(m, q.from - 1)))) continue
    const stated = m.found.some(f => f.name === 'timelineDays' && f.from === last.from)
    if (!(stated || last.refused)) continue
    q.used = true
    found(m, 'timelineDays', String(wholeYears(Math.round(q.value * unit), unit)), q.from, q.to)
  }
}

/** Words behind a span that make it an age, a term or a wait. */
const OTHER_AFTER = wordSet(
  'old ago fixed arm loan mortgage lease viejo experience warranty rate pregnant behind late wait of notice into',
)
/** Words anywhere in its clause that do so. */
const OTHER_BESIDE = wordSet(
  `old ago sold been waiting waited wait see call back text last past lived living here worked loan fixed arm term
   experience married behind late every per pregnant sober turning age aged hace desde viejo llevamos llevo since
   already supply inventory dom sat history lender appointment visit meeting tour showing payments savings reserves
   warranty reply remind check touch normal escuela anniversary each vacation trip visiting expires expire expiring
   delayed delay interest heard average avg typical usually bday think decide birthday due flight took takes had owned roof furnace hvac ac heater photos inspection open lease appt appts wedding surgery surgerys consult consultation`,
)
/**
 * Of these only in front of the span: "my lease has 4 months left" is a time, "a 2 year lease" is
 * not.
 */
const ONLY_BEFORE = wordSet('lease last here late')

/** "40 days zero calls", "3 months no offers" */
const WAITED_FOR = wordSet(
  'calls offers showings bites lookers nibbles buyers traffic interest views takers leads',
)

/** An age, a wait, a stay, a loan's term, an appointment. */
function isOtherSpan(m: Message, q: Quantity, at: number): boolean {
  if (OTHER_AFTER.has(wordAt(m, at + 1))) return true
  // "10 years in this house"
  if (wordAt(m, at + 1) === 'in' && /^(?:this|the|our|my|here)$/.test(wordAt(m, at + 2)))
    return true
  if (wordAt(m, at + 1) === 'on' && /^(?:market|mkt)$/.test(wordAt(m, at + 2))) return true
  const next = wordAt(m, at + 1)
  // "3 weeks and still no answer"
  if (next === 'and' && /^(?:nothing|still|no|nada)$/.test(wordAt(m, at + 2))) return true
  if (/^(?:no|zero|0|without|few)$/.test(next) && WAITED_FOR.has(wordAt(m, at + 2))) return true
  const before = wordAt(m, q.from - 1)
  // "one day we'd sell" is some day.
  if (q.value === 1 && !q.digits && DAYS_OF.get(wordAt(m, at)) === 1 && !WITHIN.has(before))
    return true
  // "give me a couple days" is to think.
  if (before === 'me' && wordAt(m, q.from - 2) === 'give' && /^days?$/.test(wordAt(m, at)))
    return true
  // "need 4 more days" is a wait; "in 4 more days" is not.
  if (wordAt(m, q.to) === 'more' && /^days?$/.test(wordAt(m, at)) && before !== 'in') return true
  if (before === 'first' || before === 'last') return true
  // "debo 4 meses", "owe 3 months" are payments.
  if (OWES.has(before)) return true
  // "option period 10 days"
  if (before === 'period' && wordAt(m, q.from - 2) === 'option') return true
  // "for 8 months", "for at least 10 years", "every two weeks" are stays and rates.
  if (before === 'for') return wordAt(m, q.from - 2) !== 'not'
  if (before === 'least' && wordAt(m, q.from - 3) === 'for') return true
  const [from, to] = segmentOf(m, q.from)
  for (let k = from; k < to; k++) {
    if (k >= q.from && k <= at) continue
    const w = wordAt(m, k)
    if (w === 'start' || w === 'starts') {
      if (/^(?:i|we|job|he|she)$/.test(wordAt(m, k - 1))) return true
    } else if (OTHER_BESIDE.has(w) && !isHarmless(m, w, k, at)) return true
    if (MEETS.has(w) && k < q.from && !dealsBetween(m, k, q.from)) return true
  }
  return false
}

const OWES = wordSet('debo debemos debe owe owes owed')
const MEETS = wordSet('meet talk chat show zoom')
const DEALS = /^(?:move|close|closing|ready|out|buy|sell)$/

/** "show us what you have, we close in 2 weeks": the deal, not the appointment. */
const dealsBetween = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (DEALS.test(wordAt(m, k))) return true
  return false
}

function isHarmless(m: Message, w: string, k: number, at: number): boolean {
  if (w === 'lease' && wordAt(m, k + 1) === 'is' && wordAt(m, k + 3) === 'more') return true
  if (w === 'lease' && /^(?:is|was)$/.test(wordAt(m, k + 1)) && m.tokens[k + 2]?.kind === 'number')
    return false
  // "no wait 6 months" and "3 months no wait 4" correct.
  if (w === 'wait' && (k === at - 2 || m.tokens[k + 1]?.kind === 'number'))
    return wordAt(m, k - 1) === 'no'
  if (ONLY_BEFORE.has(w)) return w === 'lease' || k > at
  return w === 'sold' && /^(?:it|get|be|house|home|place|them)$/.test(wordAt(m, k - 1))
}
