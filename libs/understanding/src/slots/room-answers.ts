import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** More rooms than any home a contact means. */
const MOST_ROOMS = 12
/** Square feet; a smaller or larger number behind the rooms is something else. */
const [LEAST_AREA, MOST_AREA] = [600, 7_000]
/** A smaller number may count rooms itself. */
const LEAST_AMOUNT = 50
const JOINS = wordSet('and n y & by')

/** "3 and 2", "3 2 about 1700" as the answer to the question for the bedrooms. */
export function answerBoth(m: Message): boolean {
  const [beds, baths, third, more] = m.quantities
  if (!beds) return false
  if (baths && answerSum(m)) return true
  if (more) return false
  if (!baths) return answerEach(m, beds)
  if (!isPair(m, beds, baths) && !isRow(m, beds, baths)) return false
  if (third && third.value < LEAST_AMOUNT) return false
  if (!isAllOf(m, beds.from, baths.to, 0, third?.from ?? m.tokens.length)) return false
  state(m, 'beds', beds)
  state(m, 'baths', baths)
  if (third && isArea(third) && isAllOf(m, third.from, third.to, third.from, m.tokens.length))
    state(m, 'sqft', third)
  return true
}

/** "1 of each" */
function answerEach(m: Message, q: Quantity): boolean {
  if (!isRooms(q) || wordAt(m, q.to) !== 'of' || wordAt(m, q.to + 1) !== 'each') return false
  if (!isAllOf(m, q.from, q.to + 2, 0, m.tokens.length)) return false
  state(m, 'beds', q)
  state(m, 'baths', q)
  return true
}

const WHOM = wordSet('us me the my our each him her mom dad kids baby guests mi')

/** "two for us and one for the baby" are three; "3 for now, 4 for later" is no sum. */
function answerSum(m: Message): boolean {
  const last = m.quantities.at(-1)!
  let sum = 0
  for (const q of m.quantities) {
    if (!isRooms(q) || q.refused || wordAt(m, q.to) !== 'for') return false
    if (!(WHOM.has(wordAt(m, q.to + 1)) || bitsAt(m, q.to + 1) & W.third)) return false
    sum += q.value
  }
  if (sum > MOST_ROOMS) return false
  for (const q of m.quantities) q.used = true
  found(m, 'beds', String(sum), m.quantities[0]!.from, last.to, 8_500)
  return true
}

/** "3 full", "2 full and a half" as the answer to the question for the bathrooms. */
export function answerFull(m: Message): boolean {
  const q = m.quantities[0]
  if (!q || !isRooms(q) || q.refused || wordAt(m, q.to) !== 'full') return false
  if (bitsAt(m, q.to + 1) & W.bath || !isAllOf(m, q.from, q.to, 0, q.to)) return false
  let at = q.to + 1
  while (/^(?:and|n|plus|,|&)$/.test(wordAt(m, at))) at++
  const half = /^(?:1|one|a)$/.test(wordAt(m, at)) && wordAt(m, at + 1) === 'half'
  for (const o of m.quantities) if (half && o.from >= at && o.from <= at + 1) o.used = true
  if (!half && !endsClause(m, q.to) && !(bitsAt(m, q.to + 1) & W.filler)) return false
  q.used = true
  found(m, 'baths', String(q.value + (half ? 0.5 : 0)), q.from, half ? at + 2 : q.to, 8_500)
  return true
}

/** "450ish, 3 and 2": a pair by itself behind a price. */
export function readPair(m: Message, i: number): void {
  const [price, beds, baths] = [m.quantities[i - 1], m.quantities[i], m.quantities[i + 1]]
  if (!price || !beds || !baths || price.value < LEAST_AMOUNT || !isPair(m, beds, baths)) return
  const [from, to] = segmentOf(m, beds.from)
  if (price.from >= from || !isAllOf(m, beds.from, baths.to, from, to)) return
  state(m, 'beds', beds)
  state(m, 'baths', baths)
}

const isPair = (m: Message, beds: Quantity, baths: Quantity): boolean =>
  areRooms(beds, baths) && baths.from === beds.to + 1 && JOINS.has(wordAt(m, beds.to))

/** "3 2", "3/2" */
const isRow = (m: Message, beds: Quantity, baths: Quantity): boolean =>
  areRooms(beds, baths) &&
  baths.digits &&
  (baths.from === beds.to || (baths.from === beds.to + 1 && wordAt(m, beds.to) === '/'))

const areRooms = (beds: Quantity, baths: Quantity): boolean =>
  isRooms(beds) && isRooms(baths) && Number.isInteger(beds.value) && baths.value <= beds.value + 2

const isArea = (q: Quantity): boolean =>
  !q.used &&
  q.scale === 1 &&
  !q.dollar &&
  !q.percent &&
  q.value >= LEAST_AREA &&
  q.value <= MOST_AREA

/** Whether nothing but filling words stands around the tokens of a pair in a stretch. */
function isAllOf(m: Message, first: number, last: number, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t || (k >= first && k < last) || t.kind === 'mark') continue
    if (!(t.bits & W.filler)) return false
  }
  return true
}

const isRooms = (q: Quantity): boolean =>
  !q.used && q.scale === 1 && !q.dollar && !q.percent && q.value >= 1 && q.value <= MOST_ROOMS

function state(m: Message, name: 'beds' | 'baths' | 'sqft', q: Quantity): void {
  q.used = true
  found(m, name, String(q.low ?? q.value), q.from, q.to, 8_500)
}
