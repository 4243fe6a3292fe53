import { isBeyondReach, isTooLittle } from './beyond-reach.ts'
import { isOfBill } from './bills.ts'
import { isClockTime } from './clock-times.ts'
import { MOST_BARE_PERCENT } from './down-payment.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { PHRASES_BEFORE, type Role, roleBefore } from './money-cues.ts'
import { isOffered } from './offers.ts'
import { phraseTo } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import { isSmall } from './small-amounts.ts'
import { wordSet } from './word-set.ts'

/** How many words before an amount may stand the word that says what it is. */
const REACH = 7

/** The role that the words before an amount give it: the nearest cue wins. */
export function roleFromBefore(m: Message, q: Quantity, from: number): Role | undefined {
  let weak: Role | undefined
  let bound: Role | undefined
  let reach = REACH
  for (let k = q.from - 1; k >= from && k >= q.from - reach; k--) {
    const t = m.tokens[k]
    if (!t) break
    if (t.kind === 'number') {
      if (isRoomSold(m, q, k)) {
        reach += 2
        continue
      }
      // A number between takes the cue, unless it was corrected away or is a percentage without
      // one.
      const other = m.quantities.find(o => o.from <= k && o.to > k)
      if (!other?.refused && (!other?.percent || weak)) break
      continue
    }
    // A wish opens its own clause: what stands before "and I want 295" is of something else.
    if ((bound || weak) && JOINS.has(t.low)) break
    const role = before(m, q, k)
    // "I owe a little over 150": what it is says the other word.
    if (bound && role !== 'owed') continue
    if (role === 'want') weak ??= 'want'
    else if (role === 'max' && isOfBill(m, k, from)) return 'none'
    else if (BOUNDS.has(t.low) && (role === 'max' || role === 'min')) bound = role
    else if (role === 'max' && weak && /^(?:buy|buying|purchase)$/.test(t.low)) return weak
    else if (role) return role
  }
  return bound ?? weak
}

/** "selling our 3/2 in Provo for 415": rooms between who sells and the price. */
const isRoomSold = (m: Message, q: Quantity, k: number): boolean =>
  (m.mask & W.sell) !== 0 &&
  /^(?:for|at)$/.test(wordAt(m, q.from - 1)) &&
  m.found.some(f => /^(?:beds|baths)$/.test(f.name) && f.from <= k && f.to > k) &&
  [1, 2, 3, 4, 5].some(n => /^(?:sell|selling|sellin|list|listing)$/.test(wordAt(m, k - n)))

const JOINS = wordSet('and but n y pero so')
/** Words that bound any amount, whatever it is. */
const BOUNDS = wordSet('over under than above below')

/**
 * What the phrase that ends at `k`, or the word there, says of the amount; undefined if nothing.
 */
function before(m: Message, q: Quantity, k: number): Role | undefined {
  const w = wordAt(m, k)
  const said = byContext(m, q, k, w) ?? phraseTo(m, k, PHRASES_BEFORE) ?? roleBefore.get(w)
  if (said && AT.test(w) && isClockTime(m, q, segmentOf(m, q.from)[0])) return undefined
  if (said === 'skip' || (said === 'none' && m.tokens[k]?.tail === 'd')) return undefined
  return said
}

/**
 * A time of day follows these as well as a price: "can i see it at 245", "can do friday at 530".
 */
const AT = /^(?:at|to|do)$/

