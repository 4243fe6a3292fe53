import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, wordAt } from './message.ts'
import { phraseFrom, phraseTable } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import { LEAST_SQFT, MOST_SQFT, room } from './rooms.ts'
import { wordSet } from './word-set.ts'

const WISHES = wordSet('want need needs wants prefer like but rather so')
const SUITS = wordSet('works work is would ok fine minimum min now instead')
const LEAST = wordSet('at least about around like probably')
const MOST_ROOMS = 9

/**
 * "share 1 bathroom now, need 2", "4 beds would be ideal but 3 works": the unit is that of the
 * rooms named before, or of the area: "mine is 1100 sqft, need at least 2000".
 */
export function readRoomsAnew(m: Message): void {
  if (!(m.mask & (W.bed | W.bath | W.area))) return
  for (let i = 1; i < m.quantities.length; i++) anew(m, i)
}

function anew(m: Message, i: number): void {
  const [last, q] = [m.quantities[i - 1], m.quantities[i]]
  if (!last || !q || q.used || q.refused || !last.used || q.scale > 1 || q.dollar || q.percent)
    return
  if (q.value >= LEAST_SQFT) return areaAnew(m, last, q)
  if (q.value > MOST_ROOMS || q.low !== null) return
  const unit = bitsAt(m, last.to) & (W.bed | W.bath)
  if (unit && isRoomAnew(m, last, q)) room(m, q, unit & W.bed ? 'beds' : 'baths', q.to)
}

function isRoomAnew(m: Message, last: Quantity, q: Quantity): boolean {
  const next = m.tokens[q.to]
  const nextHome = next?.low === 'in' && isNextHome(m, q.to + 1)
  const ends = q.corrects || endsClause(m, q.to - 1) || SUITS.has(next?.low ?? '')
  if (!(ends || nextHome)) return false
  const before = wordAt(m, q.from - 1)
  const settled = before === 'for' && /^(?:settle|ok|okay|fine|good)$/.test(wordAt(m, q.from - 2))
  // "downsizing from 4 bed to 2"
  const changed = before === 'to' && wordAt(m, last.from - 1) === 'from' && next?.kind !== 'mark'
  if (WISHES.has(before) || settled || changed || q.corrects) return true
  return isFormer(m, last) ? isNewer(m, last, q) : fallsShort(m, last.to + 1) && opens(m, q)
}

/** "in Newark", "in the next one", "in a new place" */
const isNextHome = (m: Message, at: number): boolean =>
  (bitsAt(m, at) & W.place) !== 0 ||
  m.tokens[at]?.caps === 1 ||
  (/^(?:the|our|my|a)$/.test(wordAt(m, at)) && /^(?:next|new)$/.test(wordAt(m, at + 1)))

/** "1100 sqft in Dover, need at least 2000", "1800 sqft, make that 2000" */
function areaAnew(m: Message, last: Quantity, q: Quantity): void {
  if (!(bitsAt(m, last.to) & W.area) || q.value > MOST_SQFT || q.low !== null) return
  let k = q.from - 1
  while (LEAST.has(wordAt(m, k))) k--
  const wished = /^(?:want|need|needs|wants|prefer)$/.test(wordAt(m, k))
  const stated = m.found.some(f => f.name === 'sqft' && f.from === last.from)
  if (!((q.corrects && stated) || (wished && isAlone(m, q)))) return
  q.used = true
  found(m, 'sqft', String(q.value), q.from, q.to)
}

/** Whether nothing, or only where, is said behind the number. */
const isAlone = (m: Message, q: Quantity): boolean =>
  endsClause(m, q.to - 1) || (bitsAt(m, q.to) & W.leadIn) !== 0 || wordAt(m, q.to) === 'in'

const SAID = wordSet('said told wanted thought asked used was')
const SAID_REACH = 5

/** "said 2 beds before", "used to want 2 beds": what was said once. */
function isFormer(m: Message, last: Quantity): boolean {
  for (let k = last.from - 1; k >= last.from - SAID_REACH; k--)
    if (SAID.has(wordAt(m, k))) return true
  return false
}

/** "but its 3", "now 3", ", 3 now": a number that starts anew. */
function isNewer(m: Message, last: Quantity, q: Quantity): boolean {
  let k = q.from - 1
  while (k > last.to && /^(?:its|now|really|actually|just|it|is)$/.test(wordAt(m, k))) k--
  if (/^(?:but|so)$/.test(wordAt(m, k))) return true
  return m.tokens[k]?.kind === 'mark' && (k < q.from - 1 || SUITS.has(wordAt(m, q.to)))
}

const opens = (m: Message, q: Quantity): boolean =>
  m.tokens[q.from - 1]?.kind === 'mark' || /^(?:so|need|want|now)$/.test(wordAt(m, q.from - 1))

const SHORT = phraseTable<true>('first', [
  [true, 'wont|doesnt|dont|not|cant|isnt|arent|aint cut|cutting|cuttin it, wont do|work|fit'],
  [
    true,
    'isnt|arent|not|wont be|gonna enough, isnt|arent|not enough, is|are too small|few|tight|many|big',
  ],
])

/** "2 beds wont cut it anymore": fewer than are needed. */
const fallsShort = (m: Message, at: number): boolean => phraseFrom(m, at, SHORT) === true
