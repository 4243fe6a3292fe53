import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, is, isNot, textAt } from './words.ts'

const HOME = bitsOf('home')
const RENT = bitsOf('rent')
const ASKS = cues('what which')
const KINDS = wordSet('kind kinds type types sort sorts of')
const LISTINGS = wordSet('listings')
const YOU = wordSet('you all guys')
const HAS = wordSet('have got')

/** Whether it is asked which homes there are to buy: "what duplexes do you have". */
export function asksStock(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, ASKS)) return false
  for (let i = 0; i < count; i++)
    if (ASKS.has(text[i]!) && offersBehind(sentence, i + 1)) return !refuses(sentence)
  return false
}

/** "what kind of condos do you guys have", "which townhomes you got". */
function offersBehind(sentence: Sentence, from: number): boolean {
  let k = from
  while (KINDS.has(textAt(sentence, k))) k++
  if (textAt(sentence, k) === 'multi' || is(sentence, k + 1, HOME)) k++
  if (!(LISTINGS.has(textAt(sentence, k)) || is(sentence, k, HOME))) return false
  k++
  if (textAt(sentence, k) === 'do') k++
  if (!/^(?:you|yall)$/.test(textAt(sentence, k))) return false
  while (YOU.has(textAt(sentence, k))) k++
  return HAS.has(textAt(sentence, k))
}

/** A home to rent, or none at all. */
function refuses(sentence: Sentence): boolean {
  for (let i = 0; i < sentence.words.count; i++)
    if (isNot(sentence, i) || is(sentence, i, RENT)) return true
  return false
}
