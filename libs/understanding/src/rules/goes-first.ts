import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { beginsClause, cues, endsClause, holds, isNot, isOneOf, textAt } from './words.ts'

const FIRST = cues('first')
const DEALS = {
  buyer: [bitsOf('buy')],
  seller: (['sell', 'list'] as const).map(bitsOf),
} as const
/** What is bought or sold, in short. */
const IT = wordSet('ours mine it house home place one')
/** Words before the deal that say no more than that it is settled; "no" answers a question. */
const LEADS = wordSet(
  'no nah nope wait actually ok okay yes yeah lets let us rather we i want need to would please just so instead',
)

/**
 * Whether it is settled which deal goes first, as one answers to "buy or sell first?": "no sell
 * first", "lets buy first", "sell ours first please".
 */
export function goesFirst(side: Intent, sentence: Sentence): boolean {
  if (!holds(sentence, FIRST)) return false
  const { count, text, marks } = sentence.words
  for (let i = 1; i < count; i++) {
    if (!FIRST.has(text[i]!) || (marks[i]! & ASKED) !== 0) continue
    const ends = endsClause(sentence, i) || textAt(sentence, i + 1) === 'please'
    const deal = IT.has(text[i - 1]!) ? i - 2 : i - 1
    if (ends && deal >= 0 && isOneOf(sentence, deal, DEALS[side]) && isLed(sentence, deal))
      return true
  }
  return false
}

function isLed(sentence: Sentence, deal: number): boolean {
  let k = deal
  while (!beginsClause(sentence, k) && LEADS.has(textAt(sentence, k - 1))) {
    // "no need to sell first"
    if (isNot(sentence, k - 1) && /^(?:need|want|rather)$/.test(textAt(sentence, k))) return false
    k--
  }
  return beginsClause(sentence, k)
}
