import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { placeAt, type Span } from './place-span.ts'
import { wordSet } from './word-set.ts'

/** Names that one location can hold. */
const MOST_NAMES = 4

const OR = wordSet('or o')
const AND = wordSet('and y & /')
const HEDGES = wordSet('maybe possibly even perhaps')
const LEADS = wordSet('in near around by en')

/**
 * "Apex or Holly Springs" stays one location as said; so do "Mesa, Gilbert or Chandler" and "Bryan
 * / College Station".
 */
export function joinPlaces(m: Message, span: Span): void {
  for (let names = 1; names < MOST_NAMES; names++) {
    let at = span.to
    if (/^(?:area|areas)$/.test(wordAt(m, at)) && OR.has(wordAt(m, at + 1))) at++
    const mark = wordAt(m, at)
    let next = at + 1
    if (HEDGES.has(wordAt(m, next))) next++
    const listed = mark === ',' && !OR.has(wordAt(m, next))
    if (mark === ',' && OR.has(wordAt(m, next))) next++
    else if (!(OR.has(mark) || AND.has(mark) || mark === ',')) return
    if (LEADS.has(wordAt(m, next)) && mark !== ',') next++
    const more = placeAt(m, next, !AND.has(mark))
    if (!more || more.strength < 2 || (listed && !endsWithOr(m, more.to))) return
    const between = /^(?:between|btwn|btw)$/.test(wordAt(m, span.from - 1))
    if (AND.has(mark) && !between && (more.strength < 3 || bitsAt(m, more.to) & W.home)) return
    span.to = more.to
    span.strength = Math.max(span.strength, more.strength) as 2 | 3
  }
}

/** A list between commas is one only if "or" stands before its end. */
const endsWithOr = (m: Message, at: number): boolean =>
  OR.has(wordAt(m, at)) || (wordAt(m, at) === ',' && OR.has(wordAt(m, at + 1)))
