import { spellings } from '../text/spellings.ts'
import { added, MEANS, records } from '../text/word-table.ts'
import { lookUp } from './lexicon.ts'

/** A canonical word that another is spelled out to, with its record in the lexicon or -1. */
export interface SpelledOut {
  readonly word: string
  readonly record: number
}

/** What words are spelled out to, by half the number in `MEANS`. */
export const spelledOut: SpelledOut[][] = [[]]

for (const [word, means] of spellings) {
  records[added(word) + MEANS]! += spelledOut.length * 2
  spelledOut.push(means.map(one => ({ word: one, record: lookUp(one) })))
}
