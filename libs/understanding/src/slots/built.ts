import { isApostrophe } from './characters.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'
import { FIRST_YEAR, LAST_YEAR, yearOfTwo } from './years.ts'

/** Things with a year of their own: that year is not the year the home was built. */
const PARTS = wordSet(
  `roof hvac ac heater furnace windows kitchen bath baths bathroom floors remodeled renovated updated upgraded
   redone replaced dock since bought moved graduated sold purchased paid paint painted carpet siding added
   deck fence solar panels pool plumbing electrical boiler appliances water garage septic refinanced refi done
   in last thru until by back desde compre compramos married born addition shed driveway`,
)
const BUILT = wordSet(
  'construction built build blt construida construido constructed circa bilt construyo construyeron hecha hecho completed dates',
)
const BUILT_AFTER = wordSet('build built construction blt')
/** What may stand between "built" or the home and its year. */
const BETWEEN = wordSet(
  'in to from back new went up around about abt back like was is it en el ano year circa the home house approx i think of early late roughly a oh',
)
/** Words of W.home that have numbers of their own: "condo unit 1904". */
const NUMBERED = wordSet('one unit units lot spot pad flat place')
const DATES = wordSet('from brick circa year ano')
const ALONE = wordSet('its a about around from brick i think and circa year ano')

/**
 * The year the home was built: "built in 94", "1974 build", "a 1962 ranch", "del 78", or bare in a
 * list of rooms.
 */
export function readBuilt(m: Message): void {
  let last: Quantity | undefined
  let read: Quantity | undefined
  for (const q of m.quantities) {
    const corrected = q.corrects && read !== undefined && read === last
    last = q
    if (q.used || q.scale > 1 || q.dollar || q.percent || q.plural) continue
    const year = yearOf(m, q)
    if (year === 0) continue
    const [from, to] = segmentOf(m, q.from)
    const cue = corrected ? q.from : (cueBefore(m, q, from) ?? cueAfter(m, q, from, to))
    if (cue === null) continue
    q.used = true
    read = q
    if (q.refused || inQuestion(m, q.from) || ofOthers(m, q.from)) continue
    found(m, 'yearBuilt', String(year), Math.min(cue, q.from), Math.max(q.to, cue + 1))
  }
}

/** The year that a number of two or four digits can be, else 0. */
function yearOf(m: Message, q: Quantity): number {
  const t = m.tokens[q.from]
  if (t?.comma || !Number.isInteger(q.value) || q.low !== null) return 0
  if (q.value >= FIRST_YEAR && q.value <= LAST_YEAR) return q.value
  const two = q.digits ? t && t.end - t.start === 2 : isOh(m, q)
  return two ? yearOfTwo(q.value) : 0
}

/** "built in oh four" */
const isOh = (m: Message, q: Quantity): boolean =>
  q.value >= 1 && q.value < 10 && wordAt(m, q.from - 1) === 'oh'

const BUYS = /^(?:bought|brand|got|purchased|it)$/

/** '88 with its apostrophe. */
const isShortYear = (m: Message, q: Quantity): boolean => {
  const t = m.tokens[q.from]
  return t !== undefined && t.end - t.start === 2 && isApostrophe(m.text.charCodeAt(t.start - 1))
}

/**
 * Index of the word before the number that makes it the year of building; -1 kills it, null leaves
 * it open.
 */
function cueBefore(m: Message, q: Quantity, from: number): number | null {
  const four = q.value >= FIRST_YEAR || isShortYear(m, q)
  for (let k = q.from - 1; k >= from && k >= q.from - 5; k--) {
    const w = wordAt(m, k)
    // "the house itself is 1955"
    if (w === 'itself' && four && bitsAt(m, k - 1) & W.home && k === q.from - 2) return k - 1
    if (BUILT.has(w)) return isPart(m, k) ? null : k
    const next = k === q.from - 1
    if (next && (w === 'del' || (w === 'de' && four && endsClause(m, q.to - 1) && !isDate(m, k))))
      return k
    if (next && w === 'to' && /^(?:back|dates|dating)$/.test(wordAt(m, k - 1))) return k
    if (four) {
      if (q.to === segmentOf(m, q.from)[1] && /^(?:a|an)$/.test(w) && next && isIts(m, k - 1))
        return k
      if (
        w === 'new' &&
        !partBefore(m, from, k) &&
        wordAt(m, k + 1) === 'in' &&
        k === q.from - 2 &&
        !BUYS.test(wordAt(m, k - 1)) &&
        !BUYS.test(wordAt(m, k - 2))
      )
        return k
      if (isShortYear(m, q) && /^(?:an?|its|is|it)$/.test(w)) return k
      if (w === 'year' || w === 'yr' || (w === 'ano' && next)) return k
      if (
        w === 'went' &&
        wordAt(m, k + 1) === 'up' &&
        (bitsAt(m, k - 1) & W.home || (k === 1 && wordAt(m, 0) === 'it'))
      )
        return k
      const is = next || (k === q.from - 2 && /^(?:is|was)$/.test(wordAt(m, k + 1)))
      if (is && bitsAt(m, k) & W.home && !NUMBERED.has(w)) return k
      if (next && w === 'from' && homeBefore(m, from, k)) return k
    }
    if (!BETWEEN.has(w) && (!(bitsAt(m, k) & W.home) || w === 'one')) return null
  }
  return null
}

