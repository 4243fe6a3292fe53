import type { WordClass } from '../lexicon/classes.ts'
import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, is, textAt, within } from './words.ts'

const LABEL_CLASSES: Readonly<Record<Intent, readonly WordClass[]>> = {
  buyer: ['buy', 'find', 'view', 'bought'],
  seller: ['sell', 'list', 'sells', 'sold', 'worth'],
}
const [NOT] = bitsOf('not')
const [OWN] = bitsOf('own')
const FIND = bitsOf('find')
const HOME = bitsOf('home')
const ROOMS = bitsOf('rooms')
const BOUGHT = bitsOf('bought')
/** Before a purchase that is yet to come: "once we have bought". */
const AWAITED = new Set('once after when until if have has'.split(' '))
const LOOKS_FOR = new Set(['to', 'for'])
const BITS = {
  buyer: LABEL_CLASSES.buyer.map(name => bitsOf(name)),
  seller: LABEL_CLASSES.seller.map(name => bitsOf(name)),
}

/** Whether the word speaks of buying, or of selling. */
export function speaksOf(side: Intent, sentence: Sentence, i: number): boolean {
  for (const [low, high] of BITS[side])
    if ((sentence.low[i]! & low) !== 0 || (sentence.high[i]! & high) !== 0) return true
  return false
}

/**
 * The first word that speaks of a side and is not negated, or -1: a past purchase is none, and what
 * is looked for without a home ("looking to relocate") counts only where nothing else does.
 */
export function firstOf(side: Intent, sentence: Sentence): number {
  let vague = -1
  for (let i = 0; i < sentence.words.count; i++) {
    if (!speaksOf(side, sentence, i) || negatedAt(sentence, i)) continue
    if (looksToSell(sentence, i) || isPastPurchase(sentence, i)) continue
    if (!looksForNoHome(sentence, i)) return i
    if (vague < 0) vague = i
  }
  return vague
}

/** "I bought a house in 2015", not "once we have bought". */
function isPastPurchase(sentence: Sentence, i: number): boolean {
  if (!is(sentence, i, BOUGHT)) return false
  return !within(sentence.words.text, i - REACH, i, AWAITED)
}

/** "looking to relocate", "looking for help": up to the next clause nothing that one buys. */
function looksForNoHome(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!is(sentence, i, FIND) || !LOOKS_FOR.has(textAt(sentence, i + 1))) return false
  for (let k = i + 1; k < count && !beginsClause(sentence, k); k++) {
    if (JOINS.has(text[k]!) && text[k] !== 'or') return true
    if (is(sentence, k, HOME) || is(sentence, k, ROOMS) || speaksOf('buyer', sentence, k))
      return false
  }
  return true
}

const JOINS = new Set('and or but then before after while y o pero'.split(' '))
/** Words between "looking" and "sell". */
const GOVERNED = 7

/** "looking to sell", "find out what my house is worth": what is looked for is a sale. */
export function looksToSell(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!is(sentence, i, FIND)) return false
  for (let k = i + 1; k < count && k < i + GOVERNED; k++) {
    if (beginsClause(sentence, k) || JOINS.has(text[k]!)) return false
    if (speaksOf('seller', sentence, k)) return true
    if (is(sentence, k, HOME) && (sentence.low[k - 1]! & OWN) === 0) return false
    if (speaksOf('buyer', sentence, k)) return false
  }
  return false
}

/** Words before the verb that a negation may stand at. */
const REACH = 4

/** Whether a negation stands shortly before the word, in the same clause. */
export function negatedAt(sentence: Sentence, i: number): boolean {
  for (let k = i; k > 0 && k > i - REACH; k--) {
    if (beginsClause(sentence, k)) return false
    if ((sentence.low[k - 1]! & NOT) !== 0) return true
  }
  return false
}
