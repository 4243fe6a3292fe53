/** Most lists of which a message notes whether it holds a word: 32 for each number of a row. */
const MAX_LISTS = 128
export const CUE_NUMBERS = MAX_LISTS / 32

/** A row for each word that stands in some list: a bit for every list that it stands in. */
const rows = new Map<string, Int32Array>()
let lists = 0

/**
 * The words of a list of which a rule asks whether they stand anywhere in a message. That is one bit
 * of the message: most messages hold none of most lists, and no rule looks through them for it.
 */
export class Cues extends Set<string> {
  /** Where the list's bit stands in the numbers of a message. */
  readonly number: number
  readonly bit: number

  constructor(words: Iterable<string>) {
    super(words)
    if (lists === MAX_LISTS) throw new Error(`more than ${MAX_LISTS} lists of cues`)
    this.number = lists >>> 5
    this.bit = 1 << (lists & 31)
    lists++
    for (const word of this) {
      const row = rows.get(word) ?? new Int32Array(CUE_NUMBERS)
      row[this.number]! |= this.bit
      rows.set(word, row)
    }
  }
}

/** Notes of which lists the first `count` words hold one. */
export function noteCues(words: readonly string[], count: number, out: Int32Array): void {
  out.fill(0)
  for (let i = 0; i < count; i++) {
    const row = rows.get(words[i]!)
    if (row === undefined) continue
    for (let n = 0; n < CUE_NUMBERS; n++) out[n]! |= row[n]!
  }
}
