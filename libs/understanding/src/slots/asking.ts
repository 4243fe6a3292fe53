import { gainsHome } from './gained-home.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { type Role, roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'
import { isReply } from './remarks.ts'
import { LEAST_SQFT, MOST_SQFT } from './rooms.ts'
import { isStock } from './side.ts'
import { wordSet } from './word-set.ts'

/** Turns a wish, nothing and a lower bound into an asking price where a home is sold. */
export function settled(
  m: Message,
  q: Quantity,
  role: Role | null,
  from: number,
  to: number,
): Role {
  if (mayAnswer(m, q, role)) return 'none'
  if (role === 'owed' || role === 'down' || role === 'ask' || role === 'none') return role
  if (role === 'max') return role
  if (role === 'min')
    return takes(m, from, to) || forTheHome(m, q) || isSale(m, q, from, to) ? 'ask' : 'min'
  if (role === 'want' && forTheHome(m, q)) return 'ask'
  return isSale(m, q, from, to) ? 'ask' : 'max'
}

/** Least and most of what a bare number of the size of a price answers. */
const ASKED: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['creditScore', [300, 850]],
  ['sqft', [LEAST_SQFT, MOST_SQFT]],
  ['yearBuilt', [0, 99]],
  ['mortgageBalance', [0, Number.POSITIVE_INFINITY]],
  ['downPayment', [0, Number.POSITIVE_INFINITY]],
  ['downPaymentAmount', [0, Number.POSITIVE_INFINITY]],
  ['downPaymentPct', [0, 100]],
])
const NONE = [1, 0] as const

/**
 * Whether a number without a word of price may be the one asked for: then it is that or nothing. In
 * a message that states more it is a price all the same, as is a second amount.
 */
function mayAnswer(m: Message, q: Quantity, role: Role | null): boolean {
  const name = m.context.pendingQuestion?.name ?? ''
  const [least, most] = ASKED.get(name) ?? NONE
  if (q.value < least || q.value > most || !isReply(m)) return false
  if (q.dollar && most < Number.POSITIVE_INFINITY) return false
  if (role !== null && (role !== 'want' || m.context.bot === 'seller')) return false
  // "720 and my wife is 690": a second score is no price.
  return m.found.every(f => f.name === name && f.name === 'creditScore')
}

const takes = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (/^(?:take|accept|sell|selling|get|let|net|clear|walk|vender)$/.test(wordAt(m, k)))
      return true
  return false
}

/** "we want 1.05 million for the lake house": a wish for the home itself. */
const forTheHome = (m: Message, q: Quantity): boolean => {
  if (wordAt(m, q.to) !== 'for' || wordAt(m, q.to + 1) !== 'the') return false
  return ((bitsAt(m, q.to + 2) | bitsAt(m, q.to + 3)) & W.home) !== 0
}

/**
 * Whether the message, or else the present bot, is about a sale; the words of the same clause count
 * double.
 */
function isSale(m: Message, q: Quantity, from: number, to: number): boolean {
  if (isForNext(m, q.from)) return false
  const all = m.deal()
  let { sell, buy } = all
  if (m.found.some(f => f.name === 'mortgageBalance' || f.name === 'yearBuilt')) sell++
  for (let k = from; k < to; k++) {
    const cue = dealCue(bitsAt(m, k), wordAt(m, k), wordAt(m, k + 1))
    if (cue > 0) sell++
    else if (cue < 0) buy++
  }
  return sell === buy ? m.context.bot === 'seller' : sell > buy
}

/** Words between a purchase and its price. */
const NEXT_REACH = 14

/**
 * "sell ours and get a condo in Mesa, 300": the deal that stands nearest before the amount is the
 * purchase.
 */
function isForNext(m: Message, at: number): boolean {
  const sent = m.tokens[at]?.sent
  for (let k = at - 1; k >= 0 && k > at - NEXT_REACH && m.tokens[k]?.sent === sent; k--) {
    if (gainsHome(m, k) || BUYS.has(wordAt(m, k)) || isStock(m, k)) return true
    if (bitsAt(m, k) & W.sell) return false
  }
  return false
}

const BUYS = wordSet('buy buying purchase purchasing comprar')

const VAGUE = wordSet(
  'want need wanna quiero quisiera looking moving max listing listed sold worth needing look',
)

/**
 * 1 for a word of selling, -1 for one of buying, 0 for neither and for words that both use: "a list
 * of homes".
 */
export const dealCue = (bits: number, word: string, next: string): number => {
  if (word === 'paid') return 1
  if (VAGUE.has(word) || (word === 'list' && next === 'of')) return 0
  if (bits & W.sell) return 1
  return bits & W.buy || roleBefore.get(word) === 'max' ? -1 : 0
}
