import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

const PAYERS = wordSet('i id we wed ill well will would can could gonna wanna to')
const OTHER_PAYERS = wordSet('anyone anybody buyer buyers people you u who')

/**
 * "I'd give 350 for it", "will pay 300k": the speaker's own offer, right before its amount; not
 * "someone will pay 400".
 */
export function isOffered(m: Message, q: Quantity, k: number): boolean {
  for (let i = k + 1; i < q.from; i++) if (!(bitsAt(m, i) & W.filler)) return false
  const seg = m.tokens[k]?.seg
  if (m.tokens[k - 1]?.seg !== seg) return true
  for (let i = k - 1; i >= k - 4 && m.tokens[i]?.seg === seg; i--)
    if (bitsAt(m, i) & W.third || OTHER_PAYERS.has(wordAt(m, i))) return false
  return PAYERS.has(wordAt(m, k - 1))
}
