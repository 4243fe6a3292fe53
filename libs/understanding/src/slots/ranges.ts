import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

const BETWEEN = wordSet('between btwn entre from de bw')
const SEPARATORS = wordSet('- to a or and y o / thru through til till')
const LEAST = wordSet('minimum min least over above')
/** A slash parts a range only between prices: "3/2" is beds and baths. */
const LEAST_SLASHED = 100

/** Folds "500-550k", "between 280 and 310", "3 or 4" into one quantity with a lower end. */
export function joinRanges(tokens: readonly Token[], all: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (let i = 0; i < all.length; i++) {
    const [q, next] = [all[i], all[i + 1]]
    if (!q) continue
    const range = next && isRange(tokens, q, next) ? rangeOf(tokens, q, next) : null
    joined.push(range ?? q)
    if (range) i++
  }
  return joined
}

function isRange(tokens: readonly Token[], q: Quantity, next: Quantity): boolean {
  const upTo = tokens[q.to]?.low === 'up' && tokens[q.to + 1]?.low === 'to'
  if (upTo && next.from === q.to + 2 && !LEAST.has(tokens[q.from - 1]?.low ?? ''))
    return !q.used && !next.used && q.value >= LEAST_SLASHED
  if (next.from === q.to) return q.value >= 2 && isSpoken(q) && isSpoken(next)
  if (next.from !== q.to + 1 || q.used || next.used || q.value <= 0) return false
  const separator = tokens[q.to]?.low ?? ''
  if (separator === '/') return q.value >= LEAST_SLASHED
  if (separator === 'and' || separator === 'y' || separator === '&')
    return BETWEEN.has(tokens[q.from - 1]?.low ?? '')
  return SEPARATORS.has(separator)
}

/** "three four bedrooms", "ten fifteen thousand"; not "one two bedroom unit". */
const isSpoken = (q: Quantity): boolean => !(q.used || q.digits || q.percent)

/** Null where the second number is the smaller: "27-20" is a score. */
function rangeOf(tokens: readonly Token[], q: Quantity, next: Quantity): Quantity | null {
  const low = lowerEnd(q, next)
  if (low > next.value || (low === next.value && next.scale === 1)) return null
  const separator = tokens[q.to]?.low
  const either = separator === 'or' || separator === 'o'
  return { ...next, from: q.from, low, either, dollar: q.dollar || next.dollar, digits: q.digits }
}

/** The lower end takes the magnitude of the upper: "500-550k", "four to five hundred thousand". */
function lowerEnd(q: Quantity, next: Quantity): number {
  // "between four and four fifty"
  if (
    q.value >= 2 &&
    q.value < 10 &&
    q.digits === next.digits &&
    q.scale === 1 &&
    next.value >= 100 &&
    next.value < 1_000
  )
    return q.value * 100
  if (q.scale > 1 || next.scale === 1 || q.value >= 1_000) return q.value
  const hundreds = q.value < 10 && next.scale === 1_000 && next.value >= 100_000
  return q.value * next.scale * (hundreds ? 100 : 1)
}
