import { finish, HASH_START, step } from '../text/hash.ts'
import { MAX_CHARACTERS } from '../text/tokens.ts'
import { BITS, findWord, records, wordOf } from '../text/word-table.ts'
import {
  fold,
  isApostrophe,
  isDigit,
  isInvisible,
  isLetter,
  isSpace,
  isUpper,
} from './characters.ts'
import { spelledOut } from './lexicon/spellings.ts'
import { classOf, W } from './lexicon/word-classes.ts'
import { emailEnd, phoneEnd } from './reachable.ts'
import { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/**
 * Splits a text into tokens, numbered by segment (between punctuation marks) and sentence. They are
 * good until the next text is split: reading is synchronous, and the tokens of one message are used
 * again for the next.
 */
export const tokenise = (text: string): Token[] => new Tokeniser(text).run()

/** A telephone number has at least so many digits: texts with fewer are not searched for one. */
const LEAST_PHONE_DIGITS = 8

/** Words whose full stop ends no sentence: "St. Paul", "sq. ft.", "N. Main". */
const ABBREVIATED = wordSet(
  `st mt ft sq apt dr mr mrs ms sgt lt cpt capt maj col rev jr bd br ba ave rd ln blvd approx n s e w`,
)
const DOMAINS = wordSet('com net org')
/** Words that say where in a range a number lies: "mid-600s" is a number, "I-35" a code. */
const RANGE_WORDS = wordSet('mid low high sub pre late early post upper lower k m')
const TAILS = wordSet('s d m ll re ve')

/** At most one for each character that is read. */
const room: Token[] = []

class Tokeniser {
  readonly text: string
  readonly n: number
  count = 0
  readonly mayHavePhone: boolean
  readonly mayHaveEmail: boolean
  seg = 0
  sent = 0
  dollar = false

  constructor(text: string) {
    this.text = text
    this.n = Math.min(text.length, MAX_CHARACTERS)
    let digits = 0
    let email = false
    for (let i = 0; i < this.n; i++) {
      const c = text.charCodeAt(i)
      if (c === 64) email = true
      else if (isDigit(c)) digits++
    }
    this.mayHaveEmail = email
    this.mayHavePhone = digits >= LEAST_PHONE_DIGITS
  }

  run(): Token[] {
    let at = 0
    while (at < this.n) {
      const c = this.text.charCodeAt(at)
      if (isLetter(c)) at = this.reachable(at) || this.word(at)
      else if (isSpace(c) || isInvisible(c)) at = this.space(at, c)
      else if (isDigit(c) || this.opensFraction(at, c)) at = this.reachable(at) || this.number(at)
      else if ((c === 40 || c === 43) && this.reachable(at) > 0) at = this.last?.end ?? at + 1
      else at = this.mark(at, c)
    }
    return room.slice(0, this.count)
  }

  get last(): Token | undefined {
    return this.count > 0 ? room[this.count - 1] : undefined
  }

  /** ".5 acres" */
  opensFraction(at: number, c: number): boolean {
    return c === 46 && isDigit(this.text.charCodeAt(at + 1)) && !this.gluedAt(at)
  }

  gluedAt(at: number): boolean {
    return this.last?.end === at
  }

  push(kind: Token['kind'], start: number, end: number): Token {
    const glued = this.gluedAt(start)
    if (this.count === room.length) room.push(new Token())
    const token = room[this.count++]!
    token.begin(kind, start, end, glued)
    token.seg = this.seg
    token.sent = this.sent
    return token
  }

  /** A line break ends a sentence. */
  space(at: number, c: number): number {
    if (c === 10 && this.count > 0) {
      this.seg++
      this.sent++
    }
    return at + 1
  }

  /**
   * End of an e-mail address or telephone number at `at`, taken as one token; 0 if there is none.
   */
  reachable(at: number): number {
    if (this.mayHaveEmail) {
      const end = emailEnd(this.text, at, this.n)
      if (end > 0) return this.push('email', at, end).end
    }
    if (!this.mayHavePhone || isLetter(this.text.charCodeAt(at))) return 0
    const end = phoneEnd(this.text, at, this.n)
    return end > 0 ? this.push('phone', at, end).end : 0
  }

  word(start: number): number {
    const { text, n } = this
    let at = start
    let upper = 0
    let apostrophe = -1
    let hash = HASH_START
    let plain = true
    for (; at < n; at++) {
      const c = text.charCodeAt(at)
      if (c >= 97 && c <= 122) hash = step(hash, c)
      else if (c >= 65 && c <= 90) {
        upper++
        hash = step(hash, c | 32)
      } else if (isLetter(c)) {
        plain = false
        if (isUpper(c)) upper++
      } else if (isInvisible(c)) plain = false
      else {
        const joins = isApostrophe(c) && apostrophe < 0 && at + 1 < n
        if (!joins || !isLetter(text.charCodeAt(at + 1))) break
        apostrophe = at
      }
    }
    if (!plain) while (isInvisible(text.charCodeAt(at - 1))) at--
    const t = this.push('word', start, at)
    const letters = at - start - (apostrophe < 0 ? 0 : 1)
    if (upper > 0 && isUpper(text.charCodeAt(start)))
      t.caps = upper === letters && letters > 1 ? 2 : 1
    const known = plain && apostrophe < 0 ? findWord(finish(hash), at - start) : -1
    if (known >= 0) {
      t.low = wordOf(known)
      t.bits = records[known + BITS]!
    } else {
      if (apostrophe < 0) t.low = fold(text.slice(start, at))
      else contract(t, fold(text.slice(start, apostrophe)), fold(text.slice(apostrophe + 1, at)))
      t.bits = classOf(t.low)
    }
    if (t.bits & W.spelled) {
      t.low = spelledOut(t.low)
      t.bits = classOf(t.low)
    }
    return at
  }

  number(start: number): number {
    const { text, n } = this
    let at = start
    let digits = ''
    let clock = false
    let comma = false
    for (; at < n && digits.length < 20; at++) {
      const c = text.charCodeAt(at)
      if (isDigit(c)) digits += c < 128 ? text[at] : fold(text[at] ?? '')
      else if (c === 44 && !digits.includes('.') && isThousands(text, at + 1)) comma = true
      else if (c === 44 && !digits.includes('.') && isDecimalComma(text, at + 1)) digits += '.'
      else if (c === 32 && (comma || digits.length <= 3) && isSpacedThousands(text, at))
        comma = true
      else if (c === 46 && !digits.includes('.') && isDigit(text.charCodeAt(at + 1))) digits += '.'
      else if (c === 58 && isDigit(text.charCodeAt(at + 1))) clock = true
      else break
    }
    const before = this.last
    const t = this.push('number', start, at)
    t.low = digits
    t.value = Number(digits)
    t.comma = comma
    t.clock = clock || isCode(text, start, before)
    t.dollar = this.dollar
    this.dollar = false
    return this.suffix(t)
  }

  /** Takes "st nd rd th" and the plural "s" that are glued to a number. */
  suffix(t: Token): number {
    const { text, n } = this
    const at = isApostrophe(text.charCodeAt(t.end)) ? t.end + 1 : t.end
    const ends = (i: number) => i >= n || !isLetter(text.charCodeAt(i))
    if ((text.charCodeAt(at) | 32) === 115 && ends(at + 1)) {
      t.plural = true
      t.end = at + 1
    } else if (at === t.end && ends(at + 2) && /^(?:st|nd|rd|th)$/i.test(text.slice(at, at + 2))) {
      t.ordinal = true
      t.end = at + 2
    }
    return t.end
  }

  /**
   * Marks that part clauses count a segment up; `% / - & + #` become tokens; the rest is dropped.
   */
  mark(at: number, c: number): number {
    const spaced = at + 1 >= this.n || isSpace(this.text.charCodeAt(at + 1))
    if (c === 36) this.dollar = true
    else if (c === 45 || c === 0x2013) this.dash(at, spaced && !this.gluedAt(at))
    else if (c === 37 || c === 47 || c === 38 || c === 35 || c === 43) this.sign(at)
    else if (c === 44 || c === 59 || c === 58 || c === 40 || c === 41) {
      this.sign(at)
      this.seg++
    } else if (c === 46 || c === 33 || c === 63) this.stop(at, c, spaced)
    else if (c === 0xbd || c === 0xbc)
      this.push('number', at, at + 1).value = c === 0xbd ? 0.5 : 0.25
    else if (c >= 0x2014 && !isApostrophe(c) && c !== 0x201c && c !== 0x201d) this.seg++
    return at + 1
  }

  sign(at: number): void {
    this.push('mark', at, at + 1).low = this.text[at] ?? ''
  }

  stop(at: number, c: number, spaced: boolean): void {
    const before = this.last
    if (c === 46 && before && this.gluedAt(at)) {
      if (ABBREVIATED.has(before.low)) return
      if (!spaced && DOMAINS.has(this.text.slice(at + 1, at + 4).toLowerCase())) return
    }
    this.sign(at)
    this.seg++
    if (spaced) this.sent++
  }

  /**
   * "500-550k" and "500k - 550k" keep the dash; between words it joins ("pre-approved") or, spaced,
   * parts.
   */
  dash(at: number, parted: boolean): void {
    const before = this.last
    let next = at + 1
    while (next < this.n && next < at + 3 && isSpace(this.text.charCodeAt(next))) next++
    const c = this.text.charCodeAt(next)
    const amount = before?.kind === 'number' || (before?.kind === 'word' && before.glued)
    if (amount && (isDigit(c) || c === 36)) this.push('mark', at, at + 1).low = '-'
    else if (parted) this.seg++
  }
}

/** "don't" is dont, "neighbor's" is neighbor with a tail, "d'Alene" is dalene. */
function contract(t: Token, head: string, tail: string): void {
  if (TAILS.has(tail)) {
    t.low = head
    t.tail = tail
  } else t.low = head + tail
}

const isThousands = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) &&
  isDigit(text.charCodeAt(at + 1)) &&
  isDigit(text.charCodeAt(at + 2)) &&
  !isDigit(text.charCodeAt(at + 3))

/** "1,5m", "1,2 millones": one or two digits and a magnitude behind the comma. */
const isDecimalComma = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) &&
  /^\d{1,2} ?(?:mm?|mil|mill|millions?|millones|mln|k)(?![a-z])/i.test(text.slice(at, at + 12))

/**
 * "300 000", "1 200 000": groups of three digits, the last of them zeros; "200 300" are two
 * amounts.
 */
const isSpacedThousands = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at + 1)) && /^(?: \d{3})? 000(?![.,]?\d)/.test(text.slice(at, at + 10))

/** "I-35", "B-12": a number joined to a word by a dash. */
const isCode = (text: string, start: number, before: Token | undefined): boolean =>
  before?.kind === 'word' &&
  before.end === start - 1 &&
  text.charCodeAt(before.end) === 45 &&
  !RANGE_WORDS.has(before.low)
