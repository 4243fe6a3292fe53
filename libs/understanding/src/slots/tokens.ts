/** Characters of a message that are read; the rest is ignored. */
export const TEXT_CAP = 2_000

/** One word, number or mark, with UTF-16 offsets into the original text. */
export interface Token {
  kind: 'word' | 'number' | 'mark' | 'email' | 'phone'
  start: number
  end: number
  /** Lower case, accents folded, apostrophes out; of "neighbor's" the head. For a mark the character itself. */
  low: string
  /** What followed the apostrophe: "s", "d", "ll". */
  tail: string
  /** The classes of the word: see `W`. */
  bits: number
  /** NaN unless a number. */
  value: number
  /** No white space between this token and the one before. */
  glued: boolean
  /** 0 lower case, 1 Capitalised, 2 ALL CAPITALS. */
  caps: 0 | 1 | 2
  dollar: boolean
  /** 1st, 14th: a rank or a day. */
  ordinal: boolean
  /** 600s, 80s. */
  plural: boolean
  /** Written with a thousands comma. */
  comma: boolean
  /** 2:30, or part of a code: I-35. */
  clock: boolean
  /** Index of the stretch between punctuation marks, and of the sentence. */
  seg: number
  sent: number
  /** A scanner has made something of this token: others leave it alone. */
  taken: boolean
}
