import { inQuestion, judged, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { type Role, roleBefore } from './money-cues.ts'
import { isRate, roleFromAfter, roleFromBefore } from './money-roles.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** Prices, what is owed, down payments in money and credit scores: each amount gets the role its cues give it. */
export function readMoney(m: Message): void {
  let earlier: Role | undefined
  for (const q of m.quantities) {
    if (q.used || q.refused || q.percent || q.value <= 0) continue
    const clause = segmentOf(m, q.from)
    const said = saidOf(m, q, clause, earlier)
    earlier = said ?? earlier
    const role = roleOfAmount(m, q, said, clause)
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
  if (q.scale === 1 && !q.dollar && value >= 1_900 && value <= 2_035) return
  const spanish = q.scale === 1_000_000 && wordAt(m, q.to - 1) === 'mil'
  found(m, 'downPaymentAmount', String(spanish ? value / 1_000 : value), q.from, q.to)
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
  if (role === 'down') return value < 3 || !q.digits ? 0 : Math.round(value * 1_000)
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
  const part = q.plural ? partOfHundred(m, q) : 0
  // "in the 600s" names no score.
  if (q.plural && part === 0 && q.value % 100 === 0) return
  const value = (q.low ?? q.value) + part
  found(m, 'creditScore', String(value), q.from, q.to)
}

type Clause = readonly [from: number, to: number]

/** The role that the words around an amount give it; where they give none, the clause or the amount before. */
function saidOf(m: Message, q: Quantity, clause: Clause, earlier?: Role): Role | undefined {
  const [start, to] = clause
  // "loan balance: 176,000" carries its cue before the colon.
  const from = wordAt(m, q.from - 1) === ':' ? segmentOf(m, q.from - 1)[0] : start
  if (isCredit(m, q, from)) return 'credit'
  const role = combined(roleFromBefore(m, q, from), roleFromAfter(m, q, to))
  if (role !== undefined) return role
  // "about a 655": a price has no article.
  if (wordAt(m, q.from - 1) === 'a' && q.from < to && q.to === to && isScoreSized(q))
    return 'credit'
  if (earlier && earlier !== 'none' && isUpdate(m, q, start)) return earlier
  return isAloneIn(m, q, start, to) ? announced(m, q, start) : undefined
}

/** "but mine is 740", "now its 61": the same as the amount before. */
function isUpdate(m: Message, q: Quantity, from: number): boolean {
  for (let k = q.from - 1; k >= from; k--) {
    const w = wordAt(m, k)
    if (w === 'mine' || w === 'ours' || w === 'now') return true
    if (!(bitsAt(m, k) & W.filler)) return false
  }
  return wordAt(m, q.to) === 'now'
}

const ANNOUNCED = wordSet(
  'income salary rent hoa budget mortgage mortgages score fico balance payoff asking taxes payment max limit offer bid down',
)

/** "just my income, 65k", "credit score? around 660": the clause before names what the amount is. */
function announced(m: Message, q: Quantity, start: number): Role | undefined {
  let k = start - 1
  while (m.tokens[k]?.kind === 'mark') k--
  const w = wordAt(m, k)
  if (isScored(m, q, k)) return 'credit'
  if (isOwed(m, k)) return 'owed'
  return ANNOUNCED.has(w) && m.tokens[k - 1]?.kind !== 'number' ? roleBefore.get(w) : undefined
}

/** "we still owe quite a bit, 280ish" */
function isOwed(m: Message, at: number): boolean {
  if (!(m.mask & W.debt)) return false
  for (let k = at; k >= 0 && k > at - 6 && m.tokens[k]?.seg === m.tokens[at]?.seg; k--) {
    if (m.tokens[k]?.kind === 'number') return false
    if (/^(?:owe|owing|debo|debemos)$/.test(wordAt(m, k))) return true
  }
  return false
}

/** "my credit took a hit, sitting at 622"; "good credit, 450" is a budget. */
function isScored(m: Message, q: Quantity, at: number): boolean {
  if (!(m.mask & W.loan) || q.scale > 1 || q.dollar || q.value < 300 || q.value > 850) return false
  for (let k = at; k >= 0 && k > at - 6 && m.tokens[k]?.seg === m.tokens[at]?.seg; k--) {
    if (m.tokens[k]?.kind === 'number') return false
    if (/^(?:credit|score|fico|credito)$/.test(wordAt(m, k)))
      return (
        !/^(?:good|great|decent|bad|excellent|perfect|ok)$/.test(wordAt(m, k - 1)) &&
        wordAt(m, k + 1) !== 'union'
      )
  }
  return false
}

const SITTING = wordSet('sitting hovering hanging somewhere now')

/** Whether nothing but filling words stands in the clause of the amount. */
function isAloneIn(m: Message, q: Quantity, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if ((k >= q.from && k < q.to) || !t || t.kind === 'mark') continue
    if (t.kind === 'number' || !(t.bits & W.filler || SITTING.has(t.low))) return false
  }
  return true
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
  if (isRate(m, q.to) || isAge(m, q) || isOnOffer(m, q)) return 'none'
  const role = said ?? null
  if (role === 'none' || (role === 'credit' && isScore(m, q))) return role
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

const isScoreSized = (q: Quantity): boolean =>
  q.scale === 1 && !q.dollar && q.value >= 300 && q.value <= 850

const isScore = (m: Message, q: Quantity): boolean => isCredit(m, q, segmentOf(m, q.from)[0])

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

/** A word in the clause that gives an amount another meaning, or a score before it that somebody else's follows. */
function isSpoilt(m: Message, q: Quantity): boolean {
  const [from, to] = segmentOf(m, q.from)
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t || (k >= q.from && k < q.to)) continue
    if (roleBefore.get(t.low) === 'none' || (t.bits & W.street && t.caps > 0)) return true
  }
  return m.found.some(f => f.name === 'creditScore')
}

