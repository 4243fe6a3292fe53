import { inQuestion, judged, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { type Role, roleBefore } from './money-cues.ts'
import { isRate, roleFromAfter, roleFromBefore } from './money-roles.ts'
import type { Quantity } from './quantities.ts'

/** Prices, what is owed, down payments in money and credit scores: each amount gets the role its cues give it. */
export function readMoney(m: Message): void {
  for (const q of m.quantities) {
    if (q.used || q.refused || q.percent || q.value <= 0) continue
    const role = roleOfAmount(m, q)
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
  if (role === 'down') return put('downPaymentAmount', value)
  if (value < LEAST_PRICE) return
  if (role === 'ask') return put('askingPrice', value)
  if (role === 'min') return put('budget.min', value)
  const low = q.low === null || q.either ? 0 : dollars(m, q, q.low, role)
  if (low > 0 && low < value) put('budget.min', low)
  put('budget.max', value)
}

/** Whole dollars of an amount as people write it: 450 and 450k are 450,000, 1.2 is 1,200,000; 0 if it is no price. */
export function dollars(m: Message, q: Quantity, value: number, role: Role): number {
  const part = q.plural ? partOfHundred(m, q) : 0
  // "in the 500s" names no amount.
  if (q.plural && part === 0) return 0
  if (q.scale > 1) return Math.round(value + part * 1_000)
  if (value >= 10_000) return Math.round(value)
  if (value >= 1_000) return role === 'down' ? Math.round(value) : 0
  if (value >= 20) return Math.round(value * 1_000) + part * 1_000
  if (role === 'down') return value >= 3 && !q.digits ? 0 : Math.round(value * 1_000)
  return value >= 1 && value < 10 && !Number.isInteger(value) ? Math.round(value * 1_000_000) : 0
}

/** "low 400s" 430, "mid 600s" 650, "high 300s" 390, in the unit of the number. */
function partOfHundred(m: Message, q: Quantity): number {
  if (q.value % 100 !== 0) return 0
  const word = wordAt(m, q.from - 1)
  if (word === 'mid' || word === 'middle') return 50
  if (word === 'low' || word === 'lower') return 30
  return word === 'high' || word === 'upper' ? 90 : 0
}

function credit(m: Message, q: Quantity): void {
  if (q.scale > 1 || q.dollar || q.value < 300 || q.value > 850) return
  const value = (q.low ?? q.value) + (q.plural ? partOfHundred(m, q) : 0)
  found(m, 'creditScore', String(value), q.from, q.to)
}

/** What the amount is, or null if it is no amount of money anyone would mean. */
function roleOfAmount(m: Message, q: Quantity): Role | null {
  const unit = bitsAt(m, q.to)
  if (unit & (W.bed | W.bath) && wordAt(m, q.to) !== 'b') return null
  if (q.value === 401_000 && q.scale === 1_000 && !q.dollar) return 'none'
  if (isRate(m, q.to) || isAge(m, q) || isOnOffer(m, q)) return 'none'
  const [start, to] = segmentOf(m, q.from)
  // "loan balance: 176,000" carries its cue before the colon.
  const from = wordAt(m, q.from - 1) === ':' ? segmentOf(m, q.from - 1)[0] : start
  if (isCredit(m, q, from)) return 'credit'
  const role = combined(roleFromBefore(m, q, from), roleFromAfter(m, q, to)) ?? null
  if (role === 'none') return 'none'
  if (role === 'owed' && otherDebt(m, start, to)) return 'none'
  if (ofOthers(m, q.from) || inQuestion(m, q.from) || judged(m, q.from)) return 'none'
  if (role === 'credit') return role
  if (!priced(q, role)) return null
  if (role === null && !bare(m, q, start, to)) return null
  return settled(m, q, role, start, to)
}

/** "I'm 71". */
const isAge = (m: Message, q: Quantity): boolean =>
  q.value < 100 &&
  q.scale === 1 &&
  !q.dollar &&
  (/^(?:im|am)$/.test(wordAt(m, q.from - 1)) || m.tokens[q.from - 1]?.tail === 'm')

/** "the 480k one", "that 525 place": the price of a listing. */
const isOnOffer = (m: Message, q: Quantity): boolean =>
  /^(?:the|that|this)$/.test(wordAt(m, q.from - 1)) &&
  /^(?:one|house|place|listing|condo|home)$/.test(wordAt(m, q.to))

/** "my score dropped to 590": a number of that size behind the word is the score whatever stands between. */
function isCredit(m: Message, q: Quantity, from: number): boolean {
  if (!(m.mask & W.loan) || q.dollar || q.scale > 1 || q.value < 300 || q.value > 850) return false
  const first = m.tokens[q.from - 1]?.kind === 'mark' || wordAt(m, q.from - 2) === ',' ? 0 : from
  for (let k = q.from - 1; k >= first && k >= q.from - 6; k--) {
    const t = m.tokens[k]
    if (t?.kind === 'number') return false
    if (/^(?:score|scores|fico|credit|credito|puntaje)$/.test(t?.low ?? ''))
      return !ofOthers(m, q.from) && wordAt(m, k + 1) !== 'union'
  }
  return false
}

/** Taxes, cards, cars and studies are owed too, but not on the home. */
const otherDebt = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (
      /^(?:irs|tax|taxes|student|students|car|truck|cards|card|hospital|medical|him|her|impuestos)$/.test(
        wordAt(m, k),
      )
    )
      return true
  return false
}

/** Words behind are nearer the amount and win, but "for it" does not turn what was paid or a limit into a price asked. */
function combined(before: Role | undefined, after: Role | undefined): Role | undefined {
  if (after === undefined) return before
  if (before === 'none' && (after === 'ask' || after === 'want')) return 'none'
  if (after === 'ask' && (before === 'max' || before === 'owed')) return before
  if (after === 'want') return before ?? after
  if (after === 'min' && before === 'ask') return before
  if (after === 'max' && before === 'down') return before
  return after
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

/** A number without any cue counts only where nothing but filling words stands beside it. */
function bare(m: Message, q: Quantity, from: number, to: number): boolean {
  if (q.dollar || q.scale > 1) return true
  if (q.low !== null && q.low >= 100 && !q.either) return true
  for (let k = from; k < to; k++) {
    if (k >= q.from && k < q.to) continue
    const t = m.tokens[k]
    if (!t) continue
    if (t.kind === 'number' || (t.kind === 'word' && !(t.bits & (W.filler | W.loan)))) return false
    if (t.kind === 'mark' && /[#%/&]/.test(t.low)) return false
  }
  return m.context.bot === 'buyer' || m.context.bot === 'seller' || q.value >= 60
}

/** Turns a wish, nothing and a lower bound into an asking price where a home is sold. */
function settled(m: Message, q: Quantity, role: Role | null, from: number, to: number): Role {
  if (role === 'owed' || role === 'down' || role === 'ask' || role === 'none') return role
  if (role === 'max') return role
  if (role === 'min')
    return takes(m, from, to) || forTheHome(m, q) || isSale(m, from, to) ? 'ask' : 'min'
  if (role === 'want' && forTheHome(m, q)) return 'ask'
  return isSale(m, from, to) ? 'ask' : 'max'
}

const takes = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (/^(?:take|accept|sell|get|net|clear|walk|vender)$/.test(wordAt(m, k))) return true
  return false
}

/** "we want 1.05 million for the lake house": a wish for the home itself. */
const forTheHome = (m: Message, q: Quantity): boolean => {
  if (wordAt(m, q.to) !== 'for' || wordAt(m, q.to + 1) !== 'the') return false
  return ((bitsAt(m, q.to + 2) | bitsAt(m, q.to + 3)) & W.home) !== 0
}

/** Whether the message, or else the present bot, is about a sale; the words of the same clause count double. */
function isSale(m: Message, from: number, to: number): boolean {
  const all = m.deal()
  let { sell, buy } = all
  if (m.found.some(f => f.name === 'mortgageBalance' || f.name === 'yearBuilt')) sell++
  for (let k = from; k < to; k++) {
    const cue = dealCue(bitsAt(m, k), wordAt(m, k))
    if (cue > 0) sell++
    else if (cue < 0) buy++
  }
  return sell === buy ? m.context.bot === 'seller' : sell > buy
}

const VAGUE = new Set(
  'want need wanna quiero looking moving max listing listed sold worth needing look'.split(' '),
)

/** 1 for a word of selling, -1 for one of buying, 0 for neither and for words that both use. */
export const dealCue = (bits: number, word: string): number => {
  if (word === 'paid') return 1
  if (VAGUE.has(word)) return 0
  if (bits & W.sell) return 1
  return bits & W.buy || roleBefore.get(word) === 'max' ? -1 : 0
}

const OWNED = /^(?:mortgage|hipoteca|loan)$/
const PAID_OFF = /^(?:its|is|it|house|home|place|casa|mortgage)$/

/** "no mortgage", "owe nothing", "free and clear", "it's paid off": a balance of nothing. */
export function readNothingOwed(m: Message): void {
  if (m.found.some(f => f.name === 'mortgageBalance' || f.name === 'financing')) return
  for (let i = 0; i < m.tokens.length; i++) {
    const w = wordAt(m, i)
    const before = wordAt(m, i - 1)
    const after = wordAt(m, i + 1)
    const said =
      (OWNED.test(w) &&
        /^(?:no|sin)$/.test(before) &&
        w !== 'loan' &&
        !/^(?:insurance|payment|yet|needed)$/.test(after)) ||
      (w === 'zero' && /^(?:owed|balance)$/.test(after)) ||
      (w === 'nothing' && /^(?:owe|owing)$/.test(before)) ||
      (w === 'owe' && /^(?:dont|no)$/.test(before) && /^(?:anything|nada|a)$/.test(after)) ||
      (w === 'debo' && before === 'no' && after === 'nada') ||
      (w === 'free' && after === 'and' && wordAt(m, i + 2) === 'clear') ||
      (w === 'paid' &&
        after === 'for' &&
        PAID_OFF.test(before) &&
        /^(?:house|home|place|its|everything)$/.test(wordAt(m, i - 2) || before)) ||
      (w === 'paid' &&
        after === 'off' &&
        (m.tokens[i - 1]?.seg !== m.tokens[i]?.seg ||
          PAID_OFF.test(before) ||
          OWNED.test(wordAt(m, i + 2)) ||
          bitsAt(m, i + 2) & W.home))
    if (!said || inQuestion(m, i) || ofOthers(m, i) || m.context.bot === 'buyer') continue
    found(m, 'mortgageBalance', '0', Math.max(0, i - 1), i + 2)
    return
  }
}
