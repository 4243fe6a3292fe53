import { W } from './lexicon/word-classes.ts'
import type { Token } from './tokens.ts'

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
  used: boolean
}

const ONES = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    forteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    couple: 2,
    par: 2,
    few: 3,
    uno: 1,
    un: 1,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    setenta: 70,
    ochenta: 80,
    noventa: 90,
    cien: 100,
    ciento: 100,
    doscientos: 200,
    trescientos: 300,
    cuatrocientos: 400,
    quinientos: 500,
    seiscientos: 600,
    setecientos: 700,
    ochocientos: 800,
    novecientos: 900,
    half: 0.5,
    medio: 0.5,
    media: 0.5,
    quarter: 0.25,
  }),
)
const MILLION = new Set('million millon millones milion mill mm mln m millions'.split(' '))
const THOUSAND = new Set('k thousand grand thousands ks g thou'.split(' '))
const RANGE = new Set([
  '-',
  'to',
  'a',
  'or',
  'and',
  'y',
  'o',
  '/',
  'thru',
  'through',
  'til',
  'till',
])

/** A message with more numbers is no message of a person; the rest is not read. */
const MOST_QUANTITIES = 48

/** All quantities of a message, in order, ranges joined. */
export function readQuantities(tokens: readonly Token[]): Quantity[] {
  const all: Quantity[] = []
  for (let i = 0; i < tokens.length && all.length < MOST_QUANTITIES; ) {
    const q = quantityAt(tokens, i)
    if (q) {
      all.push(q)
      i = q.to
    } else i++
  }
  return all.length > 1 ? joinRanges(tokens, all) : all
}

function quantityAt(tokens: readonly Token[], i: number): Quantity | null {
  const t = tokens[i]
  if (!t || t.taken) return null
  if (t.kind === 'number') return inDigits(tokens, i, t)
  return t.kind === 'word' && t.bits & W.number ? inWords(tokens, i) : null
}

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
  used: false,
})

function inDigits(tokens: readonly Token[], i: number, t: Token): Quantity | null {
  if (t.clock) return null
  const q = plain(i, i + 1, t.value, 1)
  q.digits = true
  q.dollar = t.dollar
  q.plural = t.plural
  // An ordinal is a day or a rank: kept, so that it parts others, but nothing reads it.
  if (t.ordinal) q.used = true
  fraction(tokens, q)
  magnitude(tokens, q)
  if (tokens[q.to]?.low === 'ish') q.to += 1
  percent(tokens, q)
  return q
}

/** "2 1/2", "2½", "2 and a half". */
function fraction(tokens: readonly Token[], q: Quantity): void {
  const [a, b, c] = [tokens[q.to], tokens[q.to + 1], tokens[q.to + 2]]
  if (a?.low === '1' && b?.low === '/' && c?.low === '2') {
    q.value += 0.5
    q.to += 3
  } else if (a?.kind === 'number' && a.glued && a.value === 0.5) {
    q.value += 0.5
    q.to += 1
  } else if (a?.low === 'and' || a?.low === 'y' || a?.low === '&') {
    const [half, words] = b?.low === 'a' ? [c?.low, 3] : [b?.low, 2]
    if (half === 'half' || half === 'media' || half === 'medio') {
      q.value += 0.5
      q.to += words
    }
  }
}

/** "450k", "1.2M", "350 mil" (Spanish: thousand), "1.2 mil" (American: million), "2 hundred". */
function magnitude(tokens: readonly Token[], q: Quantity): void {
  const t = tokens[q.to]
  if (!t || t.kind !== 'word') return
  let scale = 1
  if (t.low === 'mil' || t.low === 'mils') scale = q.value < 20 ? 1_000_000 : 1_000
  else if (t.low === 'm') scale = t.glued ? (q.value < 50 ? 1_000_000 : 1_000) : 1
  else if (t.low === 'g' || t.low === 'mm' || t.low === 'mill') scale = t.glued ? 0 : 1
  else if (MILLION.has(t.low)) scale = 1_000_000
  else if (THOUSAND.has(t.low)) scale = 1_000
  if (scale === 0) scale = t.low === 'g' ? 1_000 : 1_000_000
  if (scale === 1 && (t.low === 'mill' || t.low === 'mm')) scale = 1_000_000
  if (t.low === 'hundred') {
    q.value *= 100
    q.to += 1
    return magnitude(tokens, q)
  }
  if (scale === 1) return
  q.value *= scale
  q.scale = scale
  q.to += 1
  if (t.low === 'k' && tokens[q.to]?.low === 's' && tokens[q.to]?.glued) q.to += 1
}

function percent(tokens: readonly Token[], q: Quantity): void {
  const t = tokens[q.to]
  if (!t) return
  if (t.low === '%' || t.low === 'percent' || t.low === 'pct' || t.low === 'porciento') {
    q.percent = true
    q.to += 1
  } else if (t.low === 'por' && tokens[q.to + 1]?.low === 'ciento') {
    q.percent = true
    q.to += 2
  }
}

