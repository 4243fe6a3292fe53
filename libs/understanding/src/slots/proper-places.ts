import { placeRests, W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, type Message, sameSegment, wordAt } from './message.ts'
import { answersWhere } from './place-leads.ts'
import { stateBehind, stateEnd } from './states.ts'
import { WEEKDAYS } from './time-words.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** Words that no place name begins with or holds, even behind "in" and with a capital. */
const FUNCTION =
  W.neg |
  W.question |
  W.third |
  W.sell |
  W.buy |
  W.own |
  W.unit |
  W.bed |
  W.bath |
  W.area |
  W.loan |
  W.urgent
/** Words that need more than a capital to be part of a name. */
const ORDINARY =
  W.common |
  W.filler |
  W.introduces |
  W.leadIn |
  W.number |
  W.home |
  W.feature |
  W.condition |
  W.built
const NEVER_NAMES = W.filler | W.leadIn | W.number | W.home

/** What names of places end with, in any case: "lake norman", "Alamo Heights". */
export const ENDINGS = wordSet(
  `heights hills park beach city county springs valley lake lakes village falls grove creek estates ranch ridge island
   bay point shores gardens acres square township hill side center meadows oaks mills harbor river woods station
   junction crossing district isd`,
)

/** Listed places that are everyday words too: only with a capital or behind a lead-in. */
const EVERYDAY = wordSet(
  `mobile orange surprise reading bend eagle golden sunrise temple superior normal independence laurel york hickory
   cypress aurora upland jupiter queens star plantation sparks prosper celina pilot mission greer hutto homestead
   concord hurst marina mentor hampton franklin paris dalton`,
)

/** End of a listed name at `at`, else 0. */
export function listedEnd(m: Message, at: number, cued: boolean): number {
  const t = m.tokens[at]
  if (!t) return 0
  const several = severalWords(m, at)
  if (several > 0 && (t.caps > 0 || cued || !isEveryday(m, at, several))) return several
  if (!(t.bits & W.place)) return 0
  if (EVERYDAY.has(t.low)) {
    // "queens ny", "mobile al"
    const bare = answersWhere(m, at) ? !isAnswered(m, at) : t.caps === 0 && !cued
    if (bare && stateBehind(m, at, at + 1) === 0) return 0
    if (/^(?:home|homes|house)$/.test(wordAt(m, at + 1))) return 0
  }
  if (t.caps > 0 || cued || EVERYDAY.has(t.low)) return at + 1
  // "austin" alone may be a man; beside other facts it is the town.
  if (t.bits & W.name && m.found.length === 0) return 0
  return t.bits & (W.common | W.when) ? 0 : at + 1
}

/** "Surprise", "Mobile please" to the question where; not "surprise me". */
const isAnswered = (m: Message, at: number): boolean =>
  endsClause(m, at) || (bitsAt(m, at + 1) & (W.filler | W.leadIn)) !== 0

/** End of the longest listed name of several words at `at`, else 0. */
function severalWords(m: Message, at: number): number {
  if (!(bitsAt(m, at) & W.placeStart)) return 0
  for (const rest of placeRests.get(wordAt(m, at)) ?? []) {
    let k = 0
    while (k < rest.length && wordAt(m, at + 1 + k) === rest[k]) k++
    if (k === rest.length) return isMiddleOf(m, at, at + 1 + k) ? 0 : at + 1 + k
  }
  return 0
}

/** "el centro de Houston": the middle of a town, not El Centro. */
const isMiddleOf = (m: Message, at: number, to: number): boolean =>
  wordAt(m, at) === 'el' && wordAt(m, to) === 'de' && m.tokens[to + 1]?.kind === 'word'

/** "mountain view", "long beach" in lower case and without a lead-in are no names. */
function isEveryday(m: Message, from: number, to: number): boolean {
  // "ft worth"
  if (wordAt(m, from) === 'ft' && m.tokens[from - 1]?.kind !== 'number') return false
  for (let k = from; k < to; k++)
    if (!(bitsAt(m, k) & (W.common | W.feature | W.direction))) return false
  return true
}

/** Whether the capital at `at` is that of a name: not an everyday word that opens a sentence. */
export function isProper(m: Message, at: number, cued: boolean): boolean {
  const t = m.tokens[at]
  if (!t || t.caps === 0 || t.low.length < 2 || t.bits & FUNCTION) return false
  if (t.caps === 2 && !cued) return false
  const next = m.tokens[at + 1]
  if ((t.bits & W.when || WEEKDAYS.has(t.low)) && !isNamed(next)) return false
  if (!(t.bits & ORDINARY))
    return !(EVERYDAY.has(t.low) && answersWhere(m, at) && !isAnswered(m, at))
  if (cued && !isShouted(m) && !answersWhere(m, at))
    return next?.caps !== 0 || !(t.bits & NEVER_NAMES)
  if (next?.kind !== 'word' || next.caps !== 1 || next.seg !== t.seg) return false
  if (t.bits & (NEVER_NAMES | W.introduces | W.when) && !(t.bits & W.home)) return false
  if (next.bits & W.common && !ENDINGS.has(next.low)) return at > 0 && sameSegment(m, at - 1, at)
  return at > 0 || ENDINGS.has(next.low)
}

/** Whether the word behind a month or a day makes a name of it: "Friday Harbor", not "by May I". */
const isNamed = (next: Token | undefined): boolean =>
  next !== undefined && next.caps > 0 && next.low !== 'i'

const MOST_CAPITALS = 3
const isShouted = (m: Message): boolean => {
  let n = 0
  for (const t of m.tokens) if (t.caps === 2) n++
  return n > MOST_CAPITALS
}

const MOST_WORDS = 5

/** End of the capitals in a row that go on with the name at `at`. */
export function capitalsEnd(m: Message, from: number, at: number): number {
  let to = from
  if (!m.tokens[at]?.caps) return to
  while (to < at + MOST_WORDS) {
    const t = m.tokens[to]
    if (t?.kind !== 'word' || t.caps !== 1 || t.taken || !sameSegment(m, to, at)) break
    if (t.low === 'i' || t.bits & (FUNCTION & ~W.own) || stateEnd(m, to) > 0) break
    if (t.bits & (W.loan | W.when | W.home) && !ENDINGS.has(t.low)) break
    to++
  }
  return to
}

/**
 * What one is in besides a place: "im in sales", "déjenme en paz", "to sleep in during the day".
 */
const NO_PLACES = wordSet(
  `sales tech finance marketing retail healthcare nursing hospitality logistics manufacturing banking accounting
   advertising trucking academia ministry pharma biotech cybersecurity telecom recruiting oncology
   during paz serio broma bromas tandem limbo shambles cahoots`,
)

/**
 * End of words in lower case at `at` that nothing is known of, else 0: behind "in" they are a
 * place.
 */
export function unknownEnd(m: Message, at: number): number {
  if (NO_PLACES.has(wordAt(m, at))) return 0
  let to = at
  while (to < at + 3 && sameSegment(m, to, at)) {
    const t = m.tokens[to]
    if (t?.kind !== 'word' || t.caps > 0 || t.taken || t.low.length < 3 || t.bits & ~W.name) break
    to++
  }
  // "in district 204"
  const numbered = to === at + 1 && ENDINGS.has(wordAt(m, at)) && m.tokens[to]?.kind === 'number'
  return to > at && !numbered ? to : 0
}
