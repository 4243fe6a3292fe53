import { isDay } from './day-of-month.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { isPresentHome } from './residence.ts'
import { readPair } from './room-answers.ts'
import { judged } from './verdicts.ts'
import { wordSet } from './word-set.ts'

/** More rooms than any home a contact means; a larger number is something else. */
const MOST_ROOMS = 12
export const LEAST_SQFT = 200
export const MOST_SQFT = 20_000
const MOST_GARAGE_SQFT = 1_200

/** Bedrooms, bathrooms and living area: by their unit, as "3/2", or bare behind a room count. */
export function readRooms(m: Message): void {
  if (m.quantities.length === 0) return
  if (m.mask & (W.bed | W.bath)) for (const q of m.quantities) roomUnit(m, q)
  if (m.mask & W.area) for (const q of m.quantities) areaUnit(m, q)
  for (let i = 0; i + 1 < m.quantities.length; i++) {
    slashed(m, i)
    if (i > 0) readPair(m, i)
  }
}

/** How many words may stand between a number and its unit: "3 big bedrooms". */
const GAP = 2

/** Index behind a number and the "+", "plus" or "or more" that makes it the least wanted. */
function leastEnd(m: Message, q: Quantity): number {
  const w = wordAt(m, q.to)
  if (w === '+' || (w === 'plus' && bitsAt(m, q.to + 1) & (W.bed | W.bath))) return q.to + 1
  return w === 'or' && /^(?:more|better|up)$/.test(wordAt(m, q.to + 1)) ? q.to + 2 : q.to
}

function unitAfter(m: Message, q: Quantity, unit: number): number {
  for (let k = leastEnd(m, q); k <= q.to + GAP + 1; k++) {
    const t = m.tokens[k]
    if (t?.kind !== 'word') return -1
    if (t.bits & unit) {
      // "b" and "ba" are units only when they touch the number or another room follows.
      if (t.low === 'b' && !paired(m, q)) return -1
      if (t.low === 'single' || t.low === 'split') return -1
      return k
    }
    if (t.bits & (W.bed | W.bath | W.unit | W.area | W.neg | W.leadIn)) return -1
    if (
      /^(?:more|extra|additional|master|half|bunk|guest|and|or|kids|people|dogs|car|offers|of|story|acre|acres|k)$/.test(
        t.low,
      )
    )
      return -1
    if (t.bits & (W.number | W.third | W.loan)) return -1
  }
  return -1
}

/** "3b 2b", "3b/2ba": a lone "12b" is a unit number. */
const paired = (m: Message, q: Quantity): boolean =>
  m.quantities.some(o => o !== q && (bitsAt(m, o.to) & (W.bed | W.bath)) !== 0)

function roomUnit(m: Message, q: Quantity): void {
  if (q.used || q.scale > 1 || q.dollar || q.percent || q.value > MOST_ROOMS) return
  let at = isLabelled(m, q) ? -1 : unitAfter(m, q, W.bed | W.bath)
  if (at >= 0 && wordAt(m, at) === 'b' && m.found.some(f => f.name === 'beds'))
    return room(m, q, 'baths', at + 1)
  if (at < 0 && wordAt(m, q.to) === 'full') return fullAndHalf(m, q)
  if (at < 0) {
    // "bedrooms: 3", "beds 4", "bedrooms - at least 4".
    let back = q.from - 1
    while (
      back > q.from - 5 &&
      /^(?:is|are|:|at|least|about|minimum|min|of|number|count)$/.test(wordAt(m, back))
    )
      back--
    const bits = bitsAt(m, back)
    if (!(bits & (W.bed | W.bath)) || m.tokens[back]?.glued || wordAt(m, back) === 'b') return
    if (
      back === q.from - 1 &&
      m.quantities.some(o => leastEnd(m, o) === back && o.used && !isLabelled(m, o))
    )
      return
    return room(m, q, bits & W.bed ? 'beds' : 'baths', q.to)
  }
  const bits = bitsAt(m, at)
  let value = q.low ?? q.value
  if (bits & W.bath) {
    // "2 full and 1 half bath", "2 full baths 1 half".
    const next = m.quantities[m.quantities.indexOf(q) + 1]
    if (next?.value === 1 && next.from <= at + 2 && wordAt(m, next.to) === 'half') {
      value += 0.5
      next.used = true
      at = next.to
    } else if (
      wordAt(m, at + 1) === 'and' &&
      wordAt(m, at + 2) === 'a' &&
      wordAt(m, at + 3) === 'half'
    ) {
      value += 0.5
      at += 3
      const half = m.quantities.find(o => o.from <= at && o.from >= at - 1)
      if (half) half.used = true
    } else if (isHalfMore(m, at)) {
      value += 0.5
      at += 2
      for (const o of m.quantities) if (o.from === at) o.used = true
    }
    if (wordAt(m, q.to) === 'half' || q.value < 1) return
  } else if (!Number.isInteger(value)) return
  room(m, q, bits & W.bed ? 'beds' : 'baths', at + 1, value)
}

