import { W } from './lexicon/word-classes.ts'
import { type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** Tokens behind an amount that can refuse it. */
const REACH = 8
const BETWEEN = wordSet('but lol haha tho though that thats its is way just honestly still and')
const REFUSERS = wordSet('we i im id ill are re m were would want wanna to gonna going not ever')
const SPENDS = wordSet('spend spending pay paying do doing borrow borrowing use using going go')
const BEFORE_THAT = wordSet('to all anywhere near up')

const MUCH = wordSet('much high steep rich')

/** "400+ is too much", "anything over 400 is too much": what is below is not. */
const isOpenRange = (m: Message, q: Quantity): boolean =>
  wordAt(m, q.to) === '+' || /^(?:over|above|past|than)$/.test(wordAt(m, q.from - 1))

/**
 * Whether the amount is refused as soon as it is said: "approved for 420 but no way", "500 but
 * that's too much", "… but dont want to spend that"; not "500 max, no way im paying more".
 */
export function isTurnedDown(m: Message, q: Quantity): boolean {
  for (let k = q.to; k < q.to + REACH; k++) {
    const t = m.tokens[k]
    if (!t || t.kind === 'number') return false
    if (t.low === 'too') return !isOpenRange(m, q) && MUCH.has(wordAt(m, k + 1))
    if (t.low === 'no' && wordAt(m, k + 1) === 'way') return ends(m, k + 2) || leavesIt(m, k + 2)
    if (t.bits & W.neg) return leavesIt(m, k + 1)
    if (t.kind === 'word' && !(BETWEEN.has(t.low) || REFUSERS.has(t.low))) return false
  }
  return false
}

const ends = (m: Message, k: number): boolean => m.tokens[k]?.kind !== 'word'

/** "(not) spending that", "(dont) want to spend that much", "(no way) we do it" */
function leavesIt(m: Message, from: number): boolean {
  let spends = false
  for (let k = from; k < from + REACH; k++) {
    const w = wordAt(m, k)
    if (SPENDS.has(w)) spends = true
    else if (spends && /^(?:that|it)$/.test(w)) return ends(m, k + 1) || wordAt(m, k + 1) === 'much'
    else if (!(REFUSERS.has(w) || (spends && BEFORE_THAT.has(w)))) return false
  }
  return false
}
