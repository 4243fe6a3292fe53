import { takenBackBy } from './corrections.ts'
import { isDifference } from './differences.ts'
import { MOST_BARE_PERCENT } from './down-payment.ts'
import { W } from './lexicon/word-classes.ts'
import { endsClause, found, type Message, wordAt } from './message.ts'
import { dollars, partOfHundred } from './money.ts'
import type { Quantity } from './quantities.ts'
import { counts, EXTRA, isCorrected, isStated } from './remarks.ts'
import { LEAST_SQFT, MOST_SQFT } from './rooms.ts'
import { LEAST_HOME } from './small-amounts.ts'
import { wholeYears } from './time-words.ts'
import type { Token } from './tokens.ts'
import { answerWished } from './wished-rooms.ts'
import { FIRST_YEAR, LAST_YEAR, yearOfTwo } from './years.ts'

/** A message of so many tokens can be a bare answer to the question just asked. */
export const MOST_BARE_TOKENS = 6
/** A longer message is no answer with a remark beside it. */
const MOST_TOKENS = 14

/** Reads the number that answers the question for `name`: bare, or with a remark beside it. */
export function answerNumber(m: Message, name: string): void {
  if (m.quantities.length === 0 || m.tokens.length > MOST_TOKENS) return
  if (name === 'yearBuilt' && answerWithin(m)) return
  const q = m.quantities.find(o => o.corrects) ?? m.quantities.find(o => !o.refused)
  if (!q || ((q.dollar || q.scale > 1) && isDifference(m, q))) return
  if (m.tokens.length <= MOST_BARE_TOKENS && isBare(m, q, factOf(q, name)))
    return answer(m, q, name, 0, m.tokens.length)
  if (/^(?:beds|baths)$/.test(name) && answerWished(m, name)) return
  const first = m.quantities.find(o => counts(m, o))
  if (first && q.corrects && takenBackBy(m, q) === first) return answerCorrected(m, first, q, name)
  if (!first || first.refused || !isOfSize(first, factOf(first, name))) return
  if (isStated(m, first, factOf(first, name))) answer(m, first, name, first.from, first.to)
}

/** "3. no wait 4 my mom is moving in w us": the first number would answer, the second does. */
function answerCorrected(m: Message, first: Quantity, q: Quantity, name: string): void {
  const fact = factOf(q, name)
  if (isOfSize(q, fact) && isCorrected(m, first, q, fact)) answer(m, q, name, q.from, q.to)
}

/** "late 80s id say, 88": a year behind the decade it lies in. */
function answerWithin(m: Message): boolean {
  const [decade, year, more] = m.quantities
  if (!decade?.plural || !year || year.plural || more) return false
  if (!(endsClause(m, year.to - 1) || (m.tokens[year.to]?.bits ?? 0) & W.filler)) return false
  if (year.dollar || year.scale > 1 || decade.refused || year.refused) return false
  const [first, last] = [decade, year].map(q => (q.value < 100 ? yearOfTwo(q.value) : q.value))
  if (last! < first! || last! >= first! + YEARS_OF_DECADE) return false
  answer(m, year, 'yearBuilt', year.from, year.to)
  return true
}
const YEARS_OF_DECADE = 10

function answer(m: Message, q: Quantity, name: string, from: number, to: number): void {
  const fact = factOf(q, name)
  if (q.used || (q.percent && fact !== 'downPaymentPct')) return
  const value = answered(m, q, fact)
  if (value === null) return
  for (const o of m.quantities) if (o === q || q.corrects) o.used = true
  found(m, fact === 'timeline' ? 'timelineDays' : fact, value, from, to, 8_500)
}

/**
 * The fact that a number answers: "20" is a share and "30k" money, whichever of the two was asked
 * for; who is asked for a share and names as much as a home costs names a price.
 */
function factOf(q: Quantity, name: string): string {
  if (!name.startsWith('downPayment')) return name
  if (q.percent) return 'downPaymentPct'
  if ((q.dollar || q.scale > 1) && (q.value < LEAST_HOME || name !== 'downPaymentPct'))
    return 'downPaymentAmount'
  if (name !== 'downPayment') return name
  return q.value <= MOST_BARE_PERCENT ? 'downPaymentPct' : 'downPaymentAmount'
}

