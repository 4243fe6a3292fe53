import { isIAm, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** Whether a number counts years of life: "I'm 71", "one of those 55 and over communities". */
export const isAge = (m: Message, q: Quantity): boolean =>
  q.value < 100 && q.scale === 1 && !q.dollar && (isIAm(m, q.from - 1) || isLeastAge(m, q))

/** Ages from which homes are reserved for by law (24 CFR 100.303 and 100.304). */
const LEAST_AGES: ReadonlySet<number> = new Set([55, 62])
const RESERVED = wordSet('community communities neighborhood neighborhoods park living development')

/** "55 and up", "over 55 community"; "55 and up" to the question for a price is one. */
function isLeastAge(m: Message, q: Quantity): boolean {
  if (!LEAST_AGES.has(q.value)) return false
  if (/^(?:over|above)$/.test(wordAt(m, q.from - 1)) && RESERVED.has(wordAt(m, q.to))) return true
  if (!/^(?:and|or|&|plus|\+)$/.test(wordAt(m, q.to))) return false
  const most = /^(?:plus|\+)$/.test(wordAt(m, q.to)) ? q.to : q.to + 1
  if (most > q.to && !/^(?:over|up|older|better|above)$/.test(wordAt(m, most))) return false
  return !asksPrice(m) || RESERVED.has(wordAt(m, most + 1))
}

const asksPrice = (m: Message): boolean =>
  /^(?:budget|askingPrice|price)/.test(m.context.pendingQuestion?.name ?? '')
