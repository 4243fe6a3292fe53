import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import type { Span } from './place-span.ts'
import { wordSet } from './word-set.ts'

const LIVING = wordSet(
  `live living lives vivo vivimos viviendo currently apartment apt rent renting rento rentamos alquilo alquilamos`,
)
const NOW = wordSet('now currently ahora ahorita')
const SPEAKERS = wordSet('im i we were am estamos estoy')
/** What may stand between who lives there and the home or the place. */
const BETWEEN = wordSet(
  'in a an the this our my small little tiny nice old now right already currently still just en un una mi nuestra',
)
const REACH = 9

/** "we live in Tempe": counts only where no other place is named. */
export const isHomeNow = (m: Message, span: Span): boolean =>
  /^(?:im|i|were|we)$/.test(wordAt(m, span.from - 2)) ||
  isLived(m, span) ||
  livesBefore(m, span.from)

function isLived(m: Message, span: Span): boolean {
  for (let k = span.from - 2; k >= span.from - 4; k--) if (LIVING.has(wordAt(m, k))) return true
  return false
}

/**
 * "we live in Ohio", "I'm in Boston right now", "I live in a townhouse, in Joliet", and no word of
 * a home sought or sold: where one is, not where to. Who sells may live in the home on sale, but
 * not "already" or "now".
 */
export function livesThere(m: Message, span: Span): boolean {
  if (m.context.pendingQuestion?.name === 'location') return false
  const now = NOW.has(wordAt(m, span.to)) || NOW.has(wordAt(m, span.to + 1))
  if (m.context.bot === 'seller') return now || wordAt(m, span.from - 3) === 'already'
  if (m.mask & (W.sell | W.buy)) return false
  return now || isLived(m, span) || livesBefore(m, span.from)
}

/**
 * Whether "live in", "we're in a" or "currently in" leads to token `at` over nothing but a home:
 * "live in a small condo in".
 */
function livesBefore(m: Message, at: number): boolean {
  const sent = m.tokens[at]?.sent
  for (let k = at - 1; k >= 0 && k >= at - REACH; k--) {
    const t = m.tokens[k]
    if (!t || t.sent !== sent) return false
    if (LIVING.has(t.low)) return true
    if (SPEAKERS.has(t.low)) return leadsHome(m, k + 1)
    // "in a townhouse now, in Joliet"
    if (t.low === ',' ? !/^(?:in|en)$/.test(wordAt(m, k + 1)) : !isOfHome(m, k)) return false
  }
  return false
}

const isOfHome = (m: Message, k: number): boolean =>
  BETWEEN.has(wordAt(m, k)) ||
  m.tokens[k]?.kind === 'number' ||
  (bitsAt(m, k) & (W.home | W.bed | W.bath | W.number)) !== 0

/** "(we're) in a", "(I'm) now in our". */
function leadsHome(m: Message, k: number): boolean {
  const at = /^(?:now|currently|still|just|already)$/.test(wordAt(m, k)) ? k + 1 : k
  return /^(?:in|en)$/.test(wordAt(m, at)) && /^(?:a|an|un|una|our|my)$/.test(wordAt(m, at + 1))
}

/**
 * Whether the rooms at token `at` are those of the home one lives in and does not sell: "we're in a
 * 2 bedroom now".
 */
export const isPresentHome = (m: Message, at: number): boolean =>
  m.context.bot !== 'seller' && !(m.mask & W.sell) && livesBefore(m, at)

const MOVERS = wordSet(
  'move moving relocate relocating relo transferring heading headed going mudarme mudarnos mudar',
)
const MOVE_REACH = 5

/** Whether a move leads to the place, or a new job is there: where to, whatever home is on sale. */
export function isDestination(m: Message, span: Span): boolean {
  const to = wordAt(m, span.from - 1)
  const seg = m.tokens[span.from]?.seg
  for (let k = span.from - 2; k >= span.from - MOVE_REACH && m.tokens[k]?.seg === seg; k--) {
    if (/^(?:to|a|towards?|hacia)$/.test(to) && MOVERS.has(wordAt(m, k))) return true
    if (wordAt(m, k) === 'job' && /^(?:new|starting|taking)$/.test(wordAt(m, k - 1))) return true
  }
  return false
}
