import { W } from './lexicon/word-classes.ts'
import {
  bitsAt,
  endsClause,
  found,
  type Message,
  sameSegment,
  segmentOf,
  take,
  wordAt,
} from './message.ts'
import { isBareRoad, numberedRoadEnd } from './numbered-roads.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'

const SPANISH_STREET =
  /^(?:calle|avenida|camino|via|paseo|calzada|rancho|callejon|corte|avenue|plaza)$/
const MOST_WORDS = 4

const BEFORE_STREETS = wordSet('on at calle is of')
const BEFORE = W.lead | W.street | W.question

/** Numbered addresses, and streets a home on sale stands on. */
export function readAddress(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || t.taken) continue
    if (t.kind === 'number' && !t.clock && !t.comma && !t.dollar && Number.isInteger(t.value)) {
      const to = t.ordinal ? 0 : numbered(m, i)
      if (to > 0) address(m, i, to)
    } else if (t.bits & BEFORE && BEFORE_STREETS.has(t.low)) street(m, i)
  }
}

function address(m: Message, from: number, to: number): void {
  const [first, last] = [m.tokens[from], m.tokens[to - 1]]
  if (!first || !last) return
  take(m, from, to)
  for (const q of m.quantities) if (q.from >= from && q.from < to) q.used = true
  if (wordAt(m, from - 3) === 'meet' || (wordAt(m, from - 2) === 'meet' && from > 1)) return
  if (
    /^(?:your|office|live|lives|work|meet|neighbor)$/.test(wordAt(m, from - 2)) &&
    wordAt(m, from - 1) !== 'at'
  )
    return
  const side = isOnOffer(m, from, to) ? 'buying' : undefined
  found(m, 'address', m.text.slice(first.start, last.end), from, to, 9_500, side)
}

/**
 * "is 905 Birchwood Dr still for sale", "asking price on 14 Oak Ln", "what did 88 Pine Ct sell
 * for", "did the house at 44 Birch sell": somebody else's.
 */
function isOnOffer(m: Message, from: number, to: number): boolean {
  const atHome = wordAt(m, from - 1) === 'at' && (bitsAt(m, from - 2) & W.home) !== 0
  const before = wordAt(m, atHome ? from - 4 : from - 1)
  const after = wordAt(m, to)
  if (before === 'did') return /^(?:sell|go|list|close)$/.test(after)
  const opens = m.tokens[from - 2]?.seg !== m.tokens[from]?.seg
  if (before === 'is' && opens) return /^(?:still|available|sold|gone|for)$/.test(after)
  if (!/^(?:on|of|for|at)$/.test(before) || wordAt(m, from - 2) !== 'price') return false
  return wordAt(m, from - 3) === 'asking' && !(bitsAt(m, from - 4) & W.own)
}

/** End of an address whose house number stands at `i`, else 0. */
function numbered(m: Message, i: number): number {
  const number = m.tokens[i]
  if (!number || number.value < 1 || number.value > 99_999) return 0
  let at = i + 1
  const directed = /^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)$/.test(wordAt(m, at))
  if (directed) at++
  if (SPANISH_STREET.test(wordAt(m, at)) && m.tokens[at + 1]?.caps) return capsEnd(m, at + 1)
  if (/^(?:calle|avenida|camino|paseo)$/.test(wordAt(m, at))) return segmentEnd(m, at)
  const road = numberedRoadEnd(m, at)
  if (road > 0) {
    const said = !isBareRoad(m, at) || !sameSegment(m, i - 1, i) || isSaid(m, i)
    return said ? unitEnd(m, directionEnd(m, road)) : 0
  }
  const start = at
  if (directed && endsAtRank(m, at)) return unitEnd(m, at + 1)
  for (; at < start + MOST_WORDS + 1; at++) {
    const t = m.tokens[at]
    if (!t || (t.kind !== 'word' && !(t.kind === 'number' && t.ordinal))) break
    if (t.glued && at === i + 1) return 0
    if (t.seg !== number.seg) break
    const suffix = (t.bits & W.street) !== 0 && at > start
    if (suffix && streetSuffix(m, at)) return unitEnd(m, directionEnd(m, at + 1))
    if (
      t.kind === 'word' &&
      !t.caps &&
      t.bits & (W.unit | W.bed | W.bath | W.area | W.home | W.leadIn | W.neg)
    )
      break
    if (
      /^(?:a|the|for|to|or|and|max|k|mil|is|was|would|could|should|be|i|we|my|down|story|car|acre|acres|min|mins|minute|hour|hours|hr|mile|miles|other|more|per)$/.test(
        t.low,
      )
    )
      break
  }
  // A lower-case "w" without a street word is "with".
  return directed && !m.tokens[i + 1]?.caps ? 0 : bareStreet(m, i, start)
}

