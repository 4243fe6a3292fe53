import { isDueDay, isMonthAndDay } from './day-of-month.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { APPOINTMENT, DAYS_OF, halfOf, TIME_LEADS } from './time-words.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/**
 * "by spring", "in June", "next month", "before school starts", "end of the year", "a year from
 * now".
 */
export function readDates(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (t?.ordinal && isDayOf(m, i)) vague(m, i - 2, i + 1)
    if (isYear(t) && isDueYear(m, i)) vague(m, i - 1, i + 1)
    if (t?.kind === 'number' && isSlashed(m, i)) vague(m, i, i + 3)
    if (t?.kind !== 'word' || t.taken || !(t.bits & (W.when | W.unit)) || isOtherDate(m, i))
      continue
    const unit = DAYS_OF.get(t.low)
    if (unit !== undefined) unitAt(m, i, unit)
    else if (EVENTS.has(t.low)) event(m, i)
    else if (isCalendar(m, i)) vague(m, i, i + 1)
  }
}

const BY = wordSet('by before')
const FIRST_YEAR = 2_024
const LAST_YEAR = 2_040

/** A number of the size of a year to come. */
export const isYear = (t: Token | undefined): boolean =>
  t?.kind === 'number' && t.value >= FIRST_YEAR && t.value <= LAST_YEAR && t.end - t.start === 4

/** "by 2027" */
const isDueYear = (m: Message, i: number): boolean =>
  BY.has(wordAt(m, i - 1)) && wordAt(m, i - 2) !== 'off' && endsClause(m, i) && !isOtherDate(m, i)

/** "gotta be out by the 30th" */
const isDayOf = (m: Message, i: number): boolean =>
  wordAt(m, i - 1) === 'the' &&
  BY.has(wordAt(m, i - 2)) &&
  (m.tokens[i]?.value ?? 99) <= 31 &&
  !isOtherDate(m, i)

const isSlashed = (m: Message, i: number): boolean =>
  isMonthAndDay(m, i) && isDueDay(m, i) && !isOtherDate(m, i)

const vague = (m: Message, from: number, to: number): void => {
  if (!inQuestion(m, from)) found(m, 'timeline', 'present', Math.max(from, 0), to)
}

const counted = (m: Message, days: number, from: number, to: number): void => {
  if (!inQuestion(m, from) && !ofOthers(m, from)) found(m, 'timelineDays', String(days), from, to)
}

const ONE = wordSet('a one un una half another')
const PART_OF = wordSet('end beginning middle start fin finales')

/**
 * A unit without a number: "next month" and "in a year" count days, "this year" and "end of the
 * month" do not.
 */
function unitAt(m: Message, i: number, days: number): void {
  const before = wordAt(m, i - 1)
  const second = wordAt(m, i - 2)
  if (/^(?:next|proximo|proxima)$/.test(before)) {
    if (days === 1) return
    if (second === 'of' || wordAt(m, i - 3) === 'of') return vague(m, i - 1, i + 1)
    return counted(m, days, i - 1, i + 1)
  }
  if (/^(?:mes|ano)$/.test(wordAt(m, i)) && wordAt(m, i + 1) === 'que')
    return counted(m, days, i, i + 2)
  if (before === 'this' || before === 'este')
    return days >= 30 || (days === 7 && hasDeal(m, i)) ? vague(m, i - 1, i + 1) : undefined
  if (/^(?:the|el|del)$/.test(before)) {
    if (/^(?:within|dentro|inside)$/.test(second)) return counted(m, days, i - 1, i + 1)
    if (second === 'before' || second === 'of' || PART_OF.has(second)) return vague(m, i - 2, i + 1)
  }
  // "fin de mes"; "fin de semana" is the weekend.
  if (PART_OF.has(second) && (before === 'of' || (before === 'de' && days > 7)))
    return vague(m, i - 2, i + 1)
  if (wordAt(m, i) === 'year' && /^(?:end|years|fin)$/.test(wordAt(m, i + 1)))
    return vague(m, i, i + 2)
  if (ONE.has(before)) indefinite(m, i, days)
  else if (isAndAHalf(m, i)) counted(m, Math.round(days * 1.5), i, i + 4)
}

const DEALS = wordSet('close closing move moving list listed sell sold')

/** "get it listed this week"; a week without the deal is that of a visit. */
const hasDeal = (m: Message, i: number): boolean => {
  const [from] = segmentOf(m, i)
  for (let k = from; k < i; k++)
    if (DEALS.has(wordAt(m, k)) && wordAt(m, k + 1) !== 'of') return true
  return false
}

