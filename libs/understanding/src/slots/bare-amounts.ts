import { W } from './lexicon/word-classes.ts'
import { type Message, segmentOf, wordAt } from './message.ts'
import { roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** A number without any cue counts only where nothing but filling words stands beside it. */
export function isBareAmount(m: Message, q: Quantity, from: number, to: number): boolean {
  if (q.dollar || q.scale > 1 || isNearly(m, q) || isPriceLike(m, q)) return true
  if (q.low !== null && q.low >= 100 && !q.either) return true
  for (let k = from; k < to; k++) {
    if (k >= q.from && k < q.to) continue
    const t = m.tokens[k]
    if (!t) continue
    if (t.kind === 'number' && !isOtherPrice(m, k)) return false
    if (t.kind === 'word' && !(t.bits & (W.filler | W.loan) || PRICE_TALK.has(t.low))) return false
    if (t.kind === 'mark' && /[#%/&]/.test(t.low)) return false
  }
  return m.context.bot === 'buyer' || m.context.bot === 'seller' || q.value >= 60
}

/**
 * A word in the clause that gives an amount another meaning, or a score before it that somebody
 * else's follows.
 */
function isSpoilt(m: Message, q: Quantity): boolean {
  const [from, to] = segmentOf(m, q.from)
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t || (k >= q.from && k < q.to)) continue
    if (roleBefore.get(t.low) === 'none' || (t.bits & W.street && t.caps > 0)) return true
  }
  return m.found.some(f => f.name === 'creditScore')
}

const NUMBERED = wordSet('the call district interstate line building bldg')

/** "district 203", "interstate 405", "home450": a number that is a name, or a part of one. */
const isCode = (m: Message, q: Quantity): boolean =>
  NUMBERED.has(wordAt(m, q.from - 1)) ||
  (m.tokens[q.from]?.glued === true && m.tokens[q.from - 1]?.kind === 'word')

const GOES_ON = wordSet(
  'if and but or with w for in near around give unless depending then so max while',
)

/**
 * A number of the size of a price, where no word behind it says what it counts: "could we start at
 * 440 and see".
 */
function isPriceLike(m: Message, q: Quantity): boolean {
  if (q.scale > 1 || q.value < 100 || q.value > 999 || !Number.isInteger(q.value)) return false
  if (isCode(m, q) || isSpoilt(m, q)) return false
  const next = m.tokens[q.to]
  if (!next || next.seg !== m.tokens[q.from]?.seg) return true
  return next.kind === 'word' && (GOES_ON.has(next.low) || (next.bits & W.filler) !== 0)
}

const PRICE_TALK = wordSet(
  `mid low high upper lower middle fine okay doable ideal comfortable ballpark absolute really best great nice
   awesome idk dunno ideally realistic realistically feels seems`,
)

/** "500 maybe 550" */
const isOtherPrice = (m: Message, k: number): boolean =>
  m.quantities.some(o => o.from <= k && o.to > k && o.value >= 100 && !o.percent && !o.used)

const NEARLY = wordSet('around about abt bout roughly approx approximately circa como unos')

/**
 * "3 bed homes around 280 in Kenosha": a rough number beside a home, and no word for what else it
 * counts.
 */
function isNearly(m: Message, q: Quantity): boolean {
  if (!(NEARLY.has(wordAt(m, q.from - 1)) && m.mask & (W.home | W.bed)) || q.value < 50)
    return false
  const next = m.tokens[q.to]
  return (
    !next ||
    next.seg !== m.tokens[q.from]?.seg ||
    (next.bits & (W.leadIn | W.filler)) !== 0 ||
    next.low === 'for'
  )
}