/** What may follow a numbered street without a street word, besides the end of the clause. */
const AFTER_RANK = wordSet('in and is has needs # apt unit')

/** "640 N 7th", "407 n 3rd in Tempe": an ordinal is the street; not "300 w 1st floor master". */
function endsAtRank(m: Message, at: number): boolean {
  const rank = m.tokens[at]
  if (rank?.kind !== 'number' || !rank.ordinal) return false
  const next = m.tokens[at + 1]
  if (next?.seg !== rank.seg || next.kind === 'mark' || AFTER_RANK.has(next.low)) return true
  return next.caps > 0 && (next.bits & W.place) !== 0
}

/** "30 Hawthorne": no suffix, so only behind a word that says an address comes. */
function bareStreet(m: Message, i: number, start: number): number {
  const t = m.tokens[start]
  if (
    t?.kind !== 'word' ||
    t.caps !== 1 ||
    t.bits & (W.common | W.when | W.bed | W.bath | W.home | W.unit)
  )
    return 0
  if (t.seg !== m.tokens[i]?.seg) return 0
  return isSaid(m, i) && (m.tokens[i]?.value ?? 0) < 100_000 ? capsEnd(m, start) : 0
}

/** Whether an address is to come at `i`. */
const isSaid = (m: Message, i: number): boolean =>
  /^(?:is|at|address|sell|selling|its|list|property|tour|see|listing|on|:)$/.test(wordAt(m, i - 1))

/** "9 calle del sol" in lower case: to the end of the stretch, four words at most. */
function segmentEnd(m: Message, at: number): number {
  let to = at + 1
  while (to < at + 4 && m.tokens[to]?.kind === 'word' && m.tokens[to]?.seg === m.tokens[at]?.seg)
    to++
  return to > at + 1 ? to : 0
}

function capsEnd(m: Message, at: number): number {
  let to = at
  while (
    to < at + 3 &&
    m.tokens[to]?.kind === 'word' &&
    m.tokens[to]?.caps &&
    m.tokens[to]?.seg === m.tokens[at]?.seg
  )
    to++
  return to
}

/** "calle Hidalgo 310": a plain number behind the street is that of the house. */
function houseEnd(m: Message, at: number): number {
  const t = m.tokens[at]
  if (t?.kind !== 'number' || t.dollar || t.comma || t.clock || !Number.isInteger(t.value))
    return at
  if (t.seg !== m.tokens[at - 1]?.seg || t.value > 9_999) return at
  const scaled = m.quantities.some(q => q.from === at && (q.used || q.to > at + 1))
  const ends = endsClause(m, at) || /^(?:en|y|in|and)$/.test(wordAt(m, at + 1))
  return ends && !scaled ? at + 1 : at
}

