import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, endsClause, firstIn, holds, isNot, isOneOf, textAt } from './words.ts'

const BIGGER = cues('bigger larger')
const SMALL = cues('small tight cramped tiny outgrown outgrew')
const HOMES = (['home', 'rooms'] as const).map(bitsOf)
const WISHES = wordSet('need needs want wants')
const ANY = wordSet('a an something somewhere much')
/** What may stand behind "bigger", beside a home. */
const BEHIND = wordSet('one ones space in for now asap by please than')

/**
 * Whether a bigger home is wanted, since the present one is too small: "house is too small need
 * bigger". A bigger offer is no home.
 */
export function outgrows(sentence: Sentence): boolean {
  if (!holds(sentence, SMALL)) return false
  const at = firstIn(sentence, BIGGER)
  if (at < 2) return false
  let wish = at - 1
  while (ANY.has(textAt(sentence, wish))) wish--
  if (!WISHES.has(textAt(sentence, wish)) || isNot(sentence, wish - 1)) return false
  const next = Math.min(at + 1, sentence.words.count - 1)
  const named = endsClause(sentence, at) || BEHIND.has(textAt(sentence, next))
  return (named || isOneOf(sentence, next, HOMES)) && homeBefore(sentence, wish)
}

function homeBefore(sentence: Sentence, end: number): boolean {
  for (let i = 0; i < end; i++) if (isOneOf(sentence, i, HOMES)) return true
  return false
}
