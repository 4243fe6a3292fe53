import { type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

const PREPOSITIONS = wordSet('at by around about abt like')
const BOUNDS = wordSet('after before til till until')
/** How far before its time a word of coming may stand: "be there Friday at". */
const REACH = 5

/**
 * "be there at 530", "we land at 820", "after 530 is better": hours and minutes without their
 * colon.
 */
export function isClockTime(m: Message, q: Quantity, from: number): boolean {
  if (!isHourAndMinutes(m, q)) return false
  const before = wordAt(m, q.from - 1)
  if (BOUNDS.has(before)) return true
  const at = PREPOSITIONS.has(before) ? q.from - 1 : q.from
  for (let k = at - 1; k >= from && k >= at - REACH; k--) if (comes(m, k, at)) return true
  return before === 'by' && wordAt(m, q.from - 2) === 'home'
}

function isHourAndMinutes(m: Message, q: Quantity): boolean {
  if (q.scale > 1 || q.dollar || !q.digits || m.tokens[q.from]?.comma) return false
  const [hour, minutes] = [Math.floor(q.value / 100), q.value % 100]
  return Number.isInteger(q.value) && hour >= 1 && hour <= 12 && minutes < 60
}

const BEING = wordSet('be get getting got gets im were am meet drive driving over')
const LANDS = wordSet('we i flight plane')

/**
 * Whether the word at `k` is of coming, going or being free; right before `at` where it says so
 * only there.
 */
function comes(m: Message, k: number, at: number): boolean {
  const before = wordAt(m, k - 1)
  const next = wordAt(m, k + 1)
  switch (wordAt(m, k)) {
    case 'meet':
      // "meet in the middle at 430" is of the price.
      return !/^(?:in|halfway)$/.test(next)
    case 'arrive':
    case 'arriving':
    case 'ends':
      return true
    case 'there':
    case 'home':
    case 'free':
      return BEING.has(before)
    case 'see':
      return /^(?:you|u|ya|yall)$/.test(next)
    case 'off':
      return next === 'work' || (k === at - 1 && /^(?:get|gets|getting|im|were)$/.test(before))
    case 'out':
      return k === at - 1 && /^(?:get|gets|getting|lets|let)$/.test(before)
    case 'land':
    case 'lands':
      return k === at - 1 && LANDS.has(before)
    case 'pick':
      return /^(?:us|me|up|him|her|them)$/.test(next)
    case 'come':
    case 'coming':
    case 'swing':
    case 'stop':
      return /^(?:by|over)$/.test(next)
    default:
      return false
  }
}
