import { W } from './lexicon/word-classes.ts'
import { isLocalPhone } from './local-phones.ts'
import { HUNDREDS, spelledAt } from './number-words.ts'
import { joinRanges } from './ranges.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** An amount as written: digits or words, its magnitude applied, a range folded into one. */
export interface Quantity {
  readonly from: number
  to: number
  value: number
  /** The lower end of a range ("500-550k", "between 280 and 310"), else null. */
  low: number | null
  /** 1, or the magnitude that was said: "450k" has 1,000, "1.2 mil" 1,000,000. */
  scale: number
  dollar: boolean
  percent: boolean
  /** Written in digits. */
  digits: boolean
  /** "mid 600s": the hundred thousands a price or the score lies in. */
  plural: boolean
  /** A range by "or": "350 or 360" names two values, not a lower and an upper bound. */
  either: boolean
  /** Corrected away: "not 2", "instead of 3". */
  refused: boolean
  /** Takes the place of the one before: "3 beds, no wait 4". */
  corrects: boolean
  /** A scanner has read it. */
  used: boolean
}

/** A message with more numbers is no message of a person; the rest is not read. */
const MOST_QUANTITIES = 48

/** All quantities of a message, in order, ranges joined. */
export function readQuantities(tokens: readonly Token[]): Quantity[] {
  const all: Quantity[] = []
  for (let i = 0; i < tokens.length && all.length < MOST_QUANTITIES; ) {
    const q = quantityAt(tokens, i)
    if (q) all.push(q)
    i = q ? q.to : i + 1
  }
  return all.length > 1 ? joinRanges(tokens, all) : all
}

function quantityAt(tokens: readonly Token[], i: number): Quantity | null {
  const t = tokens[i]
  if (!t || t.taken) return null
  if (t.kind === 'number') return t.clock || isBefore(tokens, i) ? null : inDigits(tokens, i, t)
  return t.kind === 'word' && t.bits & W.number ? inWords(tokens, i) : null
}

/** "said 2 beds b4": the word before, not four of anything. */
const isBefore = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.glued && tokens[i]!.low === '4' && tokens[i - 1]?.low === 'b' && !tokens[i - 1]!.glued

const plain = (from: number, to: number, value: number, scale: number): Quantity => ({
  from,
  to,
  value,
  low: null,
  scale,
  dollar: false,
  percent: false,
  digits: false,
  plural: false,
  either: false,
  refused: false,
  corrects: false,
  used: false,
})

function inDigits(tokens: readonly Token[], i: number, t: Token): Quantity {
  const q = plain(i, i + 1, t.value, 1)
  q.digits = true
  q.dollar = t.dollar
  q.plural = t.plural
  // An ordinal is a day or a rank: kept, so that it parts others, but nothing reads it; so is a
  // telephone number.
  q.used = t.ordinal || isLocalPhone(tokens, i)
  fraction(tokens, q)
  magnitude(tokens, q)
  if (tokens[q.to]?.low === 'ish') q.to += 1
  percent(tokens, q)
  return q
}

function inWords(tokens: readonly Token[], i: number): Quantity | null {
  const spelled = spelledAt(tokens, i)
  if (!spelled) return null
  const q = plain(i, spelled.to, spelled.value, spelled.scale)
  fraction(tokens, q)
  // "three and a half million"
  if (q.to > spelled.to) magnitude(tokens, q)
  percent(tokens, q)
  return q
}

const HALF = wordSet('half media medio')

/** "2 1/2", "2½", "2 and a half", "2 and 1/2", "4 and a quarter". */
function fraction(tokens: readonly Token[], q: Quantity): void {
  const [a, b, c] = [tokens[q.to], tokens[q.to + 1], tokens[q.to + 2]]
  let words = 0
  if (a?.low === '1' && b?.low === '/' && c?.low === '2') words = 3
  else if (a?.kind === 'number' && a.glued && a.value === 0.5) words = 1
  else if (a?.low === 'and' || a?.low === 'y' || a?.low === '&') {
    if (HALF.has(b?.low ?? '')) words = 2
    else if (b?.low === '1' && c?.low === '/' && tokens[q.to + 3]?.low === '2') words = 4
    else if (b?.low === 'a' && HALF.has(c?.low ?? '')) words = 3
    else if (b?.low === 'a' && c?.low === 'quarter' && !isOfLot(tokens[q.to + 3])) words = 3
  }
  if (words === 0) return
  q.value += words === 3 && c?.low === 'quarter' ? 0.25 : 0.5
  q.to += words
}

/** "3 and a quarter acre" are rooms and a lot. */
const isOfLot = (t: Token | undefined): boolean => /^(?:of|acres?)$/.test(t?.low ?? '')

const MILLION = wordSet('million millon millones milion mln millions mill mm')
const THOUSAND = wordSet('k thousand grand thousands ks thou bands')
/** "1.2 mil" is American for a million, "350 mil" Spanish for a thousand. */
const LEAST_SPANISH_MIL = 20
const LEAST_M_THOUSAND = 50

/** "450k", "1.2M", "350 mil", "2 hundred thousand". */
function magnitude(tokens: readonly Token[], q: Quantity): void {
  const t = tokens[q.to]
  if (t?.kind !== 'word') return
  if (HUNDREDS.has(t.low)) {
    q.value *= 100
    q.to += 1
    return magnitude(tokens, q)
  }
  const scale = scaleOf(t, q.value)
  if (scale === 1) return
  q.value *= scale
  q.scale = scale
  q.to += 1
  // "400k's"
  if (tokens[q.to]?.low === 's' && tokens[q.to]?.glued) q.to += 1
}

function scaleOf(t: Token, value: number): number {
  if (t.low === 'mil' || t.low === 'mils') return value < LEAST_SPANISH_MIL ? 1_000_000 : 1_000
  if (t.low === 'm') return t.glued ? (value < LEAST_M_THOUSAND ? 1_000_000 : 1_000) : 1
  if (t.low === 'g') return t.glued ? 1_000 : 1
  if (MILLION.has(t.low)) return 1_000_000
  return THOUSAND.has(t.low) ? 1_000 : 1
}

const PERCENT = wordSet('% percent pct porciento')

function percent(tokens: readonly Token[], q: Quantity): void {
  const low = tokens[q.to]?.low ?? ''
  const spanish = low === 'por' && tokens[q.to + 1]?.low === 'ciento'
  if (!(spanish || PERCENT.has(low))) return
  q.percent = true
  q.to += spanish ? 2 : 1
}
