import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { OTHER_UNIT, type Role, roleAfter, roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'

/** How many words an amount may stand from the word that says what it is. */
const REACH_BEFORE = 7
const REACH_AFTER = 5

const PERIODS = new Set(
  'month mo hour hr year yr week mes hora ano monthly day night semana'.split(' '),
)
const PER = new Set('a an per / al por each every the'.split(' '))
const RATED = new Set(
  'monthly biweekly weekly annually yearly hourly mensual mensuales mo'.split(' '),
)

/** "a month", "/mo", "an hour", "per year", "al mes": whether a rate follows at `at`. */
export const isRate = (m: Message, at: number): boolean =>
  RATED.has(wordAt(m, at)) || (PER.has(wordAt(m, at)) && PERIODS.has(wordAt(m, at + 1)))

/** The role that the words behind an amount give it. */
export function roleFromAfter(m: Message, q: Quantity, to: number): Role | undefined {
  for (let k = q.to; k < to && k < q.to + REACH_AFTER; k++) {
    const t = m.tokens[k]
    if (!t || t.kind === 'number') return undefined
    const w = t.low
    if (k === q.to && OTHER_UNIT.has(w) && !isMinimum(m, q, k)) return 'none'
    if (w === '+') return /^(?:community|communities|and)$/.test(wordAt(m, k + 1)) ? 'none' : 'min'
    const said = afterPhrase(m, k, w, q)
    if (said) return said
    const role = roleAfter(w)
    if (role) return role
    if (t.bits & W.neg || w === 'i' || w === 'but' || w === 'n' || (w === 'and' && k > q.to))
      return undefined
  }
  return undefined
}

/** "min" behind a number is minutes, unless the number is a price. */
const isMinimum = (m: Message, q: Quantity, k: number) =>
  wordAt(m, k) === 'min' && (q.scale > 1 || q.dollar || q.value > 90)

const downAhead = (m: Message, k: number): boolean => {
  for (let i = k + 1; i <= k + 6; i++) if (DOWN.test(wordAt(m, i))) return true
  return false
}

const DOWN = /^(?:down|enganche|downpayment)$/

function afterPhrase(m: Message, k: number, w: string, q: Quantity): Role | undefined {
  const next = wordAt(m, k + 1)
  const third = wordAt(m, k + 2)
  if (w === 'on' && /^(?:mortgage|loan|note)$/.test(third)) return 'owed'
  if (w === 'mortgage' && k === q.to) return 'owed'
  if (w === 'on' && next === 'the' && bitsAt(m, k + 2) & W.home) return 'ask'
  if (w === 'on' && next === 'it' && m.mask & W.debt) return 'owed'
  if (w === 'por')
    return next === 'pagar' ? 'owed' : /^(?:mi|la|ella)$/.test(next) ? 'ask' : undefined
  if (w === 'on' && third === 'low') return 'min'
  if (w === 'on' && third === 'high') return 'max'
  if (w === 'and' && /^(?:its|it)$/.test(next) && /^(?:yours|a|sold)$/.test(third)) return 'ask'
  if (w === 'up' && k === q.to && m.tokens[k + 1]?.seg !== m.tokens[k]?.seg) return 'min'
  if (w === 'to' && next === 'put') return 'down'
  if (w === 'for' || w === 'de' || w === 'as' || w === 'toward' || w === 'towards') {
    if (DOWN.test(next) || DOWN.test(third)) return 'down'
    if (third === 'down' || third === 'enganche') return 'down'
    if (w === 'for' && /^(?:it|our|my|mine|ours|ella)$/.test(next))
      return /^(?:first|next|new|second|forever|future|retirement)$/.test(third) ? 'max' : 'ask'
  }
  if (w === 'for' && next === 'the' && third === 'purchase') return 'max'
  if (w === 'saved') return downAhead(m, k) ? 'down' : 'none'
  if (w === 'or' || w === 'and' || w === 'o') {
    if (/^(?:less|under|below|lower|menos|cheaper)$/.test(next)) return 'max'
    if (/^(?:more|up|above|higher|over|better|mas)$/.test(next)) return 'min'
  }
  if ((w === 'min' || w === 'minimum') && k <= q.to + 1) return 'min'
  if (/^(?:i|id)$/.test(w) && next === 'sell') return 'ask'
  if (w === 'to' && (next === 'pay' || next === 'go') && (third === 'off' || k === q.to))
    return next === 'pay' ? 'owed' : undefined
  if (w === 'to' && (next === 'sell' || next === 'walk')) return 'ask'
  if (w === 'if' && k === q.to) return 'want'
  if (w === 'is' && /^(?:what|my|the|where|our)$/.test(next) && k === q.to)
    return roleAfter(third) ?? (/^(?:lowest|least|minimum|floor)$/.test(third) ? 'min' : 'want')
  return undefined
}

/** The role that the words before an amount give it: the nearest cue wins. */
export function roleFromBefore(m: Message, q: Quantity, from: number): Role | undefined {
  let weak: Role | undefined
  for (let k = q.from - 1; k >= from && k >= q.from - REACH_BEFORE; k--) {
    const t = m.tokens[k]
    if (!t) return weak
    if (t.kind === 'number') {
      // A number between takes the cue, unless it was corrected away.
      const other = m.quantities.find(o => o.from <= k && o.to > k)
      if (!other?.refused && !other?.percent) return weak
      continue
    }
    // A wish is the start of its own clause: what stands before "and I want 295" is of something else.
    if (weak && /^(?:and|but|n|y|pero|so)$/.test(t.low)) return weak
    const said = beforePhrase(m, k, t.low)
    if (said === 'skip') continue
    if (said === 'want') {
      weak ??= 'want'
      continue
    }
    if (said) return said
    const role = roleBefore(t.low)
    if (!role || (role === 'none' && t.tail === 'd')) continue
    if (role === 'want') weak ??= 'want'
    else if (role === 'max' && weak && /^(?:buy|buying|purchase)$/.test(t.low)) return weak
    else return role
  }
  return weak
}

function beforePhrase(m: Message, k: number, w: string): Role | 'skip' | undefined {
  const before = wordAt(m, k - 1)
  const after = wordAt(m, k + 1)
  switch (w) {
    case 'sells':
      return before === 'it' ? 'ask' : 'none'
    case 'bottom':
      return 'ask'
    case 'with':
      return /^(?:ok|okay|fine|cool|good)$/.test(before) ? 'want' : undefined
    case 'end':
      return before === 'low' ? 'min' : before === 'high' ? 'max' : undefined
    case 'door':
      return before === 'next' ? 'none' : undefined
    case 'off':
      return before === 'pay' ? 'owed' : undefined
    case 'than':
      if (wordAt(m, k - 2) === 'worth') return 'none'
      if (/^(?:more|higher|over|mas)$/.test(before)) return denied(m, k - 1) ? 'max' : 'min'
      if (before === 'less' || before === 'lower') return denied(m, k - 1) ? 'min' : 'max'
      return undefined
    case 'to':
      return /^(?:up|go|budget|bump|get|stretch|max|goes|went|raise|raised)$/.test(before)
        ? 'max'
        : undefined
    case 'go':
      if (/^(?:could|can|would|ill)$/.test(before)) return 'max'
      return before === 'let' || wordAt(m, k - 2) === 'let' ? 'ask' : undefined
    case 'it':
      // "raise it 10k" is a change, not a price.
      return /^(?:raise|drop|lower|reduce|cut|bump)$/.test(before)
        ? 'none'
        : before === 'with' && wordAt(m, k - 2) === 'part'
          ? 'ask'
          : undefined
    case 'over':
    case 'higher':
    case 'past':
    case 'above':
      return denied(m, k) || wordAt(m, k - 1) === 'nothing' ? 'max' : undefined
    case 'under':
    case 'below':
      return denied(m, k) || wordAt(m, k - 1) === 'nothing' ? 'min' : undefined
    case 'for':
      if (before === 'go') return 'ask'
      if (before === 'good') return 'max'
      return /^(?:something|anything|place|home|house|condo|homes|houses)$/.test(before)
        ? 'want'
        : undefined
    case 'pay':
    case 'paying':
      return denied(m, k) && !/^(?:over|more|above|past)$/.test(after) ? 'none' : undefined
    case 'want':
      return /^(?:id|wed)$/.test(before) || m.tokens[k - 1]?.tail === 'd' ? 'ask' : undefined
    case 'at':
      if (/^(?:write|submit|offer|bid)$/.test(wordAt(m, k - 2))) return 'none'
      return /^(?:it|price|mine|ours)$/.test(before) ? 'ask' : undefined
    case 'put':
    case 'putting':
    case 'poner':
      return m.mask & W.loan && !sellsNear(m, k) ? 'down' : 'skip'
    case 'make':
      return /^(?:it|that)$/.test(after) ? 'want' : undefined
    case 'listed':
    case 'asking':
      return before === 'was' ? 'none' : undefined
    case 'between':
    case 'btwn':
    case 'entre':
      return 'want'
    case 'like':
      return /^(?:would|id|wed|i|we|gustaria)$/.test(before) && !/^(?:around|about)$/.test(after)
        ? 'want'
        : undefined
    case 'be':
      return /^(?:can|could|should|must|would)$/.test(before) ? 'want' : undefined
    case 'do':
      return /^(?:can|could)$/.test(before) ? 'max' : undefined
    case 'happy':
    case 'part':
      return /^(?:w|with)$/.test(after) ? 'ask' : undefined
    case 'settle':
      return 'ask'
    case 'down':
      // "30k down on a 300k house": the cue is the other amount's.
      return m.tokens[k - 1]?.kind === 'number' || m.tokens[k - 1]?.glued ? 'want' : undefined
    case 'payment':
      return before === 'down' ? 'down' : undefined
    case 'loan':
      if (/^(?:student|car|auto|personal|business)$/.test(before)) return 'none'
      if (after === 'balance' || before === 'va') return 'skip'
      return m.context.bot === 'seller' || m.mask & W.sell ? 'owed' : 'none'
    case 'market':
      return 'ask'
    case 'price':
      if (/^(?:should|would)$/.test(after)) return 'ask'
      return after === 'range' || after === 'limit' ? 'max' : undefined
    default:
      return undefined
  }
}

/** "not over", "not a dime over", "no more than". */
const denied = (m: Message, k: number): boolean =>
  ((bitsAt(m, k - 1) | bitsAt(m, k - 2) | bitsAt(m, k - 3) | bitsAt(m, k - 4)) & W.neg) !== 0

const sellsNear = (m: Message, k: number): boolean => {
  for (let i = k - 3; i <= k + 3; i++) if (bitsAt(m, i) & W.sell) return true
  return false
}
