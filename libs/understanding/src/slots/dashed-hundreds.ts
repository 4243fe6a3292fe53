import { endsClause, type Message, wordAt } from './message.ts'
import type { Role } from './money-cues.ts'
import type { Quantity } from './quantities.ts'

const [LEAST_TENS, MOST_TENS] = [20, 99]
/** A larger number behind the dash is no day of a month. */
const LAST_DAY = 31

/** Whether a range reads as the hundreds and tens of a price: "5-50", not "3-12 months". */
export const isDashed = (m: Message, q: Quantity): boolean =>
  q.low !== null &&
  q.low < 10 &&
  q.value >= LEAST_TENS &&
  q.value <= MOST_TENS &&
  q.scale === 1 &&
  q.digits &&
  Number.isInteger(q.low) &&
  wordAt(m, q.from + 1) === '-' &&
  m.tokens[q.to - 1]?.glued === true

/**
 * "up to 5-50" is 550 where a word of price says so; elsewhere it is a day or a range of something
 * else, and no price.
 */
export function readDashed(m: Message, q: Quantity, said: Role | undefined): Role | undefined {
  const role = said ?? (asksPrice(m) && isAlone(m, q) ? 'want' : 'none')
  if (role === 'none' || role === 'down' || role === 'credit') return 'none'
  if (role === 'want' && !asksPrice(m) && q.value <= LAST_DAY) return 'none'
  q.value += (q.low ?? 0) * 100
  q.low = null
  return role
}

const asksPrice = (m: Message): boolean =>
  /^(?:budget|askingPrice|price)/.test(m.context.pendingQuestion?.name ?? '')

const isAlone = (m: Message, q: Quantity): boolean =>
  m.quantities.length === 1 && endsClause(m, q.to - 1)
