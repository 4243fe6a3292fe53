import { inQuestion, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'

const DAYS_OF: Record<string, number> = {
  day: 1,
  days: 1,
  dys: 1,
  dia: 1,
  dias: 1,
  week: 7,
  weeks: 7,
  wk: 7,
  wks: 7,
  semana: 7,
  semanas: 7,
  month: 30,
  months: 30,
  mo: 30,
  mos: 30,
  mth: 30,
  mths: 30,
  mes: 30,
  meses: 30,
  year: 365,
  years: 365,
  yr: 365,
  yrs: 365,
  ano: 365,
  anos: 365,
}

/** Words beside a span of time that make it something else: an age, a wait, a stay, a loan's term, an appointment. */
const OTHER_SPAN = new Set(
  `old ago sold been waiting waited wait looking see call back text last past lived living here worked loan fixed arm
   mortgage rate term lease(d) experience married behind late every per pregnant sober turning age aged hace
   desde viejo llevamos llevo since already supply inventory dom market sat history lender appointment visit
   meeting tour showing rent payments savings reserves warranty reply remind check touch normal escuela
   anniversary each vacation trip visiting expires expire expiring delayed delay turning birthday due flight took takes start starts starting roof furnace hvac ac heater photos inspection warranty open`.split(
    /\s+/,
  ),
)
const LEADS = new Set(
  'in within by before next about around like until till til at after for en within dentro under'.split(
    ' ',
  ),
)
const EVENTS = new Set(
  `season school lease kindergarten semester graduation baby wedding closing holidays holiday deployment orders
   christmas escuela clases retire retirement job`.split(/\s+/),
)
const APPOINTMENT = new Set(
  `tour showing see call meet appointment visit inspection open viewing walkthrough talk chat text zoom
   appt come available stop ask remind swing photos photographer sign coffee`.split(/\s+/),
)
const PAST = new Set(
  `bought sold moved was since last rented retired graduated happened started replaced redone done renovated
   remodeled updated roof hvac born married paid listed ended went got closed filed passed died`.split(
    /\s+/,
  ),
)

/** `timelineDays` where days can be counted, else `timeline`; never both: the last said wins. */
export function readTimeline(m: Message): void {
  if (!(m.mask & (W.unit | W.when | W.urgent))) return
  const before = m.found.length
  if (m.mask & W.unit) for (const q of m.quantities) span(m, q)
  if (m.mask & (W.unit | W.when)) for (let i = 0; i < m.tokens.length; i++) dated(m, i)
  if (m.mask & W.urgent && m.found.length === before) urgent(m)
  dayCountFirst(m)
}

/** A day count says more than a season or an event beside it: never both. */
function dayCountFirst(m: Message): void {
  if (!m.found.some(f => f.name === 'timelineDays')) return
  for (let i = m.found.length - 1; i >= 0; i--)
    if (m.found[i]?.name === 'timeline') m.found.splice(i, 1)
}

function days(m: Message, value: string, from: number, to: number): void {
  found(m, 'timelineDays', value, from, to)
}

function span(m: Message, q: Quantity): void {
  if (q.used || q.dollar || q.percent || q.scale > 1 || q.value <= 0) return
  const unit = m.tokens[q.to]
  let at = q.to
  // "a month and a half" is written after the unit; "day close" behind "7".
  if (!unit || unit.kind !== 'word') return
  if (unit.low === 'of' || unit.low === 'more' || unit.low === 'business' || unit.low === 'or') at++
  const per = DAYS_OF[wordAt(m, at)]
  if (per === undefined) return
  if (q.plural) return
  q.used = true
  const half =
    wordAt(m, at + 1) === 'and' && wordAt(m, at + 2) === 'a' && wordAt(m, at + 3) === 'half'
  const value = Math.round((q.value + (half ? 0.5 : 0)) * per)
  if (q.refused || value > 3_700 || otherSpan(m, q, at) || ofOthers(m, q.from)) return
  if (inQuestion(m, q.from)) return
  days(m, String(wholeYears(value, per)), q.from, half ? at + 4 : at + 1)
}

/** Months are 30 days each, but twelve of them are a year. */
const wholeYears = (value: number, per: number): number =>
  per === 30 && value % 360 === 0 ? (value / 360) * 365 : value

function otherSpan(m: Message, q: Quantity, at: number): boolean {
  const [from, to] = segmentOf(m, q.from)
  const after = wordAt(m, at + 1)
  if (
    /^(?:old|ago|fixed|arm|loan|mortgage|lease|viejo|experience|warranty|rate|pregnant|behind|late|wait|of)$/.test(
      after,
    )
  )
    return true
  const before = wordAt(m, q.from - 1)
  // "1850 a month", "every 2 weeks", "for 8 months" are rates and stays.
  if (m.tokens[q.from]?.kind === 'word' && /^(?:every|per|each)$/.test(before)) return true
  if (before === 'least' && wordAt(m, q.from - 3) === 'for') return true
  if (before === 'for' && !(wordAt(m, q.from - 2) === 'not')) return true
  for (let k = from; k < to; k++) {
    if (k >= q.from && k <= at) continue
    const w = wordAt(m, k)
    if (OTHER_SPAN.has(w)) {
      if (/^start/.test(w) && (k < q.from || wordAt(m, k - 1) !== 'i')) {
        if (!/^(?:i|we|job|he|she)$/.test(wordAt(m, k - 1))) continue
      }
      if (w === 'sold' && /^(?:it|get|be|house|home|place|them)$/.test(wordAt(m, k - 1))) continue
      if (w === 'looking' && before !== 'for') continue
      if (
        (w === 'lease' || w === 'market' || w === 'last' || w === 'here' || w === 'late') &&
        k > at
      )
        continue
      if (w === 'market' || w === 'rent' || w === 'mortgage') continue
      return true
    }
  }
  return false
}

/** "by spring", "in June", "next month", "before school starts", "end of the year", "a year from now". */
function dated(m: Message, i: number): void {
  const t = m.tokens[i]
  if (!t || t.kind !== 'word' || t.taken || !(t.bits & (W.when | W.unit))) return
  const w = t.low
  const before = wordAt(m, i - 1)
  const per = DAYS_OF[w]
  if (per !== undefined) {
    if (otherDate(m, i)) return
    if (before === 'next' && per === 1) return
    if (before === 'next' || before === 'proximo' || before === 'proxima') {
      if (wordAt(m, i - 2) === 'of' || wordAt(m, i - 3) === 'of') return timeline(m, i - 1, i + 1)
      return days(m, String(per), i - 1, i + 1)
    }
    if (w === 'mes' || w === 'ano') {
      if (/^que$/.test(wordAt(m, i + 1))) return days(m, String(per), i, i + 2)
    }
    if (before === 'the' && /^(?:within|dentro|inside)$/.test(wordAt(m, i - 2)))
      return days(m, String(per), i - 1, i + 1)
    if (before === 'this' || before === 'este')
      return per >= 30 ? timeline(m, i - 1, i + 1) : undefined
    if (before === 'the' && /^(?:before|of)$/.test(wordAt(m, i - 2)) && wordAt(m, i - 1) === 'the')
      return timeline(m, i - 1, i + 1)
    if (/^(?:the|el|del)$/.test(before) && /^(?:end|fin|finales)$/.test(wordAt(m, i - 2)))
      return timeline(m, i - 2, i + 1)
    if (before === 'of' && /^(?:end|beginning|middle|start)$/.test(wordAt(m, i - 2)))
      return timeline(m, i - 2, i + 1)
    if (w === 'year' && /^(?:end|years|fin)$/.test(wordAt(m, i + 1))) return timeline(m, i, i + 2)
    if (
      before === 'a' ||
      before === 'one' ||
      before === 'un' ||
      before === 'una' ||
      before === 'half'
    )
      return indefinite(m, i, per)
    return
  }
  if (otherDate(m, i)) return
  if (EVENTS.has(w)) return event(m, i)
  if (calendar(m, i)) timeline(m, i, i + 1)
}

/** "a month", "in a year", "half a year", "a month or two"; a rate ("1850 a month") is none. */
function indefinite(m: Message, i: number, per: number): void {
  let start = i - 1
  let value = per
  if (wordAt(m, i - 1) === 'half' || wordAt(m, i - 2) === 'half') {
    value = per === 365 ? 180 : Math.round(per / 2)
    if (wordAt(m, i - 1) !== 'half') start = i - 2
  }
  const lead = wordAt(m, start - 1)
  if (m.tokens[start - 1]?.kind === 'number' || (bitsAt(m, start - 1) & W.number && lead !== 'en'))
    return
  let to = i + 1
  if (wordAt(m, to) === 'or' && /^(?:two|2|so|less)$/.test(wordAt(m, to + 1))) {
    if (/^(?:two|2)$/.test(wordAt(m, to + 1))) value = per * 2
    to += 2
  } else if (wordAt(m, to) === 'and' && wordAt(m, to + 2) === 'half') {
    value = Math.round(per * 1.5)
    to += 3
  }
  const ends = wordAt(m, to)
  const alone = segmentOf(m, i)
  const bare = alone[0] >= start - 1 && alone[1] <= to + 1
  const ok =
    LEADS.has(lead) ||
    ends === 'from' ||
    ends === 'or' ||
    bare ||
    lead === 'than' ||
    lead === 'half'
  if (!ok || lead === 'for' || lead === 'at' || ends === 'ago' || ends === 'old') return
  if (inQuestion(m, i) || ofOthers(m, i)) return
  days(m, String(value), start, to)
}

const timeline = (m: Message, from: number, to: number): void => {
  if (!inQuestion(m, from)) found(m, 'timeline', 'present', Math.max(from, 0), to)
}

/** A date of the past, of somebody else or of an appointment. */
function otherDate(m: Message, i: number): boolean {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (k === i) continue
    if (PAST.has(w) && k < i && !/^(?:we|i|hopefully|get|be|it)$/.test(wordAt(m, k - 1)))
      return true
    if (PAST.has(w) && k < i && /^(?:we|i)$/.test(wordAt(m, k - 1))) return true
    if (w === 'come' && k === i - 1) continue
    if (APPOINTMENT.has(w) && !(w === 'open' || w === 'available')) return true
    if (w === 'house' && wordAt(m, k - 1) === 'open') return true
    if (
      /^(?:rented|foreclosure|vacation|visiting|birthday|turn|turns|turned|turning|expires|expire|court|electric|bill|bills|taxes|auction|sale|thru)$/.test(
        w,
      )
    )
      return w !== 'sale' || wordAt(m, k + 1) === 'date'
  }
  return !EVENTS.has(wordAt(m, i)) && ofOthers(m, i)
}

