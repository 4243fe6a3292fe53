import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { type Role, roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** Turns a wish, nothing and a lower bound into an asking price where a home is sold. */
export function settled(
  m: Message,
  q: Quantity,
  role: Role | null,
  from: number,
  to: number,
): Role {
  if (role === 'owed' || role === 'down' || role === 'ask' || role === 'none') return role
  if (role === 'max') return role
  if (role === 'min')
    return takes(m, from, to) || forTheHome(m, q) || isSale(m, from, to) ? 'ask' : 'min'
  if (role === 'want' && forTheHome(m, q)) return 'ask'
  return isSale(m, from, to) ? 'ask' : 'max'
}

const takes = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (/^(?:take|accept|sell|selling|get|let|net|clear|walk|vender)$/.test(wordAt(m, k)))
      return true
  return false
}

/** "we want 1.05 million for the lake house": a wish for the home itself. */
const forTheHome = (m: Message, q: Quantity): boolean => {
  if (wordAt(m, q.to) !== 'for' || wordAt(m, q.to + 1) !== 'the') return false
  return ((bitsAt(m, q.to + 2) | bitsAt(m, q.to + 3)) & W.home) !== 0
}

/**
 * Whether the message, or else the present bot, is about a sale; the words of the same clause count
 * double.
 */
function isSale(m: Message, from: number, to: number): boolean {
  const all = m.deal()
  let { sell, buy } = all
  if (m.found.some(f => f.name === 'mortgageBalance' || f.name === 'yearBuilt')) sell++
  for (let k = from; k < to; k++) {
    const cue = dealCue(bitsAt(m, k), wordAt(m, k), wordAt(m, k + 1))
    if (cue > 0) sell++
    else if (cue < 0) buy++
  }
  return sell === buy ? m.context.bot === 'seller' : sell > buy
}

const VAGUE = wordSet(
  'want need wanna quiero quisiera looking moving max listing listed sold worth needing look',
)

/**
 * 1 for a word of selling, -1 for one of buying, 0 for neither and for words that both use: "a list
 * of homes".
 */
export const dealCue = (bits: number, word: string, next: string): number => {
  if (word === 'paid') return 1
  if (VAGUE.has(word) || (word === 'list' && next === 'of')) return 0
  if (bits & W.sell) return 1
  return bits & W.buy || roleBefore.get(word) === 'max' ? -1 : 0
}