/** "2 baños y medio"; not "2 baños y medio acre", "y medio millón". */
const isHalfMore = (m: Message, at: number): boolean => {
  if (wordAt(m, at + 1) !== 'y' || wordAt(m, at + 2) !== 'medio') return false
  const after = wordAt(m, at + 3)
  return !(bitsAt(m, at + 3) & (W.unit | W.number) || /^(?:acres?|lotes?|millon|mil)$/.test(after))
}

/** "2 full 1 half bath" */
function fullAndHalf(m: Message, q: Quantity): void {
  const next = m.quantities[m.quantities.indexOf(q) + 1]
  if (next?.value !== 1 || next.from > q.to + 3 || wordAt(m, next.to) !== 'half') return
  if (!(bitsAt(m, next.to + 1) & W.bath)) return
  next.used = true
  room(m, q, 'baths', next.to + 2, q.value + 0.5)
}

/**
 * "bedrooms 4 bathrooms 2": the unit stands before its number, and the next one belongs to the
 * next.
 */
const isLabelled = (m: Message, q: Quantity): boolean => {
  const at = wordAt(m, q.from - 1) === ':' ? q.from - 2 : q.from - 1
  if (!(bitsAt(m, at) & (W.bed | W.bath)) || wordAt(m, at) === 'b') return false
  return !m.quantities.some(o => leastEnd(m, o) === at)
}

export function room(
  m: Message,
  q: Quantity,
  name: string,
  to: number,
  value = q.low ?? q.value,
): void {
  q.used = true
  if (rents(m, q.from) || isPresentHome(m, q.from)) return
  if (q.refused || value <= 0 || inQuestion(m, q.from) || ofOthers(m, q.from) || judged(m, q.from))
    return
  found(m, name, String(value), q.from, to)
}

function areaUnit(m: Message, q: Quantity): void {
  if (q.used || q.dollar || q.percent) return
  const value = q.low ?? q.value
  if (value < LEAST_SQFT || value > MOST_SQFT) return
  const plus = wordAt(m, q.to) === '+' ? 1 : 0
  const unit = m.tokens[q.to + plus]
  let to = -1
  if (unit && unit.bits & W.area) {
    const after = q.to + plus + 1
    if (unit.low === 'ft' || unit.low === 'feet') return
    to = bitsAt(m, after) & W.area ? after + 1 : after
  } else if (wordAt(m, q.to) === 'pies') to = q.to + 1
  else {
    // "square footage is 1800", "sqft: 1,900".
    for (let k = q.from - 1; k >= q.from - 3 && to < 0; k--) {
      const w = wordAt(m, k)
      const spelled = /^(?:ft|feet)$/.test(w) && wordAt(m, k - 1) === 'sq'
      if (spelled || /^(?:footage|sqft|sf)$/.test(w)) {
        // "1650 sf 1999": the unit is that of the number before.
        const start = spelled ? k - 1 : k
        if (m.quantities.some(o => o.to === start)) return
        to = q.to
      } else if (!/^(?:is|:|about|around|abt|approx|s|of)$/.test(w)) break
    }
  }
  if (to < 0) return
  q.used = true
  const lot =
    /^(?:lot|shed|barn|shop|workshop|deck|patio|adu)$/.test(wordAt(m, to)) ||
    (wordAt(m, to) === 'garage' && value < MOST_GARAGE_SQFT) ||
    lotBefore(m, q.from) ||
    partBefore(m, q.from) ||
    rents(m, q.from)
  if (!lot && !q.refused && !inQuestion(m, q.from) && !ofOthers(m, q.from))
    found(m, 'sqft', String(value), q.from, to)
}

const lotBefore = (m: Message, i: number): boolean => {
  for (let k = i - 1; k >= i - 3; k--) {
    if (wordAt(m, k) === 'lot' || wordAt(m, k) === 'acre') return true
    if (m.tokens[k]?.seg !== m.tokens[i]?.seg) return false
  }
  return false
}

