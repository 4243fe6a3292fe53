import { bitsOf } from '../lexicon/lexicon.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, CAPITAL, NUMBER } from '../text/tokens.ts'
import { beginsClause, cues, holds, holdsOneOf, textAt } from './words.ts'

const NEAR = cues('near close by beside across behind next off corner')
/** What may open it: "it's right by the school". */
const OPENS = wordSet('it is its house home place right just over yes yeah ok located sits the')
const SOUGHT = (['want', 'find', 'buy', 'view', 'price', 'rooms'] as const).map(bitsOf)
const UNITS = wordSet('apartment unit suite')
const HOUSE_NUMBERS = wordSet('<n2> <n3> <n4> <n5> <year>')

/** What stands in an address beside names and numbers. */
const PARTS = W.street | W.direction | W.state | W.place | W.placeStart

/**
 * Whether a message only says where a home lies, by its address or also by what is near: "near the
 * park, 412 Vine". Without a house number it may be where one is sought: "close to downtown, under
 * 400".
 */
export function saysWhere(sentence: Sentence): boolean {
  if ((sentence.all.marks & ASKED) !== 0 || holdsOneOf(sentence, SOUGHT)) return false
  return isAddressAlone(sentence) || isNear(sentence)
}

/** "2207 N Larkspur Ave Apt 3B, Tucson 85719". */
function isAddressAlone({ words }: Sentence): boolean {
  const { count, text, marks } = words
  if (!HOUSE_NUMBERS.has(text[0]!)) return false
  let street = false
  for (let i = 1; i < count; i++) {
    const bits = classOf(text[i]!)
    if ((bits & W.street) !== 0) street = true
    const part = (marks[i]! & (CAPITAL | NUMBER)) !== 0 || (bits & PARTS) !== 0
    if (!part && !UNITS.has(text[i]!)) return false
  }
  return street
}

function isNear(sentence: Sentence): boolean {
  if (!holds(sentence, NEAR)) return false
  let at = 0
  while (OPENS.has(textAt(sentence, at))) at++
  if (!NEAR.has(textAt(sentence, at))) return false
  for (let i = at + 1; i < sentence.words.count; i++) if (isAddress(sentence, i)) return true
  return false
}

/** "412 Vine" in a clause of its own, "412 vine st". */
function isAddress(sentence: Sentence, i: number): boolean {
  const { count, text, marks } = sentence.words
  if (!HOUSE_NUMBERS.has(text[i]!) || !beginsClause(sentence, i) || i + 1 >= count) return false
  if ((marks[i + 1]! & CAPITAL) !== 0) return true
  return i + 2 < count && (classOf(text[i + 2]!) & W.street) !== 0
}
