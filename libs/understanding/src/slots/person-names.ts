import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, sameSegment, take, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** What a word may be besides a name, and then needs more than a capital to be one. */
const NOT_GIVEN =
  W.common |
  W.when |
  W.home |
  W.unit |
  W.loan |
  W.buy |
  W.sell |
  W.leadIn |
  W.neg |
  W.number |
  W.third
const NOT_NAMED = NOT_GIVEN | W.question | W.own | W.direction | W.feature | W.condition
/** Bits of words that are no name. */
export const NOT_NAMES = NOT_NAMED | W.place | W.placeStart

const TITLES = wordSet(
  `mr mrs ms dr sgt staff master private petty chief ssg msgt pfc lieutenant major sergeant capt captain maj lt col rev
   pastor senor senora sra officer doctor first class cpl`,
)
const INTRODUCERS = wordSet('im i am is name names soy llamo me')
const NEVER = wordSet('from with and the y looking i im here')
const MOST_WORDS = 4

/** The index behind the titles at `i`: "Sgt first class Daniel". */
export function behindTitles(m: Message, i: number): number {
  let at = i
  while (TITLES.has(wordAt(m, at))) at++
  return at
}

/** Emits the name that starts at `at`, titles left out, if one does. */
export function stateName(m: Message, at: number): boolean {
  const from = behindTitles(m, at)
  const to = nameEnd(m, from)
  const [first, last] = [m.tokens[from], m.tokens[to - 1]]
  // "this is Wendy's daughter" names somebody else.
  if (to === from || !first || !last || last.tail === 's') return false
  const full = to - from === 1 ? repeated(m, from, to) : 0
  const start = full > 0 ? to + 1 : from
  const end = m.tokens[full - 1] ?? last
  found(
    m,
    'name',
    m.text.slice(m.tokens[start]?.start, end.end),
    start,
    full || to,
    9_000,
    'person',
  )
  take(m, at, full || to)
  return true
}

/**
 * "my name's Hal, Hal Jorgensen", "Nguyen, Linh Nguyen": end of the full name behind the short one,
 * else 0.
 */
function repeated(m: Message, from: number, to: number): number {
  if (wordAt(m, to) !== ',') return 0
  const end = nameEnd(m, to + 1)
  if (end - to < 3) return 0
  const name = wordAt(m, from)
  return wordAt(m, to + 1) === name || wordAt(m, end - 1) === name ? end : 0
}

/** End of the name of a person that starts at `from`, or `from` if none does. */
export function nameEnd(m: Message, from: number): number {
  if (!isFirst(m, from)) return from
  let to = from + 1
  while (to < from + MOST_WORDS && isFurther(m, from, to)) to++
  return to
}

function isFirst(m: Message, at: number): boolean {
  const t = m.tokens[at]
  if (t?.kind !== 'word' || t.taken) return false
  // "August Reyes"
  if (t.bits & W.when && t.caps === 1 && isSurname(m, at + 1, NOT_NAMES)) return true
  if (isShortName(m, at)) return true
  if (t.bits & W.name) return t.caps > 0 || !(t.bits & W.common)
  if (t.caps === 0) return false
  const introduced = isIntroduced(m, at)
  if (introduced && isWordAndName(m, at)) return true
  // Behind "I'm" and "my name is" a place name is a person: "I'm Winston".
  const presented = introduced || (at === 0 && wordAt(m, 1) === 'here')
  return !(t.bits & NOT_NAMES) || (presented && !(t.bits & NOT_NAMED))
}

/** A capitalised word behind a first name, of no class that is `barred`. */
const isSurname = (m: Message, at: number, barred: number): boolean =>
  m.tokens[at]?.caps === 1 && !(bitsAt(m, at) & barred) && sameSegment(m, at - 1, at)

/** These go on with a sentence behind "my name is", the latter unless a surname follows. */
const NO_FIRST = W.neg | W.own | W.leadIn
const NO_WHOLE = NO_FIRST | W.filler | W.number | W.third | W.buy | W.sell | W.home | W.unit

/**
 * "my name is Pearl", "my name is June", "name: Cash Johnson", "I'm Chase Miller": everyday words
 * that are names here; not "my name is On the deed", "I'm Ready".
 */
function isWordAndName(m: Message, at: number): boolean {
  const t = m.tokens[at]
  if (t?.caps !== 1) return false
  if (!isNamed(m, at)) return !(t.bits & NOT_GIVEN & ~W.common) && isSurname(m, at + 1, NOT_NAMES)
  if (isSurname(m, at + 1, NOT_NAMED)) return !(t.bits & NO_FIRST)
  if (t.bits & W.question && !endsClause(m, at)) return false
  return !(t.bits & NO_WHOLE) && !(bitsAt(m, at + 1) & W.leadIn)
}

/** "my name is", "name:", "my name's", "me llamo" */
function isNamed(m: Message, at: number): boolean {
  if (/^(?:llamo|names)$/.test(wordAt(m, at - 1))) return true
  const said = /^(?:is|es|:)$/.test(wordAt(m, at - 1))
  const name = m.tokens[said ? at - 2 : at - 1]
  return /^(?:name|nombre)$/.test(name?.low ?? '') && (said || name?.tail === 's')
}

/** Short names that are codes of states or months too: "this is Mo", "my name is Al". */
const SHORT = wordSet('mo al vi')

const isShortName = (m: Message, at: number): boolean =>
  SHORT.has(wordAt(m, at)) &&
  m.tokens[at]?.caps === 1 &&
  INTRODUCERS.has(wordAt(m, at - 1)) &&
  endsClause(m, at)

const isIntroduced = (m: Message, at: number): boolean =>
  (INTRODUCERS.has(wordAt(m, at - 1)) && wordAt(m, at - 2) !== 'this') ||
  (wordAt(m, at - 1) === ':' && wordAt(m, at - 2) === 'name') ||
  (TITLES.has(wordAt(m, at - 1)) && wordAt(m, at - 1) !== 'class')

function isFurther(m: Message, from: number, at: number): boolean {
  const [first, t] = [m.tokens[from], m.tokens[at]]
  if (t?.kind !== 'word' || t.taken || t.seg !== first?.seg || NEVER.has(t.low)) return false
  if (t.low === 'de' && !m.tokens[at + 1]?.caps) return false
  if (t.caps > 0) return !(t.bits & (W.introduces | W.neg | W.question | W.loan))
  // "olivia martinez": lower case goes on in lower case, through words that are nothing else.
  return first.caps === 0 && t.low.length > 2 && (t.bits & ~(W.name | W.place | W.placeStart)) === 0
}

/** A capitalised unknown word that ends its segment: "call me Tess". */
export function isLastCapital(m: Message, i: number): boolean {
  const t = m.tokens[i]
  const capital = t?.caps === 1 || (t?.caps === 2 && t.low.length <= 3)
  return capital && !(t.bits & NOT_NAMES) && endsClause(m, i)
}

/** A first name with its capital. */
export const isGivenName = (m: Message, i: number): boolean =>
  (bitsAt(m, i) & W.name) !== 0 && (m.tokens[i]?.caps ?? 0) > 0
