import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { type PhraseTable, phraseFrom, phraseTable } from './phrases.ts'
import type { Quantity } from './quantities.ts'

/** What says of an amount before it that it is more than one can pay. */
const VERDICTS = phraseTable<true>('first', [
  [true, 'is|are|would too|way|beyond|out|outside|more, too much|high|steep|rich|expensive'],
  [true, 'out of reach|range|budget, we|i cant|cannot|couldnt|wont do|afford|swing|pay|go|manage'],
  [true, 'es demasiado|mucho, no podemos|puedo'],
])
/** What refuses whatever lies beyond an amount; "is a no brainer" does not. */
const REFUSALS = phraseTable<boolean>('first', [
  [
    true,
    'is|are|its a no|nope|nogo|dealbreaker|pass, is|are|its a hard|big|firm|flat|solid|def no',
  ],
  [
    true,
    'is|are|its a hard|big|total nope|pass|nogo|dealbreaker, is|are|its no go, is|are|its nope',
  ],
  [
    true,
    'is|are|its not|never happening|possible, is|are|its off the table, is|are a deal breaker',
  ],
  [true, 'isnt|aint|arent happening|gonna|going, not happening, not gonna|going|goin, wont happen'],
  [true, 'and|then im|were|id|ill|i|we out|walk|walking|gone, im|were out|walking, no deal|thanks'],
  [false, 'is|are|its a no brainer|problem|issue|prob|biggie, and|then im|were out of'],
  [true, 'es un no, gets|get a no|pass, hard no|pass, nope, no go|chance'],
])
/** What says of an amount before it that less will not do. */
const TOO_LITTLE = phraseTable<true>('first', [
  [true, 'is|are|would|its too low|little|cheap, is|are|its|be insulting, is|are|its an insult'],
  [
    true,
    'is|are|its out, we|i|id|wed cant|cannot|couldnt|wont|wouldnt take|accept|consider|sell|do',
  ],
])
const REACH = 6

/**
 * Whether the clause finds the amount beyond reach: "450+ is too much for us", "anything above 400
 * we cant do", "over 650 is a no".
 */
export function isBeyondReach(m: Message, q: Quantity): boolean {
  const seg = m.tokens[q.from]?.seg
  for (let k = q.to; k < q.to + REACH && m.tokens[k]?.seg === seg; k++)
    if (phraseFrom(m, k, VERDICTS)) return !(bitsAt(m, k - 1) & W.neg)
  return !isUpperEnd(m, q.from - 1) && isSaidOf(m, q, REFUSALS)
}

/** "under 300", "less than 300": what lies beyond it is less. */
const isUpperEnd = (m: Message, k: number): boolean =>
  /^(?:under|below)$/.test(wordAt(m, k)) || /^(?:less|lower|menos|fewer)$/.test(wordAt(m, k - 1))

/** Whether less than the amount will not do: "anything under 300 is a no", "… is insulting". */
export const isTooLittle = (m: Message, q: Quantity): boolean =>
  isSaidOf(m, q, REFUSALS) || isSaidOf(m, q, TOO_LITTLE)

/** Whether a phrase of the table stands behind the amount, over nothing but filling words. */
function isSaidOf(m: Message, q: Quantity, table: PhraseTable<boolean>): boolean {
  const seg = m.tokens[q.from]?.seg
  for (let k = q.to; k < q.to + REACH && m.tokens[k]?.seg === seg; k++) {
    const said = phraseFrom(m, k, table)
    if (said !== undefined) return said
    if (!(bitsAt(m, k) & W.filler)) return false
  }
  return false
}