/** Cues whose meaning hangs on a negation, the bot or the distance. */
function byContext(m: Message, q: Quantity, k: number, w: string): Role | 'skip' | undefined {
  const earlier = wordAt(m, k - 1)
  switch (w) {
    case 'a':
      return k === q.from - 1 && isOfHome(m, q) ? 'max' : undefined
    case 'than':
      if (wordAt(m, k - 2) === 'worth') return 'none'
      if (/^(?:more|higher|over|mas)$/.test(earlier)) return isDenied(m, k - 1) ? 'max' : 'min'
      if (/^(?:less|lower|menos|fewer)$/.test(earlier))
        return isDenied(m, k - 1) ? 'min' : isTooLittle(m, q) ? leastPrice(m) : 'max'
      return undefined
    case 'over':
    case 'higher':
    case 'past':
    case 'above':
      return isDenied(m, k) || isStopped(m, k) || isBeyondReach(m, q) ? 'max' : undefined
    case 'under':
    case 'below':
      if (/^(?:dollar|penny|dime|cent)$/.test(earlier)) return 'ask'
      if (!isDenied(m, k)) return isTooLittle(m, q) ? leastPrice(m) : undefined
      return m.context.bot === 'seller' || (m.context.bot !== 'buyer' && GOES.has(earlier))
        ? 'ask'
        : 'min'
    case 'pay':
    case 'paying':
      if (isDenied(m, k) && !/^(?:over|more|above|past)$/.test(wordAt(m, k + 1))) return 'none'
      return isOffered(m, q, k) ? 'max' : undefined
    case 'give':
      return isOffered(m, q, k) ? 'max' : undefined
    case 'get':
    case 'gets':
      // One gets an amount for a home sold; one gets a home for an amount.
      return q.from - k <= 3 && isSum(m, k + 1, q.from) ? 'ask' : undefined
    case 'want':
      return m.tokens[k - 1]?.tail === 'd' || wantsSum(m, q, k) ? 'ask' : undefined
    case 'do': {
      const modal = earlier === 'only' ? wordAt(m, k - 2) : earlier
      return /^(?:can|could)$/.test(modal) && (q.value >= 100 || q.dollar) ? 'max' : undefined
    }
    case 'put':
    case 'putting':
    case 'poner':
      if (wordAt(m, k + 1) === 'me') return 'skip'
      return m.mask & W.loan && !sellsNear(m, k) ? 'down' : 'skip'
    case 'to':
      if (earlier === 'down') return newPrice(m)
      return resetTo(m, k)
    case 'make':
      return /^(?:it|that)$/.test(wordAt(m, k + 1)) ? 'skip' : undefined
    case 'down':
      // "30k down on a 300k house": the cue is the other amount's.
      if (/^(?:the|there|here|for|on|from|at|in|this)$/.test(wordAt(m, k + 1))) return 'skip'
      if (fallsAt(m, k)) return 'none'
      return isAmount(m, k - 1) || isOfPercent(m, q, k) ? 'want' : undefined
    case 'enganche':
      return isOfPercent(m, q, k) ? 'want' : undefined
    case 'mortgage':
      return earlier === 'second' && k === q.from - 1 ? 'none' : undefined
    case 'loan':
      if (isBalanceOf(m, k)) return 'owed'
      if (roleBefore.get(earlier) === 'none') return 'none'
      return (
        phraseTo(m, k, PHRASES_BEFORE) ??
        (m.context.bot === 'seller' || m.mask & W.sell ? 'owed' : 'none')
      )
    case 'need':
    case 'needs':
      return isForMove(m, q) ? 'none' : undefined
    case 'credit':
      // "thru a local credit union for 385" is no score.
      return wordAt(m, k + 1) === 'union' ? 'skip' : undefined
    case 'price':
      return /^(?:should|would)$/.test(wordAt(m, k + 1)) ? 'ask' : undefined
    default:
      return undefined
  }
}

/** "60 down on a 410 place": what the home costs. */
const isOfHome = (m: Message, q: Quantity): boolean => {
  if (q.value < 100 || q.value > 999 || q.scale > 1 || m.context.bot === 'seller') return false
  if (!/^(?:house|home|place|condo|townhouse|townhome)$/.test(wordAt(m, q.to))) return false
  return wordAt(m, q.from - 2) === 'on' && wordAt(m, q.from - 3) === 'down'
}

/** "won't go under 450" */
const GOES = wordSet('go going come coming budge')

/** "need 50k to move" is what the move costs, "need 350k to move" the price. */
function isForMove(m: Message, q: Quantity): boolean {
  if (wordAt(m, q.to) !== 'to' || wordAt(m, q.to + 1) !== 'move') return false
  return isSmall(q)
}

const FALLS = wordSet(
  'went came come coming turned turn talked brought bring marked knocked is are already cut',
)

