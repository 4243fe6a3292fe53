import { bitsOf } from '../lexicon/lexicon.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER } from '../text/tokens.ts'
import { cues, holds, isOneOf, textAt } from './words.ts'

const JUDGED = cues('realistic reasonable fair crazy ambitious')
const [OWN] = bitsOf('own')
const HOMES = (['home', 'rooms'] as const).map(bitsOf)
const REFUSED = cues('budget not no payment rate rent ceiling')
/** Words between the price and its judgement, and between "my" and the home. */
const REACH = 4

/** Whether a price is asked about for the own home: "is 425 realistic for my 3 bed". */
export function asksWorth(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  if (!holds(sentence, JUDGED) || holds(sentence, REFUSED)) return false
  for (let i = 2; i < count; i++) {
    if (!JUDGED.has(text[i]!) || textAt(sentence, i + 1) !== 'for') continue
    if ((sentence.low[Math.min(i + 2, count - 1)]! & OWN) === 0) continue
    if ((marks[i - 1]! & NUMBER) === 0 || !/^(?:is|are|would)$/.test(text[i - 2]!)) continue
    for (let k = i + 3; k < count && k < i + 3 + REACH; k++)
      if (isOneOf(sentence, k, HOMES)) return true
  }
  return false
}