/** "year and a half or so": the article is left out. */
function isAndAHalf(m: Message, i: number): boolean {
  if (wordAt(m, i + 1) !== 'and' || wordAt(m, i + 3) !== 'half') return false
  return !/^(?:ago|old)$/.test(wordAt(m, i + 4)) && isFilled(m, segmentOf(m, i)[0], i)
}

/** Only behind these is one day a count. */
export const WITHIN = wordSet('in within en dentro under')

/** "a month", "in a year", "half a year", "a month or two"; a rate ("1850 a month") is none. */
function indefinite(m: Message, i: number, unit: number): void {
  const half = wordAt(m, i - 1) === 'half' || wordAt(m, i - 2) === 'half'
  let start = half && wordAt(m, i - 1) !== 'half' ? i - 2 : i - 1
  if (wordAt(m, start - 1) === 'least' && wordAt(m, start - 2) === 'at') start -= 2
  const lead = wordAt(m, start - 1)
  const rate = m.tokens[start - 1]?.kind === 'number' || (bitsAt(m, start - 1) & W.number) !== 0
  if (rate && lead !== 'en') return
  let days = half ? halfOf(unit) : unit
  let to = i + 1
  if (wordAt(m, to) === 'or' && /^(?:two|2|so|less)$/.test(wordAt(m, to + 1))) {
    if (/^(?:two|2)$/.test(wordAt(m, to + 1))) days = unit * 2
    to += 2
  } else if (wordAt(m, to) === 'and' && wordAt(m, to + 2) === 'half') {
    days = Math.round(unit * 1.5)
    to += 3
  }
  const after = wordAt(m, to)
  const [from, end] = segmentOf(m, i)
  const bare = end <= to + 1 && (from >= start - 1 || isFilled(m, from, start))
  // "one day we'd sell" is some day, "give me a day" a wait.
  if (unit === 1 && !WITHIN.has(lead)) return
  const given = /^(?:me|us)$/.test(lead) && wordAt(m, start - 2) === 'give'
  // "not for a year" puts off, "for a year" is a stay.
  const putOff = lead === 'for' && wordAt(m, start - 2) === 'not'
  const led =
    given ||
    putOff ||
    TIME_LEADS.has(lead) ||
    lead === 'than' ||
    after === 'from' ||
    after === 'or' ||
    bare
  if (!led || (lead === 'for' && !putOff) || lead === 'at' || after === 'ago' || after === 'old')
    return
  counted(m, days, start, to)
}

const isFilled = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (!(bitsAt(m, k) & W.filler)) return false
  return true
}

const PAST = wordSet(
  `bought sold moved was since last rented retired graduated happened started replaced redone done renovated remodeled
   updated roof hvac lost quit broke separated laid divorced started born married paid listed ended went got closed filed passed died compre compramos`,
)
/** "was hoping to list in spring" */
const isPoliteWish = (m: Message, k: number): boolean =>
  wordAt(m, k) === 'was' && /^(?:hoping|thinking|planning|wanting)$/.test(wordAt(m, k + 1))

/** "get it sold", "be moved", "hopefully closed" look ahead; "it was" does not. */
const AHEAD = wordSet('hopefully get be it')
const OTHER = wordSet(
  `rented foreclosure vacation visiting bday anniversary birthday turn turns turned turning hitting hits expires expire expired court electric bill bills
   taxes auction thru`,
)

/** "scratch october", "forget june" */
const DROPS = wordSet('scratch forget nix skip cancel')

/** Without one of these a clause names no other date. */
const OF_OTHER_DATES: ReadonlySet<string> = new Set([
  ...PAST,
  ...OTHER,
  ...APPOINTMENT,
  ...['come', 'be', 'house', 'good', 'sale'],
])