const GOES_ON = wordSet('if and but or with w for in near around give unless depending then so max')

/** A number of the size of a price, where no word behind it says what it counts: "could we start at 440 and see". */
function isPriceLike(m: Message, q: Quantity): boolean {
  if (q.scale > 1 || q.value < 100 || q.value > 999 || !Number.isInteger(q.value)) return false
  if (wordAt(m, q.from - 1) === 'the' || wordAt(m, q.from - 1) === 'call' || isSpoilt(m, q))
    return false
  const next = m.tokens[q.to]
  if (!next || next.seg !== m.tokens[q.from]?.seg) return true
  return next.kind === 'word' && (GOES_ON.has(next.low) || (next.bits & W.filler) !== 0)
}

const PRICE_TALK = wordSet(
  `mid low high upper lower middle fine okay doable ideal comfortable ballpark absolute really best great nice
   awesome idk dunno ideally realistic realistically`,
)

/** "500 maybe 550" */
const isOtherPrice = (m: Message, k: number): boolean =>
  m.quantities.some(o => o.from <= k && o.to > k && o.value >= 100 && !o.percent && !o.used)

const NEARLY = wordSet('around about abt bout roughly approx approximately circa como unos')

/** "3 bed homes around 280 in Kenosha": a rough number beside a home, and no word for what else it counts. */
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
    if (/^(?:take|accept|sell|get|let|net|clear|walk|vender)$/.test(wordAt(m, k))) return true
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

/** "own it outright", "own it free and clear" */
const outright = (m: Message, i: number): boolean =>
  [1, 2, 3].some(n => /^(?:outright|free)$/.test(wordAt(m, i + n)))

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
      (w === 'loan' && /^(?:no|sin)$/.test(before) && /^(?:on|left)$/.test(after)) ||
      (/^(?:zero|nothing)$/.test(w) && /^(?:owed|balance|left)$/.test(after)) ||
      (w === 'paid' && /^(?:is|was)$/.test(before) && OWNED.test(wordAt(m, i - 2))) ||
      (/^(?:own|owned)$/.test(w) && /^(?:it|outright|free)$/.test(after) && outright(m, i)) ||
      (w === 'nothing' && /^(?:owe|owing)$/.test(before)) ||
      (w === 'owe' && /^(?:dont|no)$/.test(before) && /^(?:anything|nada|a)$/.test(after)) ||
      (w === 'debo' && before === 'no' && after === 'nada') ||
      (w === 'free' && after === 'and' && wordAt(m, i + 2) === 'clear') ||
      (w === 'paid' &&
        after === 'for' &&
        PAID_OFF.test(before) &&
        /^(?:house|home|place|its|it|everything)$/.test(wordAt(m, i - 2) || before)) ||
      (w === 'paid' && after === 'it' && wordAt(m, i + 2) === 'off') ||
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
