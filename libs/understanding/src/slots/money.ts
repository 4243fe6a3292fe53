import { isAge } from './ages.ts'
import { settled } from './asking.ts'
import { isBareAmount } from './bare-amounts.ts'
import { isClockTime } from './clock-times.ts'
import { isDashed, readDashed } from './dashed-hundreds.ts'
import { isDifference } from './differences.ts'
import { isBudgetOfAnother, OTHERS_OWN } from './family.ts'
import { W } from './lexicon/word-classes.ts'
import { isListingPrice } from './listing-prices.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import type { Role } from './money-cues.ts'
import { ofOthers } from './others.ts'
import { isPreferred } from './preferred.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { isInterest, isRate } from './rates.ts'
import { type Clause, isScore, saidOf } from './said-roles.ts'
import { isTurnedDown } from './turned-down.ts'
import { judged } from './verdicts.ts'
import { wordSet } from './word-set.ts'
import { LAST_YEAR } from './years.ts'

/**
 * Prices, what is owed, down payments in money and credit scores: each amount gets the role its
 * cues give it.
 */
export function readMoney(m: Message): void {
  let earlier: Role | undefined
  let onOffer = false
  let limit = 0
  for (const q of m.quantities) {
    if (q.used || q.refused || q.percent || q.value <= 0) continue
    const clause = segmentOf(m, q.from)
    const cue = saidOf(m, q, clause, earlier)
    const said = isDashed(m, q) ? readDashed(m, q, cue) : cue
    earlier = said ?? earlier
    const open = said === undefined || said === 'ask' || said === 'want'
    // "listed at 350 but I'd go 330": what one would offer is no budget either.
    onOffer ||= open && isListingPrice(m, clause)
    const price = dollars(m, q, q.value, 'max')
    const preferred = (open || said === 'max') && price < limit && isPreferred(m, q)
    const role = preferred || (onOffer && open) ? 'none' : roleOfAmount(m, q, said, clause)
    if (said === 'max') limit = price
    if (role) state(m, q, role)
  }
}

/** Dollars; a smaller amount is no price of a home. */
const LEAST_PRICE = 15_000

function state(m: Message, q: Quantity, role: Role): void {
  q.used = true
  if (role === 'none') return
  if (role === 'credit') return credit(m, q)
  const value = dollars(m, q, q.value, role)
  if (value === 0) return
  const put = (name: string, amount: number) => found(m, name, String(amount), q.from, q.to)
  if (role === 'owed') return put('mortgageBalance', value)
  if (role === 'down') return downPayment(m, q, value)
  if (value < LEAST_PRICE) return
  if (role === 'ask') return put('askingPrice', value)
  if (role === 'min') return put('budget.min', value)
  const low = q.low === null || q.either ? 0 : dollars(m, q, q.low, role)
  if (low > 0 && low < value) put('budget.min', low)
  put('budget.max', value)
}

/** A year is none ("put in 2016"), and Spanish "10 mil" is ten thousand. */
function downPayment(m: Message, q: Quantity, value: number): void {
  if (q.scale === 1 && !q.dollar && value >= 1_900 && value <= LAST_YEAR) return
  const spanish = q.scale === 1_000_000 && wordAt(m, q.to - 1) === 'mil'
  found(m, 'downPaymentAmount', String(spanish ? value / 1_000 : value), q.from, q.to)
}

/**
 * Whole dollars of an amount as people write it: 450 and 450k are 450,000, 1.2 is 1,200,000; 0 if
 * it is no price.
 */
export function dollars(m: Message, q: Quantity, value: number, role: Role): number {
  const part = q.plural ? partOfHundred(m, q) : 0
  // "in the 500s" names no amount.
  if (q.plural && part === 0) return 0
  if (q.scale > 1) return Math.round(value + part * 1_000)
  if (value >= 10_000) return Math.round(value)
  if (value >= 1_000) return role === 'down' ? Math.round(value) : 0
  if (value >= 20) return Math.round(value * 1_000) + part * 1_000
  if (role === 'down') return value < 3 || !q.digits ? 0 : Math.round(value * 1_000)
  if (value < 1 || value >= 10 || Number.isInteger(value)) return 0
  return Math.round(value * (value >= 2 && isSpokenPart(m, q) ? 100_000 : 1_000_000))
}

/**
 * "four and a quarter" is 425,000, as "four twenty five" is; "4.25" and "one and a half" are
 * millions.
 */
const isSpokenPart = (m: Message, q: Quantity): boolean =>
  /^(?:half|quarter)$/.test(wordAt(m, q.to - 1))

/** "low 400s" 430, "mid 600s" 650, "high 300s" 390, in the unit of the number. */
export function partOfHundred(m: Message, q: Quantity): number {
  if (q.value % 100 !== 0) return 0
  const word = wordAt(m, q.from - 1)
  if (word === 'mid' || word === 'middle') return 50
  if (word === 'low' || word === 'lower') return 30
  return word === 'high' || word === 'upper' ? 90 : 0
}

