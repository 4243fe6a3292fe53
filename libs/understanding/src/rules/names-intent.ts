import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NEW_SENTENCE } from '../text/tokens.ts'
import { cues, holds, isNot } from './words.ts'

const BUYS = wordSet(
  'buy buying buyer purchase purchasing comprar comprando compra comprador compradora',
)
const SELLS = wordSet('sell selling seller sale vender vendiendo venta vendedor vendedora')
const BOTH = wordSet('both ambos ambas')
/** What may stand beside the word: "just buying", "yes both please", "I want to sell". */
const BESIDE = wordSet(
  `to i am we are a just only yes ok okay please want would like need looking hi hello thanks and then si quiero
   queremos por favor gracias actually mostly definitely of them home house`,
)
const MOST_WORDS = 6
const INTERESTS = cues('interesa interesaria')

/** An intent that a message names. */
interface Named {
  readonly buyer: boolean
  readonly seller: boolean
}

/**
 * What a message names by a word of buying or of selling and nothing else, as one answers to
 * "buying or selling?": "buy", "just selling", "both"; or by "me interesa vender"; null where it
 * says something else.
 */
export function namedIntent(sentence: Sentence): Named | null {
  const { count, text } = sentence.words
  if (count === 0 || (sentence.words.marks[0]! & ASKED) !== 0) return null
  const named = interest(sentence)
  const first = endOfFirst(sentence)
  return named === null && first <= MOST_WORDS ? aloneIn(first, text) : named
}

/**
 * Number of words of the first sentence, where facts alone follow ("Buying. Raleigh, 550 max"),
 * else of the message.
 */
function endOfFirst(sentence: Sentence): number {
  const { count, text, marks } = sentence.words
  let first = 1
  while (first < count && (marks[first]! & NEW_SENTENCE) === 0) first++
  for (let i = first; i < count; i++)
    if (isNot(sentence, i) || (marks[i]! & ASKED) !== 0 || isName(text[i]!)) return count
  return first
}

/** "me interesa vender un terreno", but not "no me interesa vender". */
function interest(sentence: Sentence): Named | null {
  if (!holds(sentence, INTERESTS)) return null
  const { count, text } = sentence.words
  for (let i = 1; i + 1 < count; i++) {
    if (!INTERESTS.has(text[i]!) || !/^(?:me|nos)$/.test(text[i - 1]!)) continue
    if (text[i - 2] === 'no' || text[i - 2] === 'ya') return null
    const named = { buyer: text[i + 1] === 'comprar', seller: text[i + 1] === 'vender' }
    return named.buyer || named.seller ? named : null
  }
  return null
}

const isName = (word: string): boolean => BUYS.has(word) || SELLS.has(word) || BOTH.has(word)

function aloneIn(count: number, text: readonly string[]): Named | null {
  let buyer = false
  let seller = false
  for (let i = 0; i < count; i++) {
    const word = text[i]!
    if (BUYS.has(word) || BOTH.has(word)) buyer = true
    if (SELLS.has(word) || BOTH.has(word)) seller = true
    if (!(isName(word) || BESIDE.has(word) || word.charCodeAt(0) === LESS_THAN)) return null
  }
  return buyer || seller ? { buyer, seller } : null
}

/** Marks such as <emoji> are no words. */
const LESS_THAN = 60