/** "seven hundred thousand", "half a million", "four twenty five", "trescientos cincuenta mil", "a million". */
function inWords(tokens: readonly Token[], i: number): Quantity | null {
  let at = i
  if (tokens[at]?.low === 'a' || tokens[at]?.low === 'an') {
    at++
    const next = tokens[at]?.low ?? ''
    if (
      !(
        next === 'hundred' ||
        next === 'million' ||
        next === 'mil' ||
        next === 'quarter' ||
        next === 'half' ||
        next === 'couple' ||
        next === 'few'
      )
    )
      return null
  }
  let total = 0
  let current = 0
  let scale = 1
  let words = 0
  for (; at < tokens.length && words < 12; at++, words++) {
    const t = tokens[at]
    if (!t || t.kind !== 'word') break
    const one = ONES.get(t.low)
    if (one !== undefined) current = spoken(current, one)
    else if (t.low === 'hundred') current = (current || 1) * 100
    else if (t.low === 'quarters' && current > 0) current *= 0.25
    else if (t.low === 'thousand' || t.low === 'grand' || (t.low === 'mil' && current !== 0.5)) {
      if (t.low === 'mil' && words === 0 && tokens[i]?.low === 'a') scale = 1_000_000
      else scale = Math.max(scale, 1_000)
      total += (current || 1) * (scale === 1_000_000 ? scale : 1_000)
      current = 0
    } else if (
      t.low === 'million' ||
      t.low === 'millon' ||
      t.low === 'millones' ||
      t.low === 'mil'
    ) {
      scale = 1_000_000
      total = (total + (current || 1)) * scale
      current = 0
    } else if (t.low === 'point' && words > 0) {
      const tenth = ONES.get(tokens[at + 1]?.low ?? '')
      if (tenth === undefined || tenth > 9) break
      current += tenth / 10
      at++
    } else if (!joins(tokens, at, words)) break
  }
  while (at > i + 1 && isJoin(tokens[at - 1]?.low)) at--
  if (total + current === 0 && tokens[i]?.low !== 'zero') return null
  // "a million two" is 1.2 million.
  if (scale === 1_000_000 && current >= 1 && current < 10) current *= 100_000
  const q = plain(i, at, total + current, scale)
  fraction(tokens, q)
  percent(tokens, q)
  return q
}

const isJoin = (low: string | undefined) =>
  low === 'and' || low === 'y' || low === 'a' || low === 'of'

/** "hundred and fifty", "treinta y cinco", "half a million", "quarter of a million". */
function joins(tokens: readonly Token[], at: number, words: number): boolean {
  const low = tokens[at]?.low
  const next = tokens[at + 1]
  if (words === 0 || !next) return false
  if (low === 'and') return tokens[at - 1]?.low === 'hundred' && ONES.has(next.low)
  if (low === 'y') return (next.bits & W.number) !== 0 && (ONES.get(next.low) ?? 99) < 10
  const big =
    next.low === 'million' || next.low === 'mil' || next.low === 'a' || next.low === 'year'
  if (low === 'a') return big && next.low !== 'a'
  return low === 'of' && big
}

/** "three fifty" is 350, "four twenty five" 425, "nineteen ninety" 1990, "twenty five" 25. */
function spoken(current: number, next: number): number {
  if (next < 1 || current === 0) return current + next
  if (next < 10) return current + next
  if (current < 10) return current * 100 + next
  if (current < 100 && current >= 19 && next >= 10) return current * 100 + next
  return current + next
}

function joinRanges(tokens: readonly Token[], all: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (let i = 0; i < all.length; i++) {
    const q = all[i]
    const next = all[i + 1]
    if (!q) continue
    const between =
      q.from > 0 && /^(?:between|btwn|entre|from|de|bw)$/.test(tokens[q.from - 1]?.low ?? '')
    if (next && isRange(tokens, q, next, between)) {
      const low = lowerEnd(q, next)
      if (low < next.value || (low === next.value && next.scale > 1)) {
        joined.push({
          ...next,
          from: q.from,
          low,
          either: isEither(tokens[q.to]?.low),
          dollar: q.dollar || next.dollar,
          digits: q.digits,
        })
        i++
        continue
      }
    }
    joined.push(q)
  }
  return joined
}

const isEither = (low: string | undefined) => low === 'or' || low === 'o'

/** The lower end takes the magnitude of the upper: "500-550k", "four to five hundred thousand". */
function lowerEnd(q: Quantity, next: Quantity): number {
  if (q.scale > 1 || next.scale === 1 || q.value >= 1_000) return q.value
  const hundreds = q.value < 10 && next.scale === 1_000 && next.value >= 100_000
  return q.value * next.scale * (hundreds ? 100 : 1)
}

function isRange(tokens: readonly Token[], q: Quantity, next: Quantity, between: boolean): boolean {
  if (next.from !== q.to + 1 || q.used || next.used || q.refused) return false
  const low = tokens[q.to]?.low ?? ''
  if (!RANGE.has(low)) return false
  if (low === '/') return q.value >= 100
  if (low === 'and' || low === 'y') return between
  // "3 to 4", "a couple or three": words only if both are small or both are prices.
  return q.value > 0
}
