import { lookUp } from '../lexicon/lexicon.ts'
import { setCueRow } from './word-table.ts'

/** Most lists of which a message notes whether it holds a word: 32 for each number of a row. */
const MAX_LISTS = 128
export const CUE_NUMBERS = MAX_LISTS / 32

/**
 * A row for each word that stands in some list: a bit for every list that it stands in. The first
 * is of all other words.
 */
export const cueRows: number[] = new Array<number>(CUE_NUMBERS).fill(0)
const rowOf = new Map<string, number>()
let lists = 0

/**
 * The words of a list of which a rule asks whether they stand anywhere in a message. That is one
 * bit of the message: most messages hold none of most lists, and no rule looks through them for it.
 */
export class Cues extends Set<string> {
  /** Where the list's bit stands in the numbers of a row. */
  readonly number: number
  readonly bit: number

  constructor(words: Iterable<string>) {
    super(words)
    if (lists === MAX_LISTS) throw new Error(`more than ${MAX_LISTS} lists of cues`)
    this.number = lists >>> 5
    this.bit = 1 << (lists & 31)
    lists++
    for (const word of this) cueRows[rowFor(word) + this.number]! |= this.bit
  }
}

function rowFor(word: string): number {
  const known = rowOf.get(word)
  if (known !== undefined) return known
  const row = cueRows.length
  for (let n = 0; n < CUE_NUMBERS; n++) cueRows.push(0)
  rowOf.set(word, row)
  const record = lookUp(word)
  if (record >= 0) setCueRow(record, row)
  return row
}

/** Where in `cueRows` the row of a word stands that the lexicon does not hold. */
export const cueRowOf = (word: string): number => rowOf.get(word) ?? 0
