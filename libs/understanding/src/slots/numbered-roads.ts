import { endsClause, type Message, sameSegment, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const KEEPERS = wordSet('county state us rural ranch farm')
const ROADS = wordSet('road rd route rte highway hwy')
/** Roads that need no word before: "Highway 90", "Route 66", "FM 1488". */
const BARE = wordSet('highway hwy route rte')
const CODES = wordSet('fm cr')
/** Codes that are words in lower case. */
const CAPITAL_CODES = wordSet('us sr rm rr')
const MOST_NUMBER = 9_999
const BEHIND = wordSet('in and is has needs at still available for # apt unit w')

/** Index of the number of the road that starts at `at`; 0 if none starts there. */
function numberOf(m: Message, at: number): number {
  const [first, second] = [wordAt(m, at), wordAt(m, at + 1)]
  if (m.tokens[at + 1]?.kind === 'number') {
    const coded = CODES.has(first) || (CAPITAL_CODES.has(first) && m.tokens[at]?.caps === 2)
    return coded || BARE.has(first) ? at + 1 : 0
  }
  if (m.tokens[at + 2]?.kind === 'number')
    return KEEPERS.has(first) && ROADS.has(second) ? at + 2 : 0
  const toMarket = first === 'farm' && second === 'to' && wordAt(m, at + 2) === 'market'
  return toMarket && m.tokens[at + 4]?.kind === 'number' ? at + 4 : 0
}

/** End of "County Road 12", "Highway 90" or "FM 1488" at `at`; 0 if no such road stands there. */
export function numberedRoadEnd(m: Message, at: number): number {
  const to = numberOf(m, at)
  const number = m.tokens[to]
  if (to === 0 || !number || !sameSegment(m, at, to)) return 0
  if (number.ordinal || number.dollar || number.comma || number.plural) return 0
  if (!Number.isInteger(number.value) || number.value > MOST_NUMBER) return 0
  const letter = m.tokens[to + 1]
  const glued = letter?.kind === 'word' && letter.glued
  // "12A" is a road, "300k" a price.
  if (glued && (letter.low.length > 1 || /[km]/.test(letter.low))) return 0
  const end = glued ? to + 2 : to + 1
  return endsClause(m, end - 1) || BEHIND.has(wordAt(m, end)) || m.tokens[end]?.caps ? end : 0
}

/** "Highway 90" and "FM 1488" by themselves may lie near a home that costs what stands before. */
export const isBareRoad = (m: Message, at: number): boolean => numberOf(m, at) === at + 1
