import { inQuestion, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'

const FIRST_YEAR = 1_800
const LAST_YEAR = 2_035

/** Things with a year of their own: that year is not the year the home was built. */
const PARTS = new Set(
  `roof hvac ac heater furnace windows kitchen bath baths bathroom floors remodeled renovated updated upgraded
   redone replaced dock since bought moved graduated sold purchased paid paint painted carpet siding added
   deck fence solar panels pool plumbing electrical boiler appliances water garage septic refinanced refi done
   in last thru until by back desde compre compramos married born addition`.split(/\s+/),
)

/** The year the home was built: "built in 94", "1974 build", "a 1962 ranch", "del 78", or bare in a list of rooms. */
export function readBuilt(m: Message): void {
  if (m.quantities.length === 0) return
  for (const q of m.quantities) {
    if (q.used || q.scale > 1 || q.dollar || q.percent || q.plural) continue
    const year = yearOf(m, q)
    if (year === 0) continue
    const cue = cueFor(m, q)
    if (cue < 0) continue
    q.used = true
    if (q.refused || inQuestion(m, q.from) || ofOthers(m, q.from)) continue
    found(m, 'yearBuilt', String(year), Math.min(cue, q.from), Math.max(q.to, cue + 1))
  }
}

function yearOf(m: Message, q: Quantity): number {
  const t = m.tokens[q.from]
  if (t?.comma || !Number.isInteger(q.value) || q.low !== null) return 0
  if (q.value >= FIRST_YEAR && q.value <= LAST_YEAR) return q.value
  // Two digits: "built in 94", "del 78", "built '05".
  if (q.digits && t && t.end - t.start === 2) return q.value > 35 ? 1900 + q.value : 2000 + q.value
  return 0
}

/** Index of the word that makes the number a year of building, or -1. */
function cueFor(m: Message, q: Quantity): number {
  const four = q.value >= FIRST_YEAR
  const [from, to] = segmentOf(m, q.from)
  for (let k = q.from - 1; k >= from && k >= q.from - 5; k--) {
    const w = wordAt(m, k)
    const bits = bitsAt(m, k)
    if (
      /^(?:built|build|blt|construida|construido|constructed|circa|bilt|construyo|construyeron|hecha|hecho)$/.test(
        w,
      )
    )
      return partBuilt(m, k) ? -1 : k
    if ((w === 'year' || w === 'yr') && four) return k
    if (four && w === 'went' && wordAt(m, k + 1) === 'up' && bitsAt(m, k - 1) & W.home) return k
    if (
      four &&
      bits & W.home &&
      (k === q.from - 1 || (k === q.from - 2 && /^(?:is|was)$/.test(wordAt(m, k + 1)))) &&
      w !== 'one'
    )
      return k
    if (w === 'del' && k === q.from - 1) return k
    if (four && w === 'from' && k === q.from - 1 && homeBefore(m, from, k)) return k
    if (
      !/^(?:in|went|up|around|about|abt|back|like|was|is|it|en|el|ano|year|circa|the|home|house|approx|i|think|of|early|late|'|roughly)$/.test(
        w,
      )
    ) {
      if (!(bits & W.home) || w === 'one') break
    }
  }
  const after = wordAt(m, q.to)
  if (/^(?:build|built|construction|blt)$/.test(after)) return q.to
  if (!four || PARTS.has(wordAt(m, q.from - 1))) return -1
  // "a 1962 ranch", "1974 brick colonial".
  for (let k = q.to; k < to && k <= q.to + 2; k++)
    if (bitsAt(m, k) & W.home && wordAt(m, k) !== 'one') return partNear(m, from, q.from) ? -1 : k
  return alone(m, q, from, to) ? q.from : -1
}

/** "the deck was built in 2012". */
const partBuilt = (m: Message, k: number): boolean => {
  const at = /^(?:was|is|were|got)$/.test(wordAt(m, k - 1)) ? k - 2 : k - 1
  return PARTS.has(wordAt(m, at)) && wordAt(m, at) !== 'in'
}

/** "house is from 1990", not "since we came from 1990 on". */
function homeBefore(m: Message, from: number, at: number): boolean {
  for (let k = from; k < at; k++)
    if (bitsAt(m, k) & W.home || /^(?:its|it)$/.test(wordAt(m, k))) return true
  return false
}

function partNear(m: Message, from: number, i: number): boolean {
  for (let k = from; k < i; k++) if (PARTS.has(wordAt(m, k))) return true
  return false
}

/** A year by itself between commas, beside a room count or said to the seller bot. */
function alone(m: Message, q: Quantity, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (k >= q.from && k < q.to) continue
    const t = m.tokens[k]
    if (t?.kind === 'mark') continue
    if (!/^(?:its|a|about|around|from|brick|i|think|and|circa)$/.test(t?.low ?? '')) return false
  }
  if (m.context.pendingQuestion?.name === 'yearBuilt') return true
  if (q.value % 100 === 0 && m.context.bot !== 'seller') return false
  return (
    m.context.bot === 'seller' ||
    m.found.some(f => f.name === 'beds') ||
    ((m.mask & W.home) !== 0 && m.context.bot !== 'buyer')
  )
}
