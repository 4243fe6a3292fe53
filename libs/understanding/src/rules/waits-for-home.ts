import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, holds, holdsOneOf, is, isOneOf, textAt } from './words.ts'

const FIND = bitsOf('find')
const SEEKING = (['want', 'find', 'buy'] as const).map(bitsOf)
const HOME = bitsOf('home')
const [OWN] = bitsOf('own')
/** What speaks of a sale; then the search is not all that the message is about. */
const LEAVING = (
  ['sell', 'sold', 'sells', 'list', 'worth', 'sideBuyer', 'sideSeller'] as const
).map(bitsOf)
const DEALS = cues(
  'contingent offer offers trade investor investors vacant tenant tenants price gone rid market put fees',
)
const WHEN = wordSet('once when whenever until')
/** Without one of these no home is awaited. */
const AWAITS = new Cues([...WHEN, 'soon', 'own'])
const WHO = wordSet('we i you one something')
const FINDS = wordSet('see comes opens')
/** Words between "as soon as" and "find", and between a wish and the own home. */
const REACH = 4

/**
 * Whether what could speak of a sale is the home that is sought: "as soon as we find the right
 * one", "looking for our own place". A word of selling, or of the home one has, says otherwise.
 */
export function waitsForHome(sentence: Sentence): boolean {
  return isAwaited(sentence) && !speaksOfSale(sentence)
}

function isAwaited(sentence: Sentence): boolean {
  if (!holds(sentence, AWAITS)) return false
  for (let i = 0; i < sentence.words.count; i++)
    if (isSought(sentence, i) || (isWhen(sentence, i) && findsBehind(sentence, i + 1))) return true
  return false
}

function speaksOfSale(sentence: Sentence): boolean {
  if (holds(sentence, DEALS) || holdsOneOf(sentence, LEAVING)) return true
  for (let i = 0; i < sentence.words.count; i++) {
    const owns = (sentence.low[i]! & OWN) !== 0
    if (owns && !isSought(sentence, i) && !isSought(sentence, i + 1)) return true
  }
  return false
}

const isWhen = ({ words }: Sentence, i: number): boolean =>
  WHEN.has(words.text[i]!) || (words.text[i] === 'as' && i > 0 && words.text[i - 1] === 'soon')

/** "we find", "you find us", "the right one comes". */
function findsBehind(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  let who = false
  for (let k = from; k < count && k < from + REACH; k++) {
    if (beginsClause(sentence, k)) return false
    if (who && (is(sentence, k, FIND) || FINDS.has(text[k]!))) return true
    if (WHO.has(text[k]!)) who = true
  }
  return false
}

/** The "own" of "looking for our own place", "want my own home". */
function isSought(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (textAt(sentence, i) !== 'own' || (sentence.low[Math.max(i - 1, 0)]! & OWN) === 0) return false
  if (!is(sentence, i + 1, HOME)) return false
  for (let k = i - 2; k >= 0 && k >= i - REACH; k--) {
    if (isOneOf(sentence, k, SEEKING)) return true
    if (beginsClause(sentence, k) || text[k] === 'and') return false
  }
  return false
}
