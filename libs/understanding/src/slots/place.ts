import { takesBack } from './corrections.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, isIAm, type Message, segmentOf, wordAt } from './message.ts'
import { isDenied, isElsewhere } from './place-denials.ts'
import { joinPlaces } from './place-joins.ts'
import { isCued } from './place-leads.ts'
import { placeAt, type Span } from './place-span.ts'
import { ENDINGS } from './proper-places.ts'
import { inQuestion } from './questions.ts'
import { isDestination, isHomeNow, livesThere } from './residence.ts'
import { stateEnd } from './states.ts'
import { wordSet } from './word-set.ts'

/** `weak` counts only where the message names no better place. */
type Verdict = 'yes' | 'weak' | 'no'

const PLACED = W.place | W.placeStart | W.direction | W.lead

/**
 * Where the home sought is to be, or where the own home stands, as said, without lead-in or
 * trailing words.
 */
export function readPlaces(m: Message): void {
  if (!(m.capital || m.mask & PLACED || m.context.pendingQuestion?.name === 'location')) return
  const spans: Span[] = []
  const weak: Span[] = []
  for (let i = 0; i < m.tokens.length; ) {
    const span = spanAt(m, i)
    if (!span) {
      i++
      continue
    }
    joinPlaces(m, span)
    const earlier = spans.at(-1) ?? weak.at(-1)
    const verdict = verdictOn(m, span, earlier !== undefined && corrects(m, earlier, span))
    if (verdict === 'yes') spans.push(span)
    else if (verdict === 'weak') weak.push(span)
    i = span.to
  }
  const said = spans.length > 0 ? spans : weak
  for (const [i, span] of said.entries()) {
    const next = said[i + 1]
    if (!(next && (takesBack(m, span.to, next.from) || isNarrowed(m, span, next)))) emit(m, span)
  }
}

/** "moving back to Ohio, want to buy in Mason": the state of a move gives way to the town in it. */
function isNarrowed(m: Message, span: Span, town: Span): boolean {
  if (!isState(m, span) || isState(m, town) || !isDestination(m, span)) return false
  let sought = false
  for (let k = span.to; k < town.from; k++) {
    if (bitsAt(m, k) & W.sell) return false
    if (bitsAt(m, k) & W.buy) sought = true
  }
  return sought
}

const isState = (m: Message, span: Span): boolean => stateEnd(m, span.from) === span.to

/**
 * The place that starts at token `i`, if it could: a capital, a listed name, or a word behind a
 * lead-in.
 */
function spanAt(m: Message, i: number): Span | null {
  const t = m.tokens[i]
  if (t?.kind !== 'word' || t.taken) return null
  const cued = isCued(m, i)
  const article = t.low === 'the' && m.tokens[i + 1]?.caps === 1
  const open =
    cued || article || t.caps > 0 || (t.bits & (W.place | W.placeStart | W.direction)) !== 0
  return open ? placeAt(m, i, cued) : null
}

const WANTS = wordSet(
  `want prefer love like considering thinking stay staying do sell selling list price put wants liked seguimos
   preferably maybe definitely still so only either targeting eyeing buy buying looking find area areas location
   ciudad zona city try consider open about called lets mostly mainly ideally specifically just`,
)
const AFTER = wordSet(
  `pls please preferably only area areas ok works preferred ideally like again now too or house home condo one
   duplex place townhouse property instead would for w with side if homes houses townhome rental tho maybe zip
   fine region neighborhood schools`,
)
const HOMES = wordSet(
  `house home condo one duplex place townhouse property townhome rental homes houses apartment lot cabin bungalow
   ranch unit casa`,
)
const HOLDERS = wordSet('the a that put sell selling any nice in price find list')

/** "Tucson, wait no Marana": a place that ends its clause and takes the one before back. */
const corrects = (m: Message, earlier: Span, span: Span): boolean =>
  span.strength >= 2 &&
  (span.strength === 3 || !(bitsAt(m, span.from) & W.name)) &&
  endsClause(m, span.to - 1) &&
  takesBack(m, earlier.to, span.from)

