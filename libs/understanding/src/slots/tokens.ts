/** One word, number or mark, with UTF-16 offsets into the original text. */
export class Token {
  kind: 'word' | 'number' | 'mark' | 'email' | 'phone' = 'word'
  start = 0
  end = 0
  /**
   * Lower case, accents folded, apostrophes out; of "neighbor's" the head. For a mark the character
   * itself.
   */
  low = ''
  /** What followed the apostrophe: "s", "d", "ll". */
  tail = ''
  /** The classes of the word: see `W`. */
  bits = 0
  /** NaN unless a number. */
  value = Number.NaN
  /** No white space between this token and the one before. */
  glued = false
  /** 0 lower case, 1 Capitalised, 2 ALL CAPITALS. */
  caps: 0 | 1 | 2 = 0
  dollar = false
  /** 1st, 14th: a rank or a day. */
  ordinal = false
  /** 600s, 80s. */
  plural = false
  /** Written with a thousands comma. */
  comma = false
  /** 2:30, or part of a code: I-35. */
  clock = false
  /** Index of the stretch between punctuation marks, and of the sentence. */
  seg = 0
  sent = 0
  /** A scanner has made something of this token: others leave it alone. */
  taken = false

  /** Forgets what it was for an earlier message. */
  begin(kind: Token['kind'], start: number, end: number, glued: boolean): void {
    this.kind = kind
    this.start = start
    this.end = end
    this.low = ''
    this.tail = ''
    this.bits = 0
    this.value = Number.NaN
    this.glued = glued
    this.caps = 0
    this.dollar = false
    this.ordinal = false
    this.plural = false
    this.comma = false
    this.clock = false
    this.taken = false
  }
}
