import { type Message, segmentOf, wordAt } from './message.ts'
import { roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

const PREFERS = wordSet('prefer preferred preferably ideal ideally rather')
const PRAISES = wordSet('nicer better ideal preferred')

/**
 * "400 max but prefer 375", "225 tops, 200 would be nicer": what one would rather pay than the
 * limit just named. What a lender allows is no limit of one's own, and "prefer to spend 375" is.
 */
export function isPreferred(m: Message, q: Quantity): boolean {
  if (q.corrects || isLent(m)) return false
  const [start, to] = segmentOf(m, q.from)
  const from = Math.max(start, m.quantities[m.quantities.indexOf(q) - 1]?.to ?? 0)
  for (let k = q.from - 1; k >= from; k--) {
    const w = wordAt(m, k)
    if (PREFERS.has(w)) return true
    if (roleBefore.get(w) === 'max') break
  }
  for (let k = q.to; k < to && m.tokens[k]?.kind === 'word'; k++)
    if (PRAISES.has(wordAt(m, k))) return true
  return false
}

const isLent = (m: Message): boolean =>
  m.found.some(f => f.name === 'preApproved' && f.value === 'true')
