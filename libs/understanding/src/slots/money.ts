import { inQuestion, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { type Role, roleOf } from './money-cues.ts'
import type { Quantity } from './quantities.ts'

/** How many words an amount is from the word that says what it is. */
const REACH = 7

/** Prices, what is owed, down payments in money and credit scores: each amount gets the role its cues give it. */
export function readMoney(m: Message): void {
  for (const q of m.quantities) {
    if (q.used || q.refused || q.percent || q.value <= 0) continue
    const role = resolve(m, q)
    if (role) state(m, q, role)
  }
}

function state(m: Message, q: Quantity, role: Role): void {
  q.used = true
  if (role === 'none') return
  if (role === 'credit') return credit(m, q)
  const value = dollars(q, q.value, role)
  if (value === 0) return
  const to = q.to
  if (role === 'owed') return found(m, 'mortgageBalance', String(value), q.from, to)
  if (role === 'down') return found(m, 'downPaymentAmount', String(value), q.from, to)
  if (role === 'ask') return found(m, 'askingPrice', String(value), q.from, to)
  if (role === 'min') return found(m, 'budget.min', String(value), q.from, to)
  const low = q.low === null ? 0 : dollars(q, q.low, role)
  if (low > 0 && low < value) found(m, 'budget.min', String(low), q.from, to)
  found(m, 'budget.max', String(value), q.from, to)
}

/** Whole dollars of an amount as people write it: 450 and 450k are 450,000, 1.2 is 1,200,000; 0 if it is no price. */
function dollars(q: Quantity, value: number, role: Role): number {
  if (q.scale > 1) return Math.round(q.plural ? value : value)
  if (value >= 10_000) return Math.round(value)
  if (value >= 1_000) {
    if (role === 'down' || q.dollar)
      return value >= 1_000 && role === 'down' ? Math.round(value) : 0
    return 0
  }
  if (value >= 20) return Math.round(value * 1_000)
  if (role === 'down') return value >= 3 && !q.digits ? 0 : Math.round(value * 1_000)
  return value >= 1 && value < 10 && !Number.isInteger(value) ? Math.round(value * 1_000_000) : 0
}

function credit(m: Message, q: Quantity): void {
  if (q.scale > 1 || q.dollar || q.value < 300 || q.value > 850) return
  found(m, 'creditScore', String(q.value), q.from, q.to)
}

/** What the amount is, or null if it is no amount of money anyone would mean. */
function resolve(m: Message, q: Quantity): Role | null {
  const unit = bitsAt(m, q.to)
  if (unit & (W.bed | W.bath) && wordAt(m, q.to) !== 'b') return null
  const [from, to] = segmentOf(m, q.from)
  if (period(m, q.to)) return 'none'
  const right = rightRole(m, q, to)
  const left = leftRole(m, q, from)
  const role = right ?? left ?? null
  if (role === 'none') return 'none'
  if (ofOthers(m, q.from) || inQuestion(m, q.from)) return 'none'
  if (role === 'credit') return role
  if (!priced(q, role)) return null
  if (role === null && !bare(m, q, from, to)) return null
  return settled(m, q, role)
}

/** "a month", "/mo", "an hour", "per year", "al mes". */
function period(m: Message, at: number): boolean {
  const a = wordAt(m, at)
  const b = wordAt(m, at + 1)
  const unit = /^(?:month|mo|hour|hr|year|yr|week|mes|hora|ano|monthly|day|night|semana)$/
  if (/^(?:monthly|biweekly|weekly|annually|yearly|hourly|mensual|mensuales|mo)$/.test(a))
    return true
  return /^(?:a|an|per|\/|al|por|each|every|the)$/.test(a) && unit.test(b)
}

function rightRole(m: Message, q: Quantity, to: number): Role | undefined {
  for (let k = q.to; k < to && k < q.to + 5; k++) {
    const t = m.tokens[k]
    if (!t || t.kind === 'number') return undefined
    const w = t.low
    const next = wordAt(m, k + 1)
    if (w === 'left' || w === 'remaining') return 'owed'
    if (
      w === 'on' &&
      /^(?:the|my|our|it)$/.test(next) &&
      /^(?:mortgage|loan|note)$/.test(wordAt(m, k + 2))
    )
      return 'owed'
    if (w === 'down') return 'down'
    if (
      (w === 'for' || w === 'de' || w === 'as') &&
      /^(?:a|the|my|our|enganche|down)$/.test(next)
    ) {
      if (next === 'down' || next === 'enganche' || wordAt(m, k + 2) === 'down') return 'down'
    }
    if (w === 'saved' && wordAt(m, k + 1) !== 'for') return 'none'
    if (/^(?:max|tops|ceiling|maximum|limit|cap|budget|top|maximo|tope|budgetwise)$/.test(w))
      return 'max'
    if (
      (w === 'or' || w === 'and' || w === 'o') &&
      /^(?:less|under|below|lower|menos|cheaper)$/.test(next)
    )
      return 'max'
    if ((w === 'or' || w === 'and') && /^(?:more|up|above|higher|over|better)$/.test(next))
      return selling(m, q) ? 'ask' : 'min'
    if (w === 'min' || w === 'minimum') return selling(m, q) ? 'ask' : 'min'
    if (w === 'for' && /^(?:it|our|my|mine|ours)$/.test(next)) return 'ask'
    if (w === 'to' && next === 'sell') return 'ask'
    if (/^(?:asking|ask)$/.test(w)) return 'ask'
    if (
      /^(?:earnest|combined|salary|income|rent|hoa|dues|payment|bonus|offer|zestimate|closing)$/.test(
        w,
      )
    )
      return 'none'
    if (/^(?:score|credit|fico)$/.test(w)) return 'credit'
    if (
      /^(?:acres|acre|miles|min|mins|minutes|people|kids|degrees|units|story|stories|hours|hrs|car|dogs|cats|years|days|weeks|months|oclock|am|pm|%|offers|showings|apr)$/.test(
        w,
      ) &&
      k === q.to
    )
      return 'none'
    if (t.bits & W.neg) return undefined
    if (w === 'mortgage' && k === q.to) return 'owed'
    if (w === 'i' || w === 'and' || w === 'but' || w === 'n') return undefined
  }
  return undefined
}

function leftRole(m: Message, q: Quantity, from: number): Role | undefined {
  let weak: Role | undefined
  for (let k = q.from - 1; k >= from && k >= q.from - REACH; k--) {
    const t = m.tokens[k]
    if (!t) return weak
    const w = t.low
    const before = wordAt(m, k - 1)
    if (w === 'earnest') return 'none'
    if (t.kind === 'number') {
      // A number between takes the cue, unless it was corrected away.
      const other = m.quantities.find(o => o.from <= k && o.to > k)
      if (!other?.refused && !other?.percent) return weak
      continue
    }
    if (w === 'than')
      return /^(?:more|higher|over)$/.test(before)
        ? negBefore(m, k - 1)
          ? 'max'
          : 'min'
        : before === 'less'
          ? negBefore(m, k - 1)
            ? 'min'
            : 'max'
          : weak
    if (w === 'to' && /^(?:up|go|budget|bump|get|stretch|max|goes|went)$/.test(before)) return 'max'
    if (w === 'go' && (before === 'let' || wordAt(m, k - 2) === 'let')) return 'ask'
    if (w === 'over' && negBefore(m, k)) return 'max'
    if (w === 'higher' && negBefore(m, k)) return 'max'
    if (w === 'for' && wordAt(m, k - 1) === 'go') return 'ask'
    if (w === 'put' || w === 'putting' || w === 'poner') {
      if (m.mask & W.loan && !bitsNear(m, k, W.sell)) return 'down'
      continue
    }
    if (w === 'payment' && before === 'down') return 'down'
    if (w === 'market' || w === 'preapproval') {
      if (w === 'market') return 'ask'
    }
    if (w === 'loan' && wordAt(m, k - 1) !== 'va') return 'none'
    const role = roleOf(w)
    if (!role) continue
    if (role === 'none' && t.tail === 'd') continue
    if (role === 'want') {
      weak ??= 'want'
      continue
    }
    if (w === 'approved' || w === 'approval') return 'max'
    if (role === 'max' && (w === 'buy' || w === 'buying' || w === 'purchase') && weak) return weak
    return role
  }
  return weak
}

const negBefore = (m: Message, k: number): boolean =>
  (bitsAt(m, k - 1) & W.neg) !== 0 || (bitsAt(m, k - 2) & W.neg) !== 0

const bitsNear = (m: Message, k: number, bits: number): boolean => {
  for (let i = k - 3; i <= k + 3; i++) if (bitsAt(m, i) & bits) return true
  return false
}

/** Whether the number can be a price at all. */
function priced(q: Quantity, role: Role | null): boolean {
  if (q.dollar || q.scale > 1) return q.scale > 1 || q.value >= 1_000 || q.value >= 20
  if (q.value >= 20 && q.value < 1_000) return role !== null || q.value >= 50
  if (q.value >= 10_000) return q.value < 100_000_000
  if (role === 'down' && q.value >= 1_000) return true
  return role !== null && q.value < 20
}

/** A number without any cue counts only where nothing but filling words stands beside it. */
function bare(m: Message, q: Quantity, from: number, to: number): boolean {
  if (q.dollar || q.scale > 1) return true
  if (q.value >= 1_900 && q.value < 2_040) return false
  const lead = m.context.bot === 'lead' || m.context.bot === 'none'
  for (let k = from; k < to; k++) {
    if (k >= q.from && k < q.to) continue
    const t = m.tokens[k]
    if (t && t.kind === 'word' && !(t.bits & W.filler)) return false
    if (t && t.kind === 'mark' && /[#+%/&]/.test(t.low)) return false
  }
  return !(lead && q.value < 60)
}

/** Turns "want", nothing and prices in a selling context into what they are. */
function settled(m: Message, q: Quantity, role: Role | null): Role {
  if (role === 'owed' || role === 'down' || role === 'ask' || role === 'none') return role
  const sells = selling(m, q)
  if (role === 'min') return sells ? 'ask' : 'min'
  if (role === 'max') return role
  return sells ? 'ask' : 'max'
}

/** Whether the message, or else the present bot, is about a sale. */
function selling(m: Message, q: Quantity): boolean {
  let sell = 0
  let buy = 0
  for (let k = 0; k < m.tokens.length; k++) {
    const bits = bitsAt(m, k)
    const w = wordAt(m, k)
    const near = m.tokens[k]?.seg === m.tokens[q.from]?.seg ? 2 : 1
    if (bits & W.sell && !/^(?:list|listing|listed|sold|ask|worth)$/.test(w)) sell += near
    else if (/^(?:list|ask)$/.test(w)) sell += near
    if (bits & W.buy && !/^(?:want|need|wanna|quiero|looking|moving|max)$/.test(w)) buy += near
    if (/^(?:bed|beds)$/.test(w)) buy += 0.1
  }
  if (sell !== buy && (sell >= 1 || buy >= 1)) return sell > buy
  return m.context.bot === 'seller'
}
