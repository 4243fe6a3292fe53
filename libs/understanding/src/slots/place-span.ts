import { placeRests, W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
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
const MODIFIERS = new Set(
  `downtown uptown midtown north south east west northeast northwest southeast southwest northern southern
   eastern western central old inner outer n s e w ne nw se sw historic greater el la los las san santa st saint
   mt mount ft fort lake port palm new`.split(/\s+/),
)
const ENDINGS = new Set(
  `heights hills park beach city county springs valley lake lakes village falls grove creek estates ranch ridge
   island bay point shores gardens acres square township hill side center meadows oaks mills harbor river woods
   station junction crossing district isd`.split(/\s+/),
)
/** Everyday words that do occur behind "in" or "near" without naming a place, in lower or title case. */
const MONTHS_ETC = W.when

export interface Span {
  from: number
  to: number
  /** 3: in the lexicon; 2: capitalised; 1: an unknown word in lower case. */
  strength: 1 | 2 | 3
  state: boolean
}

/** The place name that starts at `i`, with its state, or null. `cued`: a word before says that a place comes. */
export function placeAt(m: Message, i: number, cued: boolean): Span | null {
  let at = i
  if (wordAt(m, at) === 'the') {
    const side = MODIFIERS.has(wordAt(m, at + 1)) && wordAt(m, at + 2) === 'side'
    if (!(cued || TRAILING.test(wordAt(m, at + 2))) || !(m.tokens[at + 1]?.caps || side))
      return null
    at++
  }
  const first = m.tokens[at]
  if (!first || first.kind !== 'word' || first.taken) return null
  if (first.caps === 0 && first.bits & W.feature) return null
  let core = coreAt(m, at, cued)
  // "w First Horizon" is "with": a direction of one letter is written as a capital.
  const points = first.low.length > 2 || first.caps > 0
  if (!core && points && MODIFIERS.has(first.low)) core = modified(m, at, cued)
  if (!core) return null
  const span: Span = { from: i, to: core.to, strength: core.strength, state: false }
  while (
    ENDINGS.has(wordAt(m, span.to)) &&
    sameSegment(m, span.to, at) &&
    !m.tokens[span.to]?.taken
  ) {
    const end = m.tokens[span.to]
    if (!end || (end.caps === 0 && end.bits & (W.home | W.feature))) break
    if (end.caps === 0 && /^(?:side|center|point)$/.test(end.low) && first.caps) break
    span.to++
  }
  streetArea(m, span)
  withState(m, span)
  const quarter = TRAILING.test(wordAt(m, span.to)) || wordAt(m, span.to - 1) === 'district'
  if (i < at && quarter) span.from = at
  return span
}

/** "the Tampa area" is Tampa, "the Heights" keeps its article. */
const TRAILING = /^(?:area|areas|neighborhood|region|metro|side|market|zip|suburbs|vicinity)$/
const STREET_ENDS = /^(?:st|street|ave|rd|road|dr|blvd|pkwy|hwy|ln)$/

/** "Augusta rd area": the quarter around a street. */
function streetArea(m: Message, span: Span): void {
  if (!STREET_ENDS.test(wordAt(m, span.to)) || wordAt(m, span.to + 1) !== 'area') return
  span.to += 2
}

const sameSegment = (m: Message, a: number, b: number) => m.tokens[a]?.seg === m.tokens[b]?.seg

function coreAt(m: Message, at: number, cued: boolean): { to: number; strength: 1 | 2 | 3 } | null {
  const t = m.tokens[at]
  if (!t || t.kind !== 'word' || t.taken) return null
  const many = severalWords(m, at)
  if (many > 0 && (t.caps > 0 || cued || !everyday(m, at, many)))
    return { to: capitals(m, many, at), strength: 3 }
  if (
    EVERYDAY.has(t.low) &&
    (/^(?:home|homes|house)$/.test(wordAt(m, at + 1)) || (t.caps === 0 && !cued))
  )
    return null
  if (t.bits & W.place && (t.caps > 0 || !(t.bits & (W.common | W.when)) || cued)) {
    if (t.caps === 0 && t.bits & W.name && !cued && m.found.length === 0) return null
    return { to: capitals(m, at + 1, at), strength: 3 }
  }
  const before = t.caps > 0 ? beforeState(m, at) : 0
  if (before > 0) return { to: before, strength: 3 }
  if (t.caps > 0 && properAt(m, at, cued)) return { to: capitals(m, at + 1, at), strength: 2 }
  if (stateName(m, at) > 0 && (cued || t.caps > 0) && t.low.length > 3)
    return { to: stateName(m, at), strength: 3 }
  if (cued && t.caps === 0 && unknown(m, at)) {
    let to = at + 1
    while (to < at + 3 && unknown(m, to) && sameSegment(m, to, at)) to++
    return { to, strength: 1 }
  }
  return null
}

/** Listed places that are everyday words too: only with a capital or behind a lead-in. */
const EVERYDAY = wordSet(
  `mobile orange surprise reading bend eagle golden sunrise temple superior normal independence laurel york hickory
   cypress aurora upland jupiter queens star plantation sparks prosper celina pilot mission greer hutto homestead
   concord hurst marina mentor hampton franklin paris dalton`,
)

/** "mountain view", "long beach" in lower case and without a lead-in are no names. */
function everyday(m: Message, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (!(bitsAt(m, k) & (W.common | W.feature | W.direction))) return false
  return true
}

const unknown = (m: Message, at: number): boolean => {
  const t = m.tokens[at]
  return t !== undefined && t.kind === 'word' && !t.taken && t.low.length > 2 && t.bits === 0
}

/** Whether the capital at `at` is that of a name: not an everyday word that opens a sentence. */
function properAt(m: Message, at: number, cued: boolean): boolean {
  const t = m.tokens[at]
  if (!t || t.kind !== 'word' || t.taken || t.low.length < 2) return false
  if (t.caps === 2 && !cued) return false
  if (t.bits & FUNCTION) return false
  if (t.bits & MONTHS_ETC && !m.tokens[at + 1]?.caps) return false
  if (
    t.bits &
    (W.common |
      W.filler |
      W.introduces |
      W.leadIn |
      W.number |
      W.home |
      W.feature |
      W.condition |
      W.built)
  )
    return cued && !shouted(m)
      ? m.tokens[at + 1]?.caps !== 0 || !(t.bits & (W.filler | W.leadIn | W.number | W.home))
      : follows(m, at)
  return true
}

/** A capitalised everyday word is part of a name when the next word is capitalised too and stands in no capitals run. */
const follows = (m: Message, at: number): boolean => {
  const [t, next] = [m.tokens[at], m.tokens[at + 1]]
  if (!t || !next || next.kind !== 'word' || next.caps !== 1 || next.seg !== t.seg) return false
  if (t.bits & (W.filler | W.leadIn | W.number | W.introduces | W.when)) return false
  return at > 0
    ? sameSegment(m, at - 1, at) || !(next.bits & W.common)
    : !(next.bits & W.common) && ENDINGS.has(next.low)
}

const shouted = (m: Message): boolean => {
  let caps = 0
  for (const t of m.tokens) if (t.caps === 2) caps++
  return caps > 3
}

/** Further words of the name: capitals in a row, joined by "of", "de la" and the like. */
function capitals(m: Message, from: number, at: number): number {
  let to = from
  const capital = (m.tokens[at]?.caps ?? 0) > 0
  while (to < at + 5) {
    const t = m.tokens[to]
    if (!t || t.kind !== 'word' || t.taken || !sameSegment(m, to, at)) break
    if (
      capital &&
      t.caps === 1 &&
      t.low !== 'i' &&
      !(t.bits & (FUNCTION & ~W.own)) &&
      stateName(m, to) === 0
    ) {
      if (t.bits & (W.loan | W.when | W.home) && !ENDINGS.has(t.low)) break
      to++
    } else break
  }
  return to
}

/** Length of the longest listed name of several words at `at`, as an end index, else 0. */
function severalWords(m: Message, at: number): number {
  if (!(bitsAt(m, at) & W.placeStart)) return 0
  for (const rest of placeRests.get(wordAt(m, at)) ?? []) {
    let k = 0
    while (k < rest.length && wordAt(m, at + 1 + k) === rest[k]) k++
    if (k === rest.length && m.tokens[at + k]?.kind === 'word') return at + 1 + k
  }
  return 0
}

/** "downtown Raleigh", "north Austin", "midtown" by itself. */
function modified(
  m: Message,
  at: number,
  cued: boolean,
): { to: number; strength: 1 | 2 | 3 } | null {
  const w = wordAt(m, at)
  if (wordAt(m, at + 1) === 'of') {
    const inner = placeAt(m, at + 2, true)
    return inner && !/^(?:s|e|w|n)$/.test(w) ? { to: inner.to, strength: inner.strength } : null
  }
  if (wordAt(m, at + 1) === 'side' && wordAt(m, at + 2) === 'of') {
    const inner = placeAt(m, at + 3, true)
    return inner ? { to: inner.to, strength: inner.strength } : null
  }
  const inner = sameSegment(m, at + 1, at) ? coreAt(m, at + 1, cued) : null
  if (inner) return inner
  if (cued && wordAt(m, at + 1) === 'side') return { to: at + 2, strength: 2 }
  return /^(?:downtown|uptown|midtown)$/.test(w) ? { to: at + 1, strength: 3 } : null
}

/** Capitals in a row right before a state's code are a place, everyday words or not: "Cape May NJ", "Normal, IL". */
function beforeState(m: Message, at: number): number {
  let to = at
  while (
    to < at + 3 &&
    m.tokens[to]?.caps === 1 &&
    m.tokens[to]?.kind === 'word' &&
    !m.tokens[to]?.taken &&
    sameSegment(m, to, at)
  )
    to++
  if (to === at || (bitsAt(m, at) & (W.introduces | W.leadIn | W.buy | W.sell)) !== 0) return 0
  const state = m.tokens[wordAt(m, to) === ',' ? to + 1 : to]
  if (!state || state.caps !== 2 || state.low.length !== 2 || !(state.bits & W.state)) return 0
  return /^(?:VA|OK|HI|OR|ME|IN)$/.test(m.text.slice(state.start, state.end)) && to - at < 2
    ? 0
    : to
}

const TWO_WORD = /^(?:north|south|new|west|rhode)$/

/** End index of a state name or code at `at`, else 0. */
export function stateName(m: Message, at: number): number {
  const t = m.tokens[at]
  if (!t || t.kind !== 'word') return 0
  if (TWO_WORD.test(t.low)) {
    const next = wordAt(m, at + 1)
    if (/^(?:carolina|dakota|hampshire|jersey|mexico|york|virginia|island)$/.test(next))
      return at + 2
  }
  return t.bits & W.state ? at + 1 : 0
}

const RISKY = /^(?:in|or|me|hi|oh|ok|id|de|la|al|ma|pa|co|mo|va|ne|ct|ca|ms|md|mt|as)$/

/** Takes the state behind a place: "Boise, ID", "frisco tx", "Duluth MN". */
function withState(m: Message, span: Span): void {
  let at = span.to
  const comma = wordAt(m, at) === ','
  if (comma) at++
  const t = m.tokens[at]
  const end = stateName(m, at)
  if (!t || end === 0 || end <= at) return
  if (!comma && !sameSegment(m, at, span.to - 1)) return
  const next = m.tokens[end]
  const last = !next || next.seg !== t.seg || next.kind !== 'word'
  if (t.low.length === 2 && t.caps !== 2) {
    if (RISKY.test(t.low) && !(last && !/^(?:or|in|me|hi|de|la|al)$/.test(t.low) && t.low !== 'ok'))
      return
  }
  if (comma && t.low.length > 3 && !last) return
  if (
    t.low.length === 2 &&
    t.caps === 2 &&
    /^(?:OK|VA|HI)$/.test(t.low.toUpperCase()) &&
    next?.bits &&
    next.bits & W.loan &&
    next.seg === t.seg
  )
    return
  if (comma && t.low === 'va' && !(t.caps === 2 && m.tokens[span.from]?.caps)) return
  span.to = end
  span.state = true
  span.strength = 3
}
