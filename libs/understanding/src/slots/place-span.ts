import { placeRests, W } from './lexicon/word-classes.ts'
import { type Message, sameSegment, wordAt } from './message.ts'
import { capitalsEnd, ENDINGS, isProper, listedEnd, unknownEnd } from './proper-places.ts'
import { capitalsBeforeState, stateBehind, stateEnd } from './states.ts'
import { wordSet } from './word-set.ts'

/** 3: listed, or with its state; 2: capitalised; 1: unknown words in lower case. */
export type Strength = 1 | 2 | 3

/** A place name as it stands in the message, by token indexes. */
export interface Span {
  from: number
  to: number
  strength: Strength
  state: boolean
}

interface Core {
  readonly to: number
  readonly strength: Strength
}

const MODIFIERS = wordSet(
  `downtown uptown midtown north south east west northeast northwest southeast southwest northern southern eastern
   western central old inner outer rural n s e w ne nw se sw historic greater el la los las san santa st saint mt mount ft
   fort lake port palm new`,
)
/** Before the name of a town they are part of the place: "midtown Atlanta". */
const QUARTERS = wordSet('downtown uptown midtown')
/** "the Tampa area" is Tampa, "the Heights" keeps its article. */
const TRAILING = wordSet(
  'area areas neighborhood subdivision region metro side market search zip suburbs vicinity',
)
const STREET_ENDS = wordSet('st street ave rd road dr blvd pkwy hwy ln')

/** "the woodlands", "the colony": the article is part of the name, in any case. */
const WITH_ARTICLE = new Set((placeRests.get('the') ?? []).map(([word]) => word))

/**
 * The place name that starts at `i`, with its state, or null. `cued`: a word before says that a
 * place comes.
 */
export function placeAt(m: Message, i: number, cued: boolean): Span | null {
  const article = wordAt(m, i) === 'the' && !WITH_ARTICLE.has(wordAt(m, i + 1))
  const at = article ? behindArticle(m, i, cued) : i
  const first = m.tokens[at]
  if (first?.kind !== 'word' || first.taken) return null
  if (first.caps === 0 && first.bits & W.feature) return null
  const quarter = QUARTERS.has(first.low) || isNamedEnd(m, at)
  const quartered = quarter ? modifiedAt(m, at, cued) : null
  const core = quartered ?? coreAt(m, at, cued) ?? modifiedAt(m, at, cued)
  if (!core) return null
  const span: Span = { from: i, to: core.to, strength: core.strength, state: false }
  while (isEnding(m, span.to, at)) span.to++
  // "Augusta rd area": the quarter around a street.
  if (STREET_ENDS.has(wordAt(m, span.to)) && wordAt(m, span.to + 1) === 'area') span.to += 2
  const state = stateBehind(m, span.from, span.to)
  if (state > 0) {
    span.to = state
    span.state = true
    span.strength = 3
  }
  const schools = wordAt(m, span.to) === 'school' && wordAt(m, span.to + 1) === 'district'
  const around =
    schools || TRAILING.has(wordAt(m, span.to)) || wordAt(m, span.to - 1) === 'district'
  if (at > i && around) span.from = at
  return span
}

/** "North End", "the West End" */
const isNamedEnd = (m: Message, at: number): boolean =>
  wordAt(m, at + 1) === 'end' && m.tokens[at + 1]?.caps === 1

/** Index behind "the" if a place can follow: a capital, or "the north side"; else -1. */
function behindArticle(m: Message, i: number, cued: boolean): number {
  const side = MODIFIERS.has(wordAt(m, i + 1)) && wordAt(m, i + 2) === 'side'
  // "the Gulch" by itself.
  const alone = !sameSegment(m, i - 1, i) && !sameSegment(m, i + 1, i + 2)
  const led = cued || alone || TRAILING.has(wordAt(m, i + 2))
  return led && (side || m.tokens[i + 1]?.caps) ? i + 1 : -1
}

/** "Lake Norman", "alamo heights": words that end names go on with this one. */
function isEnding(m: Message, k: number, at: number): boolean {
  const t = m.tokens[k]
  if (!t || t.taken || !ENDINGS.has(t.low) || !sameSegment(m, k, at)) return false
  if (t.caps > 0) return true
  if (t.bits & (W.home | W.feature)) return false
  return !(m.tokens[at]?.caps && /^(?:side|center|point)$/.test(t.low))
}

function coreAt(m: Message, at: number, cued: boolean): Core | null {
  const t = m.tokens[at]
  if (t?.kind !== 'word' || t.taken) return null
  const listed = listedEnd(m, at, cued)
  if (listed > 0) return { to: capitalsEnd(m, listed, at), strength: 3 }
  if (t.caps > 0) {
    const beforeState = capitalsBeforeState(m, at)
    if (beforeState > 0) return { to: beforeState, strength: 3 }
    if (isProper(m, at, cued)) return { to: capitalsEnd(m, at + 1, at), strength: 2 }
  }
  const state = t.low.length > 3 && (cued || t.caps > 0) ? stateEnd(m, at) : 0
  if (state > 0) return { to: state, strength: 3 }
  const unknown = cued ? unknownEnd(m, at) : 0
  return unknown > 0 ? { to: unknown, strength: 1 } : null
}

/** The words are the whole message: "west end". */
const isAllOf = (m: Message, from: number, to: number): boolean =>
  from === 0 &&
  (to === m.tokens.length || (to + 1 === m.tokens.length && m.tokens[to]?.kind === 'mark'))

/** "downtown Raleigh", "north Austin", "west side of Cleveland", "midtown" by itself. */
function modifiedAt(m: Message, at: number, cued: boolean): Core | null {
  const t = m.tokens[at]
  // "w First Horizon" is "with": a direction of one letter is written as a capital.
  if (!t || !MODIFIERS.has(t.low) || (t.low.length < 3 && t.caps === 0)) return null
  const next = wordAt(m, at + 1)
  if (next === 'of') return placeAt(m, at + 2, true)
  if (next === 'side' && wordAt(m, at + 2) === 'of') return placeAt(m, at + 3, true)
  const inner = sameSegment(m, at + 1, at) ? coreAt(m, at + 1, cued) : null
  if (inner) return inner
  if (/^(?:side|end)$/.test(next) && (cued || isAllOf(m, at, at + 2)))
    return { to: at + 2, strength: 2 }
  return /^(?:downtown|uptown|midtown)$/.test(t.low) ? { to: at + 1, strength: 3 } : null
}
