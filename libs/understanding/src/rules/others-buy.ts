import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { speaksOf } from './sides.ts'
import { beginsClause, cues, holds, is, textAt } from './words.ts'

const BUY = bitsOf('buy')
const WANT = bitsOf('want')
/** Who may want the contact's own home, or a part of its land. */
const OTHERS = cues(
  `tenant tenants renter renters neighbor neighbors neighbour neighbours investor investors developer developers builder city
   guy someone somebody company church`,
)
const WISHES = wordSet('wants want wanted wanting offered looking trying asking asked hoping')
/** Before a home of their own, or any: there the contact may seek it for them. */
const ANY = wordSet('a an another their something somewhere one')
/** What is asked for them. */
const HELP = cues('help you your can could find')
/** Words between who wants and the verb. */
const REACH = 5

/**
 * Whether all that is bought is the home on sale, by somebody else: "my tenants want to buy",
 * "neighbors want to buy the strip behind the fence". Whoever wants something besides, or help for
 * them, may seek a home.
 */
export function othersBuy(sentence: Sentence): boolean {
  if (!holds(sentence, OTHERS) || holds(sentence, HELP)) return false
  let bought = false
  for (let i = 0; i < sentence.words.count; i++) {
    if (wishesElse(sentence, i)) return false
    if (!speaksOf('buyer', sentence, i) || WISHES.has(textAt(sentence, i))) continue
    if (!is(sentence, i, BUY) || ANY.has(textAt(sentence, i + 1))) return false
    if (!isOfOthers(sentence, i)) return false
    bought = true
  }
  return bought
}

/** "we want to move", "so need a new place": any wish but "want to buy" may be the contact's. */
const wishesElse = (sentence: Sentence, i: number): boolean =>
  is(sentence, i, WANT) &&
  !(textAt(sentence, i + 1) === 'to' && i + 2 < sentence.words.count && is(sentence, i + 2, BUY))

/** "neighbors want to buy". */
function isOfOthers(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (textAt(sentence, i - 1) !== 'to' || !WISHES.has(textAt(sentence, i - 2))) return false
  for (let k = i - 2; k >= 0 && k > i - REACH; k--) {
    if (beginsClause(sentence, k + 1)) return false
    if (OTHERS.has(text[k]!)) return true
  }
  return false
}