function event(m: Message, i: number): void {
  for (let k = i - 1; k >= i - 5 && k >= 0; k--) {
    const w = wordAt(m, k)
    if (m.tokens[k]?.seg !== m.tokens[i]?.seg) return
    if (/^(?:before|after|when|once|until|till|til|by|as|antes|despues|cuando|over)$/.test(w)) {
      if (w === 'as' || wordAt(m, i) === 'closing') return
      return timeline(m, k, i + 1)
    }
  }
  if (/^(?:christmas|holidays)$/.test(wordAt(m, i)) && LEADS.has(wordAt(m, i - 1)))
    timeline(m, i - 1, i + 1)
}

const AMBIGUOUS = new Set(
  'may march mar apr fall spring summer winter jan sun labor memorial new end fin ending independence'.split(
    ' ',
  ),
)

/** Whether a month, season or holiday at `i` says when. */
function calendar(m: Message, i: number): boolean {
  const w = wordAt(m, i)
  const t = m.tokens[i]
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  if (w === 'labor' || w === 'memorial' || w === 'independence') return after === 'day'
  if (w === 'new') return after === 'years' || after === 'year'
  if (/^(?:end|fin|ending|lunes|school|month|year)$/.test(w)) return false
  const lead =
    /^(?:by|in|before|until|till|til|around|this|next|of|after|early|late|mid|en|para|the|during|for|to|at|coming|hasta|este|esta|mid|come|over|between|from|since|antes|de)$/
  if (!AMBIGUOUS.has(w)) return before !== 'since' && !(bitsAt(m, i - 1) & W.third)
  if (t && w === 'spring' && t.caps && m.tokens[i + 1]?.caps) return false
  if (w === 'may' || w === 'march' || w === 'mar' || w === 'jan' || w === 'apr') {
    if (w === 'mar' || w === 'jan' || w === 'apr') return lead.test(before)
    if (m.tokens[i + 1]?.kind === 'number' || m.tokens[i - 1]?.kind === 'number') return true
    return lead.test(before) && before !== 'the' && before !== 'for' && before !== 'this'
      ? !/^(?:be|have|not|want|need)$/.test(after)
      : bare(m, i) || after === 'or' || after === 'listing'
  }
  if (w === 'fall' && (after === 'apart' || after === 'through' || before === 'to')) return false
  if (w === 'spring' && (after === 'hill' || after === 'st' || before === 'silver')) return false
  return (
    lead.test(before) ||
    bare(m, i) ||
    /^(?:or|move|listing|would|works|hopefully|meaning|maybe|timeframe|ish|time|like|at)$/.test(
      after,
    )
  )
}