/** "en mayo de 2009" */
const isDate = (m: Message, k: number): boolean => (bitsAt(m, k - 1) & W.when) !== 0

/** "its a 2015": the home, unless a car is spoken of. */
const isIts = (m: Message, k: number): boolean =>
  (/^(?:its|thats)$/.test(wordAt(m, k)) || m.tokens[k]?.tail === 's') &&
  !m.tokens.some(t => /^(?:car|truck|drive|model|civic|honda|toyota|ford)$/.test(t.low))

function cueAfter(m: Message, q: Quantity, from: number, to: number): number | null {
  if (BUILT_AFTER.has(wordAt(m, q.to))) return q.to
  if (q.value < FIRST_YEAR || (PARTS.has(wordAt(m, q.from - 1)) && !isOfRooms(m, q.from - 2)))
    return null
  // "a 1962 ranch", "1974 brick colonial".
  for (let k = q.to; k < to && k <= q.to + 2; k++)
    if (bitsAt(m, k) & W.home && wordAt(m, k) !== 'one')
      return partBefore(m, from, q.from) ? null : k
  return isAlone(m, q, from, to) ? q.from : null
}

/** "the deck was built in 2012", "with a deck we built in 2004" */
const isPart = (m: Message, k: number): boolean => {
  const ours = /^(?:i|we|they)$/.test(wordAt(m, k - 1))
  const at = ours || /^(?:was|is|were|got)$/.test(wordAt(m, k - 1)) ? k - 2 : k - 1
  if (!PARTS.has(wordAt(m, at)) || wordAt(m, at) === 'in') return false
  return ours || !(isCounted(m, at) || isListed(m, at))
}

/** "3 bed 2 bath built 2006": the unit of a count is no part. */
const isCounted = (m: Message, at: number): boolean =>
  m.found.some(f => f.name === 'baths' && f.to === at + 1)

/**
 * "3/2 w pool built 94", "3 bed 2 car garage built 2004": the last of what a home with rooms has.
 */
function isListed(m: Message, at: number): boolean {
  const joins = /^(?:w|with|car)$/.test(wordAt(m, wordAt(m, at - 1) === '/' ? at - 2 : at - 1))
  return m.found.some(f => /^(?:beds|baths)$/.test(f.name) && (f.to === at || (joins && f.to < at)))
}

/** "house is from 1990", not "the ac unit is from 2013". */
function homeBefore(m: Message, from: number, at: number): boolean {
  if (partBefore(m, from, at)) return false
  for (let k = from; k < at; k++)
    if (bitsAt(m, k) & W.home || /^(?:its|it)$/.test(wordAt(m, k))) return true
  return false
}

function partBefore(m: Message, from: number, i: number): boolean {
  for (let k = from; k < i; k++) if (PARTS.has(wordAt(m, k))) return true
  return false
}

/** Up to this a number by itself or in a list of rooms is more likely their size. */
const LAST_CENTURY = 1_900

/** "3/2", "1650 sf", "ranch", "Edgewater": what else a list of rooms has. */
const isOfRooms = (m: Message, k: number): boolean =>
  (bitsAt(m, k) & (W.bed | W.bath | W.area | W.home | W.place)) !== 0 ||
  m.quantities.some(o => o.used && o.from <= k && o.to > k)

/**
 * A year by itself between commas, beside a room count or said to the seller bot, or in a list of
 * rooms without commas.
 */
function isAlone(m: Message, q: Quantity, from: number, to: number): boolean {
  let listed = false
  let dated = q.value > LAST_CENTURY
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (k >= q.from && k < q.to) continue
    if (DATES.has(t?.low ?? '')) dated = true
    if (t?.kind === 'mark' || ALONE.has(t?.low ?? '')) continue
    if (!isOfRooms(m, k)) return false
    listed = true
  }
  // "3 bed 2 bath 1800" is the living area.
  if (listed) return q.value > LAST_CENTURY && q.value % 100 > 0
  if (!dated) return false
  if (m.context.bot === 'seller' || BUILT_AFTER.has(wordAt(m, from - 2))) return true
  // "3 bed 2 bath, 2000" is rather the living area.
  if (q.value % 100 === 0) return false
  return (
    m.found.some(f => f.name === 'beds') || ((m.mask & W.home) !== 0 && m.context.bot !== 'buyer')
  )
}