function verdictOn(m: Message, span: Span, corrected: boolean): Verdict {
  const [from, to] = segmentOf(m, span.from)
  if (isDenied(m, span, from) || isElsewhere(m, span, from)) return 'no'
  if (inQuestion(m, span.from) && !ofOwnHome(m, from, span.from)) return 'no'
  if (corrected) return 'yes'
  if (isCued(m, span.from)) {
    if (!isHomeNow(m, span)) return 'yes'
    return livesThere(m, span) ? 'no' : 'weak'
  }
  const opens = span.from === from
  // "Hope Mills is ok too"
  const named = opens && span.to - span.from > 1 && ENDINGS.has(wordAt(m, span.to - 1))
  if (named && isPraised(m, span.to)) return 'yes'
  // "call me at 503-555-0108, Dwight"
  if (span.strength === 2 && isBehindPhone(m, from)) return 'no'
  // "Batman. ok its Marcus"
  if (span.strength === 2 && m.context.pendingQuestion?.name === 'name') return 'no'
  if (isWholeSegment(m, span, from, to)) return span.strength >= 2 ? wholeSegment(m, span) : 'no'
  const before = m.tokens[span.from - 1]
  // "I drive a 2015 Tacoma"
  if (before?.kind === 'number' && wordAt(m, span.from - 2) === 'a' && before.value > 1_900)
    return 'no'
  const next = wordAt(m, span.to)
  const held = opens || (before && (before.bits & W.own) !== 0) || HOLDERS.has(before?.low ?? '')
  if (span.strength >= 2 && held && HOMES.has(next)) return 'yes'
  if (before?.low === 'with' && /^(?:go|going|stick|sticking)$/.test(wordAt(m, span.from - 2)))
    return 'yes'
  // "Mike from Tempe, want my house sold"
  if (before?.low === 'from' && span.from === 2 && bitsAt(m, 0) & W.name) return 'yes'
  if (before && /^(?:from|with|thru|wells|llama)$/.test(before.low)) return 'no'
  if (before && WANTS.has(before.low) && (span.strength === 3 || span.from > 0)) return 'yes'
  if (span.strength >= 2 && amongFacts(m, span, to)) return 'yes'
  if (span.strength < 3) return 'no'
  if (/^(?:is|was|are)$/.test(next) && !isPraised(m, span.to)) return 'no'
  const several = span.to - span.from > 1
  if (several || span.state) return 'yes'
  return opens && (AFTER.has(next) || isPraised(m, span.to) || span.to === to) ? 'yes' : 'weak'
}

const isBehindPhone = (m: Message, from: number): boolean =>
  m.tokens[from - 1]?.kind === 'mark' && m.tokens[from - 2]?.kind === 'phone'

/** "4 bed Bluffdale 84065": between a room or a home and the end of the stretch. */
const amongFacts = (m: Message, span: Span, to: number): boolean =>
  ((bitsAt(m, span.from - 1) & (W.bed | W.bath | W.area | W.loan)) !== 0 ||
    m.quantities.some(q => q.to === span.from && q.scale > 1)) &&
  (span.to === to || (bitsAt(m, span.to) & W.loan) !== 0 || /^\d{5}$/.test(wordAt(m, span.to)))

const GOOD = wordSet(
  'our my fine ok okay good perfect great best better what where first preferred ideal be the work mi',
)

/** "Gilbert is our first choice", not "Bakersfield is too hot". */
const isPraised = (m: Message, at: number): boolean =>
  /^(?:is|es|would)$/.test(wordAt(m, at)) && GOOD.has(wordAt(m, at + 1))

/**
 * A stretch between commas that is nothing but the name: not a greeting, a first name or a verdict.
 */
function wholeSegment(m: Message, span: Span): Verdict {
  const t = m.tokens[span.from]
  const single = span.to - span.from === 1
  if (!t) return 'no'
  if (span.strength === 3) {
    if (!single) return 'yes'
    if (t.bits & W.name && isGreeted(m, span)) return 'no'
    return t.bits & (W.common | W.when) && t.caps === 0 ? 'no' : 'yes'
  }
  // "I'm Very Interested"
  if (isIAm(m, span.from - 1)) return 'no'
  for (let k = span.from; k < span.to; k++) if (bitsAt(m, k) & W.name) return 'no'
  return t.bits & W.common && single && m.context.pendingQuestion?.name !== 'location'
    ? 'no'
    : 'yes'
}

const GREETINGS = wordSet('hi hey hello thanks thank hola gracias')
const isGreeted = (m: Message, span: Span): boolean =>
  GREETINGS.has(wordAt(m, span.from - 2)) || GREETINGS.has(wordAt(m, span.from - 1))

const BESIDE = wordSet(
  'only area in preferably lol now again also neighborhood too zip instead nope ideally but mostly district subdivision',
)

function isWholeSegment(m: Message, span: Span, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t || (k >= span.from && k < span.to) || t.kind === 'mark' || t.taken) continue
    if (t.kind === 'word' ? !(t.bits & W.filler || BESIDE.has(t.low)) : t.end - t.start !== 5)
      return false
  }
  return true
}

/** "what could I get for my condo in Naples": a question, but about the own home. */
const ofOwnHome = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (bitsAt(m, k) & W.own) return true
  return false
}

function emit(m: Message, span: Span): void {
  const [first, last] = [m.tokens[span.from], m.tokens[span.to - 1]]
  if (!first || !last) return
  // "by Labor Day"
  if (span.to === span.from + 1 && m.found.some(f => f.name === 'timeline' && f.from === span.from))
    return
  leaveOut(m, span)
  const value = m.text.slice(first.start, last.end)
  const side = m.context.bot === 'seller' && isDestination(m, span) ? 'buying' : undefined
  found(m, 'location', value, span.from, span.to, span.strength * 3_000, side)
}

/** "Winter Park", "June Lake", "Pool Creek": a word of the name says neither when nor what. */
function leaveOut(m: Message, span: Span): void {
  for (let k = m.found.length - 1; k >= 0; k--) {
    const f = m.found[k]
    if (f && /^(?:timeline|features)$/.test(f.name) && f.from >= span.from && f.to <= span.to)
      m.found.splice(k, 1)
  }
}