/** "Dr", "Pl", "Run": whether the word ends the street here and does not go on ("Park Hill Rd"). */
function streetSuffix(m: Message, at: number): boolean {
  const next = m.tokens[at + 1]
  if (
    next &&
    next.kind === 'word' &&
    next.seg === m.tokens[at]?.seg &&
    next.bits & W.street &&
    STRONG.test(next.low)
  )
    return false
  const t = m.tokens[at]
  return STRONG.test(t?.low ?? '') || (t?.caps ?? 0) > 0
}
const STRONG =
  /^(?:st|street|ave|avenue|av|rd|road|ln|lane|dr|drive|ct|court|blvd|boulevard|way|pl|cir|circle|ter|terrace|trl|trail|pkwy|parkway|hwy|highway|loop|pike|cv|pt|xing|trce|bnd|aly|sq|place|cove|bend|hl)$/

const directionEnd = (m: Message, at: number): number =>
  /^(?:n|s|e|w|ne|nw|se|sw)$/.test(wordAt(m, at)) && m.tokens[at]?.caps ? at + 1 : at

/** "Rd #204", "St apt 3": the unit belongs to the address. */
function unitEnd(m: Message, at: number): number {
  const marked = wordAt(m, at) === '#'
  if (!marked && !/^(?:apt|unit|ste|suite)$/.test(wordAt(m, at))) return at
  const to = wordAt(m, at + 1) === '#' ? at + 2 : at + 1
  const number = m.tokens[to]
  // "Unit B"
  if (number?.kind === 'word' && number.low.length === 1 && number.caps > 0) return to + 1
  if (number?.kind !== 'number') return at
  const letter = m.tokens[to + 1]
  return letter?.glued && letter.kind === 'word' && letter.low.length === 1 ? to + 2 : to + 1
}

/** "on Garrison st", "calle Zaragoza": an address where a home on sale stands on it. */
function street(m: Message, i: number): void {
  if (wordAt(m, i) === 'calle') {
    if (m.tokens[i]?.taken || !m.tokens[i + 1]?.caps) return
    const to = houseEnd(m, capsEnd(m, i + 1))
    return sale(m, i) ? address(m, i, to) : take(m, i, to)
  }
  const start = i + 1
  const road = numberedRoadEnd(m, start)
  if (road > 0) return onStreet(m, i, directionEnd(m, road))
  for (let at = start; at < start + 4; at++) {
    const t = m.tokens[at]
    if (!t || t.seg !== m.tokens[i]?.seg || (t.kind !== 'word' && !t.ordinal)) return
    if (at > start && t.bits & W.street && STRONG.test(t.low)) {
      if (wordAt(m, at + 1) === 'area') return
      return onStreet(m, i, directionEnd(m, at + 1))
    }
    if (at === start && t.bits & W.common && !t.caps && !t.ordinal) return
  }
}

const onStreet = (m: Message, i: number, to: number): void =>
  sale(m, i) && !inQuestion(m, i) ? address(m, i + 1, to) : take(m, i + 1, to)

const SELLING = wordSet(
  'sell selling list listing unload unloading offload offloading vender vendo',
)

/**
 * Whether the street at `i` is where a home of the contact stands: it is sold, or the seller bot
 * talks.
 */
function sale(m: Message, i: number): boolean {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (/^(?:sign|stop|tour|see|one|comps)$/.test(w)) return false
    if (SELLING.has(w)) return true
    if (/^(?:own|have)$/.test(w) && (bitsAt(m, k + 1) | bitsAt(m, k + 2)) & W.home) return true
    if (bitsAt(m, k) & W.own && bitsAt(m, k + 1) & W.home) return true
  }
  if (m.context.bot === 'seller') return true
  return m.tokens.some(
    (t, k) =>
      (SELLING.has(t.low) && t.low !== 'listing') ||
      (t.low === 'own' && wordAt(m, k + 1) === 'it') ||
      (t.low === 'left' && /^(?:me|us)$/.test(wordAt(m, k + 1))) ||
      ((t.bits & W.own) !== 0 && (bitsAt(m, k + 1) & W.home) !== 0),
  )
}
