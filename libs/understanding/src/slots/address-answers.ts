import { W } from './lexicon/word-classes.ts'
import { found, type Message, take } from './message.ts'
import { OTHER_UNIT } from './money-cues.ts'
import { ENDINGS } from './proper-places.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/**
 * "55 Birch", a number and words, maybe behind its town: "birmingham, 410 Overbrook"; or "Birch
 * st".
 */
export function answerAddress(m: Message): void {
  const at = behindTown(m)
  const [number, word] = [m.tokens[at], m.tokens[at + 1]]
  if (m.found.some(f => f.name === 'address')) return
  if (number?.kind === 'word') return streetOnly(m)
  if (number?.kind !== 'number' || word?.kind !== 'word') return
  if (isAmount(m, at) || isCounted(number, word)) return
  let to = at + 1
  while (isOfStreet(m.tokens[to]) && m.tokens[to]?.seg === number.seg) to++
  answer(m, at, to)
}

/** Index of the number behind a listed town, or "yes", and its comma, else 0. */
function behindTown(m: Message): number {
  const comma = m.tokens.findIndex(t => t.low === ',')
  if (comma < 1 || !((m.tokens[comma - 1]?.bits ?? 0) & (W.place | W.filler))) return 0
  for (let k = 0; k < comma; k++)
    if (!((m.tokens[k]?.bits ?? 0) & (W.place | W.leadIn | W.filler))) return 0
  return m.tokens[comma + 1]?.kind === 'number' ? comma + 1 : 0
}

/** "its by the school, 901 Vine": the last clause is the address. */
export function answerLast(m: Message): void {
  const at = m.tokens.findLastIndex(t => t.low === ',') + 1
  const [number, word] = [m.tokens[at], m.tokens[at + 1]]
  if (at === 0 || m.found.some(f => f.name === 'address')) return
  if (number?.kind !== 'number' || number.dollar || number.clock || word?.kind !== 'word') return
  if (isCounted(number, word) || m.quantities.some(q => q.from === at && q.to > at + 1)) return
  let to = at + 1
  while (isOfStreet(m.tokens[to])) to++
  if (to < m.tokens.length || to > at + MOST_STREET_WORDS) return
  answer(m, at, to)
}
const MOST_STREET_WORDS = 4

function answer(m: Message, from: number, to: number): void {
  const [first, last] = [m.tokens[from], m.tokens[to - 1]]
  found(m, 'address', m.text.slice(first?.start, last?.end), from, to, 8_500)
  take(m, from, to)
  for (const q of m.quantities) if (q.from === from) q.used = true
}

/** A word, or the ordinal of "407 n 3rd". */
const isOfStreet = (t: Token | undefined): boolean => t?.kind === 'word' || t?.ordinal === true

/** "350k", "400 to 450", "100 percent", "$400 firm", "10:30 works". */
const isAmount = (m: Message, at: number): boolean => {
  const first = m.tokens[at]
  const q = m.quantities.find(o => o.from === at)
  return first?.dollar === true || first?.clock === true || (q !== undefined && q.to > at + 1)
}

/**
 * Classes of words that say what a number counts, or go on with a sentence: no street begins with
 * them.
 */
const NO_STREET =
  W.neg |
  W.question |
  W.third |
  W.own |
  W.buy |
  W.home |
  W.unit |
  W.when |
  W.bed |
  W.bath |
  W.area |
  W.feature |
  W.loan |
  W.leadIn |
  W.lead |
  W.number |
  W.filler |
  W.urgent
/** Words of these classes that streets begin with all the same: "12 Spring", "8 Hunt". */
const STREETS = wordSet('spring summer autumn winter independence holiday hunt cape')
const COUNTED = wordSet(
  `car room level floor owner kid dog cat person offer half times figure more other others different extra else left
   total o h hr clock ish tall wide`,
)
/** Up to this a number with a plural behind it counts: "3 liens", "6 figures". */
const MOST_COUNTED = 12

/**
 * "2 months", "3 bed", "5 of us", "10 am", "2 offers": the word behind the number says what it
 * counts.
 */
function isCounted(number: Token, word: Token): boolean {
  if (STREETS.has(word.low) || word.bits & W.direction) return false
  if (number.ordinal && !(word.bits & W.street)) return true
  if (word.bits & NO_STREET || OTHER_UNIT.has(word.low) || COUNTED.has(word.low)) return true
  if (word.caps > 0 || ENDINGS.has(word.low) || !/[^s]s$/.test(word.low)) return false
  return (word.bits & W.common) !== 0 || number.value <= MOST_COUNTED
}

function streetOnly(m: Message): void {
  const last = m.tokens.at(-1)
  if (m.tokens.length < 2 || !last || !(last.bits & W.street)) return
  if (!m.tokens.every(t => t.kind === 'word')) return
  found(m, 'address', m.text.slice(m.tokens[0]?.start, last.end), 0, m.tokens.length, 8_000)
  take(m, 0, m.tokens.length)
}
