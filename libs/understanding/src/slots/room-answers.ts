import { W } from './lexicon/word-classes.ts'
import { found, type Message, segmentOf, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** More rooms than any home a contact means. */
const MOST_ROOMS = 12
/** A longer message is no answer with a remark behind it. */
const MOST_TOKENS = 14
const JOINS = wordSet('and n y & by')
/**
 * What parts the answer from a remark behind it: "3 minimum, 4 would be great", "3 plus a bonus
 * room".
 */
const PARTS = wordSet(', . ; but plus tho though pero aunque')
const BESIDE = wordSet('minimum min minimo least')

/** "3 and 2" as the answer to the question for the bedrooms: the bathrooms as well. */
export function answerBoth(m: Message): boolean {
  const [beds, baths, third] = m.quantities
  if (!beds || !baths || third || !isPair(m, beds, baths)) return false
  if (!isAllOf(m, beds.from, baths.to, 0, m.tokens.length)) return false
  state(m, 'beds', beds)
  state(m, 'baths', baths)
  return true
}

/** A smaller number may count rooms itself. */
const LEAST_AMOUNT = 50

/** "450ish, 3 and 2": a pair by itself behind a price. */
export function readPair(m: Message, i: number): void {
  const [price, beds, baths] = [m.quantities[i - 1], m.quantities[i], m.quantities[i + 1]]
  if (!price || !beds || !baths || price.value < LEAST_AMOUNT || !isPair(m, beds, baths)) return
  const [from, to] = segmentOf(m, beds.from)
  if (price.from >= from || !isAllOf(m, beds.from, baths.to, from, to)) return
  state(m, 'beds', beds)
  state(m, 'baths', baths)
}

function isPair(m: Message, beds: Quantity, baths: Quantity): boolean {
  if (!isRooms(beds) || !isRooms(baths)) return false
  if (baths.from !== beds.to + 1 || !JOINS.has(wordAt(m, beds.to))) return false
  return Number.isInteger(beds.value) && baths.value <= beds.value + 2
}

/** Whether nothing but filling words stands around the tokens of a pair in a stretch. */
function isAllOf(m: Message, first: number, last: number, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t || (k >= first && k < last) || t.kind === 'mark') continue
    if (!(t.bits & W.filler)) return false
  }
  return true
}

/** "3 but 4 is better": the number that opens the message and nothing else before the remark. */
export function answerFirst(m: Message, name: 'beds' | 'baths'): void {
  const q = m.quantities[0]
  if (!q || m.tokens.length > MOST_TOKENS || !isRooms(q) || q.refused) return
  for (let k = 0; k < m.tokens.length; k++) {
    const t = m.tokens[k]
    if (!t || (k >= q.from && k < q.to)) continue
    if (k >= q.to && PARTS.has(t.low)) return state(m, name, q)
    const unit = t.bits & (name === 'beds' ? W.bed : W.bath)
    if (!(t.bits & W.filler || unit || BESIDE.has(t.low))) return
  }
}

const isRooms = (q: Quantity): boolean =>
  !q.used && q.scale === 1 && !q.dollar && !q.percent && q.value >= 1 && q.value <= MOST_ROOMS

function state(m: Message, name: 'beds' | 'baths', q: Quantity): void {
  q.used = true
  found(m, name, String(q.low ?? q.value), q.from, q.to, 8_500)
}
