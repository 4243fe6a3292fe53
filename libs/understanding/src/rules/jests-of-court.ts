import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginOfClause, cues, firstIn, holds, isOneOf, textAt, within } from './words.ts'

const SUED = cues('sued')
const SPOKEN_OF = (['call', 'legal', 'agent'] as const).map(bitsOf)
/** "whoever picked it should be sued", "they'll get sued". */
const WHOEVER = wordSet('whoever')
const THEY = wordSet('they theyll theyre somebody someone')
const IF = wordSet('if when')
const SUPPOSED = wordSet('should will theyll gonna going could')
const BE = wordSet('be get')
/** Whoever names one of these may have a dispute. */
const DISPUTES = cues(
  `deposit earnest money contract lawyer attorney court me us my our sue suing lied lie fraud scam scammed help owe owes refund
   agent realtor broker seller sellers owner you your advice rights`,
)
const PLAIN = wordSet('sued will someone somebody people')

/**
 * Whether a court is only named in jest or as what others risk: "whoever picked this kitchen should
 * be sued", "they'll get sued if someone trips on those stairs".
 */
export function jestsOfCourt(sentence: Sentence): boolean {
  const at = firstIn(sentence, SUED)
  if (at < 2 || holds(sentence, DISPUTES)) return false
  if (!BE.has(textAt(sentence, at - 1)) || !isOfOthers(sentence, at)) return false
  for (let i = 0; i < sentence.words.count; i++)
    if (isOneOf(sentence, i, SPOKEN_OF) && !PLAIN.has(textAt(sentence, i))) return false
  return true
}

/** In the clause before stands who is sued; "they" are where something may happen. */
function isOfOthers(sentence: Sentence, at: number): boolean {
  const { count, text } = sentence.words
  const from = beginOfClause(sentence, at)
  if (!within(text, from, at, SUPPOSED)) return false
  if (within(text, from, at, WHOEVER)) return true
  return THEY.has(textAt(sentence, from)) && within(text, at, count, IF)
}