/** Whose score may stand beside the contact's own. */
const BORROWERS: ReadonlySet<string> = new Set([
  ...OTHERS_OWN,
  ...wordSet(
    `wife wifes husband husbands hubby hubbys partner partners spouse spouses fiance fiances fiancee esposa esposo
     boyfriend boyfriends girlfriend girlfriends bf bfs gf gfs cosigner cosigners signer signers`,
  ),
])

/** "my wife's score is 710", "hubby has a 720", "my moms score"; not "my wife and I have 720". */
function isOfAnother(m: Message, q: Quantity): boolean {
  const [from] = segmentOf(m, q.from)
  for (let k = q.from - 1; k >= from; k--) {
    if (BORROWERS.has(wordAt(m, k))) return !/^(?:and|n|y|with)$/.test(wordAt(m, k - 2))
    if (/^(?:i|we|mines?|ours|our|both|me|us|were|im|my)$/.test(wordAt(m, k))) return false
  }
  return false
}

function credit(m: Message, q: Quantity): void {
  if (q.scale > 1 || q.dollar || q.value < 300 || q.value > 850 || isOfAnother(m, q)) return
  const part = q.plural ? partOfHundred(m, q) : 0
  // "in the 600s" names no score.
  if (q.plural && part === 0 && q.value % 100 === 0) return
  const value = (q.low ?? q.value) + part
  found(m, 'creditScore', String(value), q.from, q.to)
}

/** What the amount is, or null if it is no amount of money anyone would mean. */
function roleOfAmount(
  m: Message,
  q: Quantity,
  said: Role | undefined,
  [start, to]: Clause,
): Role | null {
  const unit = bitsAt(m, q.to)
  if (unit & (W.bed | W.bath) && wordAt(m, q.to) !== 'b') return null
  if (q.value === 401_000 && q.scale === 1_000 && !q.dollar) return 'none'
  if (isRate(m, q.to) || isInterest(m, q) || isAge(m, q) || isOnOffer(m, q)) return 'none'
  const role = said ?? null
  if (role === 'none' || (role === 'credit' && isScore(m, q))) return role
  if (role === 'owed' ? isOtherDebt(m, q, start, to) : isDifference(m, q)) return 'none'
  const given = role === 'down' && isGift(m, start, q.from)
  if (isBudgetOfAnother(m, q.from)) return 'none'
  if ((ofOthers(m, q.from) && !given) || inQuestion(m, q.from) || judged(m, q.from)) return 'none'
  if (role === 'credit') return role
  if (!priced(q, role)) return null
  if ((role === null || role === 'want') && isClockTime(m, q, start)) return 'none'
  if (role === null && !isBareAmount(m, q, start, to)) return null
  const settles = settled(m, q, role, start, to)
  if (settles === 'max' && isTurnedDown(m, q)) return 'none'
  return settles === 'ask' && role !== 'ask' && isSmallBesideDebt(m, q) ? 'none' : settles
}

/** Nobody asks less than half of what is owed without a word for it: "owe 200k and 15k". */
const isSmallBesideDebt = (m: Message, q: Quantity): boolean =>
  m.found.some(
    f => f.name === 'mortgageBalance' && dollars(m, q, q.value, 'ask') < Number(f.value) / 2,
  )

/** "the 480k one", "that 525 place": the price of a listing. */
const isOnOffer = (m: Message, q: Quantity): boolean =>
  /^(?:the|that|this)$/.test(wordAt(m, q.from - 1)) &&
  /^(?:one|house|place|listing|condo|home)$/.test(wordAt(m, q.to))

const OTHER_DEBTS = wordSet(
  'irs tax taxes student students car truck cards card hospital medical him her impuestos',
)

/**
 * Taxes, cards, cars and studies are owed too, but not on the home; "owe 200k and 15k in taxes"
 * names both.
 */
function isOtherDebt(m: Message, q: Quantity, from: number, to: number): boolean {
  const next = m.quantities[m.quantities.indexOf(q) + 1]
  const last = Math.min(to, next?.from ?? to)
  for (let k = from; k < last; k++) if (OTHER_DEBTS.has(wordAt(m, k))) return true
  return false
}

/** "gift from grandma 15k toward the down payment": theirs no more. */
const isGift = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (/^(?:gift|gifted|help)$/.test(wordAt(m, k)) && wordAt(m, k + 1) === 'from') return true
  return false
}

/** Whether the number can be a price at all. */
function priced(q: Quantity, role: Role | null): boolean {
  if (q.scale > 1) return true
  if (q.dollar) return q.value >= 1_000 || q.value >= 20
  if (q.value >= 20 && q.value < 1_000) return role !== null || q.value >= 50
  if (q.value >= 10_000) return q.value < 100_000_000
  if (role === 'down' && q.value >= 1_000) return true
  return role !== null && q.value < 20
}