const PARTS = wordSet(
  'garage shop workshop basement deck kitchen room bedroom master suite den office sunroom casita patio yard barn shed attic porch',
)
const OUTBUILDINGS = wordSet('guest pool tree play carriage bunk')
const APPROXIMATELY = wordSet('about around abt roughly approx only another an extra like')
const WITH = wordSet('with w plus and counting including minus without')

/**
 * "the garage is 400 sq ft", "the loft adds 250", "price per sqft is 210"; not "with the basement
 * it is 3000".
 */
function partBefore(m: Message, i: number): boolean {
  let k = i - 1
  while (k > i - 4 && APPROXIMATELY.has(wordAt(m, k))) k--
  if (wordAt(m, k) === 'adds') return true
  if (wordAt(m, k) === 'is') k--
  else if (m.tokens[k]?.tail !== 's' || k !== i - 1) return false
  if (bitsAt(m, k) & W.area) return wordAt(m, k - 1) === 'per' || wordAt(m, k - 2) === 'per'
  const part =
    PARTS.has(wordAt(m, k)) || (wordAt(m, k) === 'house' && OUTBUILDINGS.has(wordAt(m, k - 1)))
  if (!part) return false
  for (let n = 1; n <= 3; n++) if (WITH.has(wordAt(m, k - n))) return false
  return true
}

/** "we rent a 2 bed now" */
const rents = (m: Message, at: number): boolean =>
  [1, 2, 3].some(n => /^(?:rent|renting|leasing|rented)$/.test(wordAt(m, at - n)))

/** "3/2", "4/2.5", "3x2", "3+2" are beds and baths. */
function slashed(m: Message, i: number): void {
  const [q, next] = [m.quantities[i], m.quantities[i + 1]]
  if (!q || !next || q.used || next.used || !q.digits || !next.digits) return
  const between = m.tokens[q.to]
  const dashed = between?.low === '-' && isHomeDash(m, q, next)
  const added = /^[+&]$/.test(between?.low ?? '') && m.tokens[next.from]?.glued === true
  const paired = between?.low === '/' || between?.low === 'x' || dashed || added
  const close = next.from === q.to + 1 && paired
  if (!close || q.scale > 1 || next.scale > 1 || q.dollar || next.dollar || q.percent) return
  if (q.value < 1 || q.value > 9 || next.value < 1 || next.value > 9) return
  if (!Number.isInteger(q.value) || next.value > q.value + 2) return
  // A date ("moving 3/2", "3/2 at 5pm", "3/2/26") is no home.
  if (isDay(m, q.from)) return
  const before = wordAt(m, q.from - 1)
  const after = wordAt(m, next.to)
  const third = after === '/' ? m.quantities[i + 2] : undefined
  if (third && !(third.value <= 5 && third.low === null)) return
  if (before === '/' || (bitsAt(m, next.to) & W.unit) !== 0) return
  if (/^(?:at|works|tour|showing|pm|am|of|acre|acres|mile|way)$/.test(after) || before === 'by')
    return
  if (inQuestion(m, q.from) || ofOthers(m, q.from)) {
    q.used = next.used = true
    return
  }
  q.used = next.used = true
  found(m, 'beds', String(q.value), q.from, next.from - 1)
  found(m, 'baths', String(next.value), next.from, next.to)
}

/** "its a 3-2 with a carport", "3-2 ranch"; "won 3-2" is a score. */
const isHomeDash = (m: Message, q: Quantity, next: Quantity): boolean =>
  /^(?:a|is|its|nice|my|our)$/.test(wordAt(m, q.from - 1)) || (bitsAt(m, next.to) & W.home) !== 0

/** "4 bed 3 bath, 2200": a bare number of that size beside a room count is the living area. */
export function readBareArea(m: Message): void {
  if (!m.found.some(f => f.name === 'beds') || m.found.some(f => f.name === 'sqft')) return
  for (const q of m.quantities) {
    if (q.used || q.refused || q.dollar || q.scale > 1 || q.percent || q.low !== null) continue
    if (q.plural || q.value < 600 || q.value > 7_000 || !Number.isInteger(q.value) || !q.digits)
      continue
    if (q.value < 1_000 && m.context.bot !== 'seller') continue
    const [from, to] = segmentOf(m, q.from)
    if (from !== q.from || to > q.to + 1 || wordAt(m, q.to) === '?') continue
    q.used = true
    return found(m, 'sqft', String(q.value), q.from, q.to, 7_500)
  }
}
