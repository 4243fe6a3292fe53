import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER } from '../text/tokens.ts'
import { cues, holds, holdsOneOf } from './words.ts'

const BELOW = cues('under below less lower menos')
const REFUSALS = wordSet('nope walk walking pass insult insulting happening interesa')
/** Before "no" and "out" they refuse: "is a no", "hard no", "we're out"; not "no hoa". */
const REFUSED = wordSet('a is hard am are')
/** Whoever speaks of one of these may be after a home below a price. */
const SEEKING = (['buy', 'find', 'view', 'want'] as const).map(bitsOf)
/** Words between "less" and the amount, and behind it up to the refusal. */
const REACH = 3
const FAR = 8

/**
 * Whether a seller refuses what lies below a price: "anything under 300 is a no", "less than 290k
 * and we walk".
 */
export function refusesBelow(sentence: Sentence): boolean {
  if (!holds(sentence, BELOW) || holdsOneOf(sentence, SEEKING)) return false
  const { count, text, marks } = sentence.words
  for (let i = 0; i < count; i++) {
    if (!BELOW.has(text[i]!)) continue
    for (let k = i + 1; k < Math.min(count, i + REACH); k++)
      if ((marks[k]! & NUMBER) !== 0) return isRefused(sentence, k + 1)
  }
  return false
}

function isRefused(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  for (let k = from; k < Math.min(count, from + FAR); k++) {
    if (REFUSALS.has(text[k]!)) return true
    if (/^(?:no|out)$/.test(text[k]!) && REFUSED.has(text[k - 1]!)) return true
  }
  return false
}