/**
 * "turned down 400k", "came down 15k", "talked me down 10k", "price is down 20k": no down payment.
 */
export const fallsAt = (m: Message, k: number): boolean =>
  FALLS.has(wordAt(m, k - 1)) ||
  (/^(?:me|us|it)$/.test(wordAt(m, k - 1)) && FALLS.has(wordAt(m, k - 2)))

const RESETS = wordSet('raise lower bump drop change up push move set increase cut reduce')
const HAS_RESET = wordSet('dropped lowered reduced raised bumped')

/** "raise it to 480"; "dropped it to 349" is said of a home on sale alone. */
function resetTo(m: Message, k: number): Role | undefined {
  if (!/^(?:it|that)$/.test(wordAt(m, k - 1))) return undefined
  const price = newPrice(m)
  if (RESETS.has(wordAt(m, k - 2))) return price
  return price === 'ask' && HAS_RESET.has(wordAt(m, k - 2)) ? price : undefined
}
const newPrice = (m: Message): Role =>
  m.context.bot === 'seller' || m.deal().sell > m.deal().buy ? 'ask' : 'max'

/** Who sells takes no less, who buys looks at nothing cheaper. */
const leastPrice = (m: Message): Role => (newPrice(m) === 'ask' ? 'ask' : 'min')

/** "balance on the loan is 64k" */
const isBalanceOf = (m: Message, k: number): boolean =>
  [1, 2, 3, 4].some(n => /^(?:balance|payoff|principal|left)$/.test(wordAt(m, k - n)))

/** "30k down": a number, with its magnitude glued to it, ends at `k`. */
const isAmount = (m: Message, k: number): boolean => {
  const t = m.tokens[k]
  return t?.kind === 'number' || (t?.kind === 'word' && t.glued)
}

const SAME = wordSet('which thats that so equals')

/**
 * "20% down 500 max": the word is the percentage's own; "20% down, 60k" and "… which is 110k" say
 * the same in money.
 */
export function isOfPercent(m: Message, q: Quantity, k: number): boolean {
  const end = wordAt(m, k - 1) === 'de' ? k - 1 : k
  const percent = m.quantities.some(
    o => o.to === end && o.used && (o.percent || o.value <= MOST_BARE_PERCENT),
  )
  if (!percent || saysTheSame(m, k + 1, q.from)) return false
  // A small one is the down payment itself.
  return !(q.scale === 1_000 && isSmall(q))
}

/** Whether "which is", "thats" or "so" stands between two amounts. */
const saysTheSame = (m: Message, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (SAME.has(wordAt(m, i))) return true
  return false
}

/** "owe 120, want 300": who wants a sum sells; who buys wants a home. */
function wantsSum(m: Message, q: Quantity, k: number): boolean {
  if (q.low !== null || !isSum(m, k + 1, q.from) || m.context.bot === 'buyer') return false
  const next = m.tokens[q.to]
  const goesOn = next?.kind === 'word' && next.seg === m.tokens[q.from]?.seg
  if (goesOn && !/^(?:for|now)$/.test(next.low)) return false
  return m.deal().buy <= m.deal().sell
}

/** Only filling words stand between "get" and its sum. */
const isSum = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (!/^(?:me|us|about|around|at|least|like|over)$/.test(wordAt(m, k))) return false
  return true
}

/** "stop sending listings over 400k". */
function isStopped(m: Message, k: number): boolean {
  for (let i = k - 1; i >= k - 4; i--) if (/^(?:stop|quit)$/.test(wordAt(m, i))) return true
  return false
}

/** "not over", "not a dime over", "no more than", "nothing under". */
const isDenied = (m: Message, k: number): boolean =>
  wordAt(m, k - 1) === 'nothing' ||
  ((bitsAt(m, k - 1) | bitsAt(m, k - 2) | bitsAt(m, k - 3) | bitsAt(m, k - 4)) & W.neg) !== 0

const sellsNear = (m: Message, k: number): boolean => {
  for (let i = k - 3; i <= k + 3; i++) if (bitsAt(m, i) & W.sell) return true
  return false
}