/**
 * "3 beds", "10 down": the word is that of the fact; beside the answer to another question it says
 * that this is none.
 */
function isUnitOf(fact: string, t: Token): boolean {
  if (fact === 'beds') return (t.bits & W.bed) !== 0
  if (fact === 'baths') return (t.bits & W.bath) !== 0
  return t.low === 'down' && fact.startsWith('downPayment')
}

/**
 * Nothing stands beside the number but its unit, filling words and what a correction takes back.
 */
const isBare = (m: Message, q: Quantity, fact: string): boolean =>
  m.tokens.every(
    (t, i) =>
      (i >= q.from && i < q.to) ||
      t.kind === 'mark' ||
      (t.bits & W.filler) !== 0 ||
      (EXTRA.has(t.low) && !(t.low === 'make' && /^(?:i|we)$/.test(wordAt(m, i - 1)))) ||
      isUnitOf(fact, t) ||
      m.quantities.some(o => (o.refused || q.corrects) && i >= o.from && i < o.to),
  )

/**
 * The value that a bare number has as an answer to the question for `name`, or null if it cannot be
 * one.
 */
function answered(m: Message, q: Quantity, name: string): string | null {
  const part = q.plural ? partOfHundred(m, q) : 0
  const n = q.value + (name === 'creditScore' ? part : 0)
  const within = (least: number, most: number) => (n >= least && n <= most ? String(n) : null)
  switch (name) {
    case 'beds':
      return Number.isInteger(n) ? ranged(q, 12) : null
    case 'baths':
      return ranged(q, 12)
    case 'sqft':
      return within(LEAST_SQFT, MOST_SQFT)
    case 'creditScore':
      return q.plural && part === 0 && n % 100 === 0 ? null : within(300, 850)
    case 'downPaymentPct':
      // "half"
      return q.percent || q.digits || n === 0 || n >= 1 ? within(0, 100) : String(n * 100)
    case 'yearBuilt':
      return n < 100 ? String(yearOfTwo(n)) : within(FIRST_YEAR, LAST_YEAR)
    case 'timeline':
      return n > 0 && n <= 365 ? String(n > 24 ? n : wholeYears(n * 30, 30)) : null
    case 'downPaymentAmount':
      return price(dollars(m, q, n, 'down'))
    case 'mortgageBalance':
      return n === 0 ? '0' : price(dollars(m, q, n, 'owed'))
    case 'askingPrice':
    case 'budget.max':
    case 'budget.min':
      return q.low === null ? price(dollars(m, q, n, 'max')) : null
    default:
      return null
  }
}

/** The lower end of a range: "three or four" bedrooms are at least three. */
const ranged = (q: Quantity, most: number): string | null => {
  const n = q.low ?? q.value
  return n >= 1 && n <= most ? String(n) : null
}

const price = (amount: number): string | null => (amount > 0 ? String(amount) : null)

const HALVES = 2
/** Shorter years are rather counts; longer ones are written out. */
const [LEAST_SHORT_YEAR, LEAST_YEAR] = [36, 1_000]
/** Months up to two years, or days by halves of a month. */
const [MOST_MONTHS, HALF_MONTH, MOST_DAYS] = [24, 15, 180]

/** Whether a number that has a remark beside it looks like the answer. */
function isOfSize(q: Quantity, fact: string): boolean {
  const { value } = q
  if (/^(?:mortgageBalance|downPaymentAmount|askingPrice|budget\.m(?:ax|in))$/.test(fact))
    return q.low === null
  if (q.dollar || q.scale > 1) return false
  if (fact === 'beds' || fact === 'baths') return Number.isInteger(value * HALVES)
  if (q.low !== null || (q.plural && fact !== 'creditScore')) return false
  if (fact === 'yearBuilt')
    return Number.isInteger(value) && (value < 100 ? value >= LEAST_SHORT_YEAR : value > LEAST_YEAR)
  if (fact === 'downPaymentPct') return q.percent || value <= MOST_BARE_PERCENT
  if (fact !== 'timeline') return true
  return value <= MOST_MONTHS || (value <= MOST_DAYS && value % HALF_MONTH === 0)
}
