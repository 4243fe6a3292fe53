import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { negatedAt } from './sides.ts'
import { cues, firstIn, holdsClass, is, isNot, textAt } from './words.ts'

const BOOKS = cues('books')
const MINE = wordSet('my our')
const RENTALS = wordSet('rental rentals')
const HOME = bitsOf('home')
const LOAN = bitsOf('loan')
const WISHES = wordSet('want wanted need get getting')
/** Words between the wish and "off". */
const REACH = 7

/**
 * Whether a home is to be one's own no longer: "a rental on Maple that I want off my books". A loan
 * is no home, and what is off the books is not told of.
 */
export function offBooks(sentence: Sentence): boolean {
  const off = firstIn(sentence, BOOKS) - 2
  if (off < 1 || textAt(sentence, off) !== 'off' || !MINE.has(textAt(sentence, off + 1)))
    return false
  if (holdsClass(sentence, LOAN)) return false
  return isWished(sentence, off) && namesHome(sentence, off)
}

/** "I want off my books", "need the condo off my books". */
function isWished(sentence: Sentence, off: number): boolean {
  for (let i = off - 1; i >= 0 && i >= off - REACH; i--) {
    if (isNot(sentence, i)) return false
    if (WISHES.has(textAt(sentence, i))) return !negatedAt(sentence, i)
  }
  return false
}

function namesHome(sentence: Sentence, off: number): boolean {
  for (let i = 0; i < off; i++)
    if (RENTALS.has(textAt(sentence, i)) || is(sentence, i, HOME)) return true
  return false
}
