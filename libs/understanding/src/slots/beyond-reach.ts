import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message } from './message.ts'
import { phraseFrom, phraseTable } from './phrases.ts'
import type { Quantity } from './quantities.ts'

/** What says of an amount before it that it is more than one can pay. */
const VERDICTS = phraseTable<true>('first', [
  [true, 'is|are|would too|way|beyond|out|outside|more, too much|high|steep|rich|expensive'],
  [true, 'out of reach|range|budget, we|i cant|cannot|couldnt|wont do|afford|swing|pay|go|manage'],
  [true, 'es demasiado|mucho, no podemos|puedo'],
])
const REACH = 6

/**
 * Whether the clause finds the amount beyond reach: "450+ is too much for us", "anything above 400
 * we cant do".
 */
export function isBeyondReach(m: Message, q: Quantity): boolean {
  const seg = m.tokens[q.from]?.seg
  for (let k = q.to; k < q.to + REACH && m.tokens[k]?.seg === seg; k++)
    if (phraseFrom(m, k, VERDICTS)) return !(bitsAt(m, k - 1) & W.neg)
  return false
}
