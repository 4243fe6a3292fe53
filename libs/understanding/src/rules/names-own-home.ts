import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { cues, holds, holdsOneOf, is, textAt } from './words.ts'

const HOME = bitsOf('home')
const ONES = cues('one ones house home place condo property duplex townhouse')
const AT = wordSet('on at')
/** What may stand before the home where one says which is meant: "lets start with the one on". */
const BEFORE = wordSet(
  `no not yes yeah ok i we mean meant it is its lets let us do start starting with first just only the that my our for
   sorry actually so and hi um well bigger smaller brick big old new other white blue red`,
)
/** What is said of a home that is seen elsewhere. */
const SEEN = (['view', 'buy', 'find', 'price', 'want'] as const).map(bitsOf)
const LOOKS = cues(
  `available caught eye still sale saw nice cute love gorgeous beautiful looks looked perfect details info pics
   photos send open you sold taken toured seen liked sent`,
)

/**
 * Whether a message only says which home is meant, as an owner of two answers: "not the one on Elm,
 * the one on 12 Foss St", "lets start with the one on Hill Rd".
 */
export function namesOwnHome(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, ONES) || holds(sentence, LOOKS)) return false
  if ((sentence.all.marks & ASKED) !== 0 || holdsOneOf(sentence, SEEN)) return false
  for (let i = 0; i < count; i++) {
    if (ONES.has(text[i]!) && AT.has(textAt(sentence, i + 1))) return true
    if (!BEFORE.has(text[i]!) && !is(sentence, i, HOME)) return false
  }
  return false
}
