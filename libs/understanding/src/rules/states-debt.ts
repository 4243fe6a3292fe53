import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER } from '../text/tokens.ts'

const DEBTS = wordSet('mortgage loan owe owed balance payoff hipoteca debo debemos')
/** What may stand beside it: with any other word more may be said than the debt. */
const BESIDE = wordSet(
  `the a of on in it is its are there about around approximately roughly like still left to go remaining current we i my our
   house home at and k thousand grand mil years yr de la casa todavia como unos`,
)

/**
 * Whether a message states how much is owed on a home and nothing else: "balance on the mortgage is
 * 143,200".
 */
export function statesDebt({ words }: Sentence): boolean {
  const { count, text, marks } = words
  let owed = false
  let amount = false
  for (let i = 0; i < count; i++) {
    if (DEBTS.has(text[i]!)) owed = true
    else if ((marks[i]! & NUMBER) !== 0) amount = true
    else if (!BESIDE.has(text[i]!)) return false
  }
  return owed && amount
}
