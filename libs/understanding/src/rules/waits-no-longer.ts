import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { negatedAt } from './sides.ts'
import { beginsClause, cues, holds, isNot, isOneOf, textAt, within } from './words.ts'

const WAITS = cues('wait waiting delay delaying hold holding put putting')
/** These wait by themselves, the others with "off". */
const ALONE = wordSet('wait waiting delay delaying')
const TIRED = wordSet('tired sick done')
/** Whose wait is not the contact's, and what only proposes one. */
const NOT_OWN = wordSet(
  'they he she you owner owners seller sellers buyer buyers landlord why should if',
)
const DEALS = {
  buyer: (['buy'] as const).map(bitsOf),
  seller: (['sell', 'list', 'sells'] as const).map(bitsOf),
} as const
/** Words between the wait and the deal, and before the wait in which stands who waits. */
const REACH = 5

/**
 * Whether a deal is to wait no longer: "we can't hold off on listing any longer", "tired of putting
 * off selling", "can't wait to buy".
 */
export function waitsNoLonger(side: Intent, sentence: Sentence): boolean {
  if (!holds(sentence, WAITS)) return false
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    const end = endOfWait(sentence, i)
    if (end < 0 || within(text, i - REACH, i, NOT_OWN)) continue
    const over = negatedAt(sentence, i) || within(text, i - 2, i, TIRED)
    if (over && dealsBehind(side, sentence, end)) return true
  }
  return false
}

/** Behind "wait", "hold off", "put it off"; -1 where nothing waits. */
function endOfWait(sentence: Sentence, i: number): number {
  const word = textAt(sentence, i)
  if (!WAITS.has(word)) return -1
  if (ALONE.has(word)) return i + 1
  if (textAt(sentence, i + 1) === 'off') return i + 2
  return textAt(sentence, i + 2) === 'off' ? i + 3 : -1
}

/** A deal is named next; "can't wait for the listing" waits for somebody else. */
function dealsBehind(side: Intent, sentence: Sentence, from: number): boolean {
  const { count } = sentence.words
  for (let k = from; k < Math.min(count, from + REACH) && !beginsClause(sentence, k); k++) {
    if (isNot(sentence, k) || textAt(sentence, k) === 'for') return false
    if (isOneOf(sentence, k, DEALS[side])) return true
  }
  return false
}
