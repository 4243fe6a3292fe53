import { add, W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const ALWAYS = wordSet(
  'in near around outside into between btwn btw en cerca within inside nearby surrounding hacia towards toward sobre',
)
for (const word of ALWAYS) add(word, W.lead)
const MOVES = wordSet(
  `move moving heading headed relocate relocating close next relo pcsing pcs mudarme mudarnos moved closer transferring going
   transfer mudar coming switch change back commute`,
)
const MOVERS = wordSet(
  'move moving moved relocate relocating relo transferring transferred pcsing mudarme',
)
const PARTS = wordSet(
  'outside part side outskirts suburbs east west north south area edge end city town half',
)
const DISTANCE = wordSet('min mins minutes miles mile hour hours hr')
const MAKERS = wordSet(
  'built made sent done listed owned painted designed sold approved preapproved',
)

/**
 * Whether the word at `k` leads in a place: "in", "moving to", "outside of", "20 min from", "by
 * Lake Conroe".
 */
export function leadsIn(m: Message, k: number): boolean {
  if (!(bitsAt(m, k) & W.lead)) return false
  const w = wordAt(m, k)
  if (ALWAYS.has(w)) return true
  const before = wordAt(m, k - 1)
  const next = m.tokens[k + 1]
  switch (w) {
    case 'to':
    case 'a':
      return MOVES.has(before) || movesFor(m, k)
    case 'from':
      return DISTANCE.has(before) || before === 'far' || before === 'away'
    case 'de':
      return before === 'cerca' || before === 'centro' || isOwnHomeOf(m, k)
    case 'of':
      return PARTS.has(before)
    case 'at':
      return next?.bits === W.place || next?.low === 'lake' || next?.low === 'the'
    case 'by':
      return (
        next?.caps === 1 &&
        !/^(?:go|goes)$/.test(before) &&
        ![1, 2, 3].some(n => MAKERS.has(wordAt(m, k - n)))
      )
    case 'on':
      return next?.caps === 1 && onOwnStreet(m, k)
    default:
      return false
  }
}

/** "mi casa de Zapata", "vendo la casa de Laredo"; not "mi casa de María". */
function isOwnHomeOf(m: Message, k: number): boolean {
  const next = m.tokens[k + 1]
  if (!next || !(bitsAt(m, k - 1) & W.home)) return false
  if (!(bitsAt(m, k - 2) & W.own || (wordAt(m, k - 2) === 'la' && m.mask & W.sell))) return false
  return (next.bits & W.place) !== 0 || (next.caps === 1 && !(next.bits & (W.name | W.common)))
}

/**
 * "moving for work to Huntsville", "relocating the family to Boise": a move whose aim stands behind
 * its reason.
 */
function movesFor(m: Message, k: number): boolean {
  for (let i = k - 2; i >= k - 5; i--) {
    if (m.tokens[i]?.seg !== m.tokens[k]?.seg) return false
    if (MOVERS.has(wordAt(m, i))) return true
  }
  return false
}

/** "my condo on Rainey", "buying a condo on Vanderbilt"; not "the house on Oak". */
function onOwnStreet(m: Message, k: number): boolean {
  const [from] = segmentOf(m, k)
  for (let i = k - 1; i >= from; i--) {
    const w = wordAt(m, i)
    if (w === 'the' && bitsAt(m, i + 1) & W.home) return false
    if (
      bitsAt(m, i) & (W.own | W.buy) ||
      w === 'sell' ||
      w === 'selling' ||
      w === 'vender' ||
      w === 'list'
    )
      return true
  }
  return false
}

/**
 * Whether the message opens at token `i` and answers the question where: its capital says nothing
 * of a name.
 */
export const answersWhere = (m: Message, i: number): boolean =>
  i === 0 && m.context.pendingQuestion?.name === 'location'

/** Whether a word before token `i` says that a place comes, or the question just asked does. */
export function isCued(m: Message, i: number): boolean {
  const before = m.tokens[i - 1]
  if (!before || before.seg !== m.tokens[i]?.seg) return answersWhere(m, i)
  if (leadsIn(m, i - 1)) return true
  return before.low === 'the' && (m.tokens[i]?.caps ?? 0) > 0 && leadsIn(m, i - 2)
}