/** The month or season with fillers is all the segment says. */
function bare(m: Message, i: number): boolean {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++)
    if (k !== i && m.tokens[k]?.kind === 'word' && !(bitsAt(m, k) & (W.filler | W.when)))
      return false
  return true
}

function urgent(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || !(t.bits & W.urgent) || t.taken) continue
    const to = urgentEnd(m, i)
    if (to === 0 || inQuestion(m, i) || ofOthers(m, i)) continue
    const [from, end] = segmentOf(m, i)
    let other = false
    for (let k = from; k < end; k++) {
      const w = wordAt(m, k)
      if (
        APPOINTMENT.has(w) ||
        /^(?:reply|respond|answer|send|email|no|not|never|cant|dont)$/.test(w)
      )
        other = true
    }
    if (!other) return days(m, '0', i, to)
  }
}

/** End of an expression of haste that starts at `i`, else 0. */
function urgentEnd(m: Message, i: number): number {
  const w = wordAt(m, i)
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  if (/^(?:asap|asp|immediately|immediate|inmediatamente|urgently|urgente|inmediato)$/.test(w))
    return i + 1
  if (w === 'yesterday') return /^(?:would|lol|haha|if)$/.test(after) && before !== 'as' ? i + 1 : 0
  if (w === 'right') return after === 'away' || (after === 'now' && moves(m, i)) ? i + 2 : 0
  if (w === 'soon')
    return before === 'as' &&
      after === 'as' &&
      (wordAt(m, i + 2) === 'possible' ||
        /^(?:can|could)$/.test(wordAt(m, i + 3)) ||
        wordAt(m, i + 2) === 'can')
      ? i + 3
      : 0
  if (w === 'pronto' || w === 'rapido') {
    if (wordAt(m, i - 1) === 'mas' && /^(?:posible|que)$/.test(after)) return i + 2
  }
  if (w === 'antes')
    return before === 'cuanto' || (before === 'lo' && after === 'posible') ? i + 1 : 0
  if (w === 'ya') return after === 'mismo' ? i + 2 : 0
  if (w === 'rapido' || w === 'ahora' || w === 'ahorita' || w === 'pronto')
    return w !== 'pronto' && (m.mask & (W.sell | W.buy)) !== 0 ? i + 1 : 0
  if (/^(?:fast|quick|quickly)$/.test(w) && before === 'as' && after === 'as') return i + 3
  if (/^(?:fast|quick|quickly)$/.test(w)) return quickDeal(m, i) ? i + 1 : 0
  if (w === 'now')
    return moves(m, i) &&
      /^(?:move|sell|buy|house|home|out|in|it|something|place|ready)$/.test(before) &&
      after === ''
      ? i + 1
      : 0
  return 0
}

const moves = (m: Message, i: number): boolean => {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++)
    if (/^(?:need|want|gotta|must|ready|have|vender|move|close)$/.test(wordAt(m, k))) return true
  return false
}

function quickDeal(m: Message, i: number): boolean {
  for (let k = i - 4; k <= i + 2; k++)
    if (/^(?:sell|sold|sale|close|closing|move|unload|buy)$/.test(wordAt(m, k))) return true
  return false
}