/** A date of the past, of somebody else or of an appointment, or one taken back. */
function isOtherDate(m: Message, i: number): boolean {
  // "happy thanksgiving"
  if (DROPS.has(wordAt(m, i - 1)) || /^(?:happy|merry|feliz)$/.test(wordAt(m, i - 1))) return true
  // "payoff is 150 as of march"
  if (wordAt(m, i - 2) === 'as' && m.tokens[i - 3]?.kind === 'number') return true
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (k === i || !OF_OTHER_DATES.has(w)) continue
    const before = wordAt(m, k - 1)
    const ahead = w !== 'was' && AHEAD.has(before)
    if (k < i && PAST.has(w) && !ahead && !isPoliteWish(m, k)) return true
    if (w === 'come' && k === i - 1) continue
    // "I'll be 40 in may"
    if (w === 'be' && m.tokens[k + 1]?.kind === 'number' && k === i - 3) return true
    if (APPOINTMENT.has(w) || OTHER.has(w)) return true
    if (w === 'house' && before === 'open') return true
    // "preapproval is good til june"
    if (w === 'good' && /^(?:til|till|until|thru|through)$/.test(wordAt(m, k + 1))) return true
    if (w === 'sale' && wordAt(m, k + 1) === 'date') return true
  }
  return !EVENTS.has(wordAt(m, i)) && ofOthers(m, i)
}

const EVENTS = wordSet(
  `season school lease kindergarten semester graduation baby wedding closing holidays holiday deployment orders
   christmas escuela clases retire retirement job snow`,
)
const BESIDE_EVENT = wordSet(
  'before after when once until till til by antes despues cuando over as around',
)

/**
 * "before school starts", "when my lease is up", "after the holidays"; "as soon as I get a job" is
 * no date.
 */
function event(m: Message, i: number): void {
  for (let k = i - 1; k >= i - 5 && k >= 0 && m.tokens[k]?.seg === m.tokens[i]?.seg; k--) {
    const w = wordAt(m, k)
    if (!BESIDE_EVENT.has(w)) continue
    if (isBesideSchool(m, k, i)) return
    if (w !== 'as' && wordAt(m, i) !== 'closing') vague(m, k, i + 1)
    return
  }
}

/** "its by the school, 901 Vine": where, not when. */
const isBesideSchool = (m: Message, k: number, i: number): boolean =>
  /^(?:by|around|over)$/.test(wordAt(m, k)) &&
  wordAt(m, i) === 'school' &&
  wordAt(m, i - 1) === 'the' &&
  (endsClause(m, i) || !/^(?:year|start|starts|break|term)$/.test(wordAt(m, i + 1)))

const DATE_LEADS = wordSet(
  `ends ending starts by in before until till til around this next of after early late mid en para the during for to at coming hasta este
   esta come over between from since antes de`,
)
const DATE_AFTER = wordSet(
  'or move listing would works hopefully meaning maybe timeframe ish time like at break',
)
/** Months that are other words too. */
const VERBS = wordSet('may march')
const SHORT = wordSet('mar jan apr')
const SEASONS = wordSet('fall spring summer winter sun')
/** Words of `W.when` that say when only inside a phrase. */
const NO_DATES = wordSet('end fin ending lunes month year')

/** Whether a month, season or holiday at `i` says when. */
function isCalendar(m: Message, i: number): boolean {
  const w = wordAt(m, i)
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  if (NO_DATES.has(w)) return false
  if (w === 'labor' || w === 'memorial' || w === 'independence') return after === 'day'
  if (w === 'new') return after === 'years' || after === 'year'
  if (SHORT.has(w)) return DATE_LEADS.has(before)
  if (VERBS.has(w)) return isMonth(m, i, before, after)
  if (!SEASONS.has(w)) return before !== 'since' && !(bitsAt(m, i - 1) & W.third)
  if (w === 'fall' && (after === 'apart' || after === 'through' || before === 'to')) return false
  const named = w === 'spring' && m.tokens[i]?.caps && m.tokens[i + 1]?.caps
  if (named || (w === 'spring' && (/^(?:hill|st)$/.test(after) || before === 'silver')))
    return false
  const suits = after === 'is' && /^(?:fine|ok|okay|good|best|perfect)$/.test(wordAt(m, i + 2))
  return suits || DATE_LEADS.has(before) || isBare(m, i) || DATE_AFTER.has(after)
}

/** May and March, not "may I", "march on". */
function isMonth(m: Message, i: number, before: string, after: string): boolean {
  if (m.tokens[i + 1]?.kind === 'number' || m.tokens[i - 1]?.kind === 'number') return true
  if (DATE_LEADS.has(before) && !/^(?:the|for|this)$/.test(before))
    return !/^(?:be|have|not|want|need)$/.test(after)
  return isBare(m, i) || after === 'or' || after === 'listing'
}

/** The month or season with fillers is all the segment says. */
function isBare(m: Message, i: number): boolean {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++)
    if (k !== i && m.tokens[k]?.kind === 'word' && !(bitsAt(m, k) & (W.filler | W.when)))
      return false
  return true
}
