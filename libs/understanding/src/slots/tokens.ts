import { classOf } from './lexicon/word-classes.ts'

/** Characters of a message that are read; the rest is ignored. */
export const TEXT_CAP = 2_000

/** One word, number or mark, with UTF-16 offsets into the original text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'email' | 'phone'
  start: number
  end: number
  /** Lower case, accents folded, apostrophes out; of "neighbor's" the head. For a mark the character itself. */
  low: string
  /** What followed the apostrophe: "s", "d", "ll". */
  tail: string
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

const isDigit = (c: number) => c >= 48 && c <= 57
const isLetter = (c: number) =>
  (c >= 97 && c <= 122) ||
  (c >= 65 && c <= 90) ||
  (c >= 0xc0 && c < 0x2000 && c !== 0xd7 && c !== 0xf7) ||
  (c >= 0x2c00 && c < 0xd800)
const isSpace = (c: number) => c <= 32 || c === 0xa0 || (c >= 0x2000 && c <= 0x200f) || c === 0xfeff
const isApostrophe = (c: number) => c === 39 || c === 0x2019 || c === 0x60 || c === 0xb4
const isUpper = (c: number) => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde)

const fold = (word: string): string => {
  const low = word.toLowerCase()
  for (let i = 0; i < low.length; i++)
    if (low.charCodeAt(i) > 127) return low.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return low
}

const token = (kind: Token['kind'], start: number, end: number, glued: boolean): Token => ({
  kind,
  start,
  end,
  low: '',
  tail: '',
  bits: 0,
  value: Number.NaN,
  glued,
  caps: 0,
  dollar: false,
  ordinal: false,
  plural: false,
  comma: false,
  clock: false,
  seg: 0,
  sent: 0,
  taken: false,
})

/** Splits a text into tokens, numbered by segment (between punctuation marks) and sentence. */
export function tokenise(text: string): Token[] {
  const n = Math.min(text.length, TEXT_CAP)
  const tokens: Token[] = []
  let at = 0
  let seg = 0
  let sent = 0
  let lastEnd = -1
  let dollar = false
  const push = (t: Token) => {
    t.seg = seg
    t.sent = sent
    lastEnd = t.end
    tokens.push(t)
    return t
  }
  while (at < n) {
    const c = text.charCodeAt(at)
    if (isSpace(c)) {
      // A line break ends a sentence.
      if (c === 10 && tokens.length > 0) {
        seg++
        sent++
      }
      at++
    } else if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(at + 1)) && lastEnd !== at)) {
      const phone = phoneEnd(text, at, n)
      if (phone > 0) {
        push(token('phone', at, phone, lastEnd === at))
        at = phone
      } else {
        const t = push(numberAt(text, at, n, lastEnd === at))
        t.dollar = dollar
        if (isCode(text, t, tokens.at(-2))) t.clock = true
        dollar = false
        at = suffixEnd(text, t, n)
      }
    } else if (isLetter(c)) {
      const email = emailEnd(text, at, n)
      if (email > 0) {
        push(token('email', at, email, lastEnd === at))
        at = email
      } else {
        const t = push(wordAt(text, at, n, lastEnd === at))
        at = t.end
      }
    } else if (c === 36) {
      dollar = true
      at++
    } else if ((c === 40 || c === 43) && phoneEnd(text, at, n) > 0) {
      const end = phoneEnd(text, at, n)
      push(token('phone', at, end, false))
      at = end
    } else if (c === 0xbd || c === 0xbc) {
      const t = push(token('number', at, at + 1, lastEnd === at))
      t.value = c === 0xbd ? 0.5 : 0.25
      at++
    } else {
      at = markAt(text, at, c)
    }
  }
  return tokens

  /** Marks that part clauses count a segment up; `% / - &` and `#` become tokens; the rest is dropped. */
  function markAt(source: string, from: number, c: number): number {
    const spaced = isSpace(source.charCodeAt(from + 1)) || from + 1 >= n
    const glued = lastEnd === from
    if (c === 45 || c === 0x2013) dash(source, from, spaced && !glued)
    else if (c === 37 || c === 47 || c === 38 || c === 35 || c === 43) {
      const t = push(token('mark', from, from + 1, glued))
      t.low = source[from] ?? ''
    } else if (c === 46 || c === 33 || c === 63) {
      // The stop of an abbreviation ("St. Paul", "sq. ft.", "Elm St. ") ends no sentence.
      const before = tokens.at(-1)
      const domain =
        c === 46 && glued && /^(?:com|net|org)\b/i.test(source.slice(from + 1, from + 5))
      const short = domain || (c === 46 && glued && before && ABBREVIATED.has(before.low))
      if (!short) {
        const t = push(token('mark', from, from + 1, glued))
        t.low = source[from] ?? ''
        seg++
        if (spaced) sent++
      }
    } else if (c === 44 || c === 59 || c === 58 || c === 40 || c === 41) {
      const t = push(token('mark', from, from + 1, glued))
      t.low = source[from] ?? ''
      seg++
    } else if (c >= 0x2014 && !isApostrophe(c) && c !== 0x201c && c !== 0x201d) seg++
    return from + 1
  }

  /** "500-550k" and "500k - 550k" keep the dash; between words it joins ("pre-approved") or, spaced, parts. */
  function dash(source: string, from: number, parted: boolean): void {
    const before = tokens.at(-1)
    let next = from + 1
    while (next < n && next < from + 3 && isSpace(source.charCodeAt(next))) next++
    const c = source.charCodeAt(next)
    const amount = before?.kind === 'number' || (before?.kind === 'word' && before.glued)
    if (amount && (isDigit(c) || c === 36)) push(token('mark', from, from + 1, !parted)).low = '-'
    else if (parted) seg++
  }
}

/** "I-35", "B-12": a number joined to a word, unless that word says where in a range ("mid-600s"). */
const isCode = (text: string, t: Token, before: Token | undefined): boolean =>
  before?.kind === 'word' &&
  before.end === t.start - 1 &&
  text.charCodeAt(before.end) === 45 &&
  !/^(?:mid|low|high|sub|pre|late|early|post|upper|lower|k|m)$/.test(before.low)

const ABBREVIATED = new Set(
  'st mt ft sq apt dr mr mrs ms sgt lt cpt capt maj col rev jr bd br ba ave rd ln blvd approx n s e w'.split(' '),
)

function wordAt(text: string, start: number, n: number, glued: boolean): Token {
  let at = start
  let upper = 0
  let apostrophe = -1
  for (; at < n; at++) {
    const c = text.charCodeAt(at)
    if (isUpper(c)) upper++
    else if (isApostrophe(c) && apostrophe < 0 && isLetter(text.charCodeAt(at + 1))) apostrophe = at
    else if (!isLetter(c)) break
  }
  const t = token('word', start, at, glued)
  const letters = at - start - (apostrophe < 0 ? 0 : 1)
  t.caps =
    upper === 0 || !isUpper(text.charCodeAt(start)) ? 0 : upper === letters && letters > 1 ? 2 : 1
  if (apostrophe < 0) t.low = fold(text.slice(start, at))
  else {
    const tail = fold(text.slice(apostrophe + 1, at))
    const head = fold(text.slice(start, apostrophe))
    if (tail === 't') t.low = `${head}t`
    else if (/^(?:s|d|m|ll|re|ve)$/.test(tail)) {
      t.low = head
      t.tail = tail
    } else t.low = head + tail
  }
  t.bits = classOf(t.low)
  return t
}

function numberAt(text: string, start: number, n: number, glued: boolean): Token {
  let at = start
  let digits = ''
  let comma = false
  let point = false
  let clock = false
  for (; at < n; at++) {
    const c = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (isDigit(c)) digits += text[at]
    else if (c === 44 && !point && threeDigits(text, at + 1)) comma = true
    else if (c === 46 && !point && isDigit(next)) {
      digits += '.'
      point = true
    } else if (c === 58 && isDigit(next)) clock = true
    else break
    if (digits.length > 20) break
  }
  const t = token('number', start, Math.max(at, start + 1), glued)
  t.value = Number(digits)
  t.comma = comma
  t.clock = clock
  t.low = digits
  return t
}

const threeDigits = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at)) &&
  isDigit(text.charCodeAt(at + 1)) &&
  isDigit(text.charCodeAt(at + 2)) &&
  !isDigit(text.charCodeAt(at + 3))

/** Takes "st nd rd th s 's" that are glued to a number; gives where reading goes on. */
function suffixEnd(text: string, t: Token, n: number): number {
  const at = t.end
  const a = text.charCodeAt(at) | 32
  const b = text.charCodeAt(at + 1) | 32
  const over = (i: number) => i >= n || !isLetter(text.charCodeAt(i))
  if (a === 115 && over(at + 1)) t.plural = true
  else if (isApostrophe(text.charCodeAt(at)) && b === 115 && over(at + 2)) t.plural = true
  else if (over(at + 2)) {
    const two = text.slice(at, at + 2).toLowerCase()
    if (two === 'st' || two === 'nd' || two === 'rd' || two === 'th') {
      t.ordinal = true
      t.end = at + 2
      return at + 2
    }
    return at
  } else return at
  const end = isApostrophe(text.charCodeAt(at)) ? at + 2 : at + 1
  t.end = end
  return end
}

/** End of a North American number (10 digits, or 11 with a leading 1) or of +CC digits that starts here, else 0. */
export function phoneEnd(text: string, start: number, n: number): number {
  let digits = 0
  let run = 0
  const runs: number[] = []
  let at = start
  const plus = text.charCodeAt(at) === 43
  let lastDigit = 0
  let gap = 0
  for (; at < n && at - start < 24; at++) {
    const c = text.charCodeAt(at)
    if (isDigit(c)) {
      digits++
      run++
      gap = 0
      lastDigit = at + 1
      if (digits > 15) return 0
    } else {
      if (run > 0) runs.push(run)
      run = 0
      const separator = c === 32 || c === 45 || c === 46 || c === 40 || c === 41 || c === 0xa0
      if (!(separator || (c === 43 && at === start)) || ++gap > 2) break
      // "(555) ..." may open with a bracket; a bracket later means something else.
      if (c === 40 && digits > 1 && !plus) break
    }
  }
  if (run > 0) runs.push(run)
  if (isLetter(text.charCodeAt(lastDigit))) return 0
  if (plus) return digits >= 8 ? lastDigit : 0
  return phoneShape(runs) ? lastDigit : 0
}

function phoneShape(runs: readonly number[]): boolean {
  const [a, b, c, d] = runs
  const first = runs.join(' ')
  return (
    first === '10' ||
    first === '11' ||
    (a === 3 && b === 3 && c === 4) ||
    (a === 3 && b === 7) ||
    (a === 6 && b === 4) ||
    (a === 1 && b === 3 && c === 3 && d === 4) ||
    (a === 1 && b === 10)
  )
}

/** End of an e-mail address that starts here, else 0. */
function emailEnd(text: string, start: number, n: number): number {
  let at = start
  for (; at < n && at - start < 64; at++) {
    const c = text.charCodeAt(at)
    if (!(isLetter(c) || isDigit(c) || c === 46 || c === 95 || c === 45 || c === 43)) break
  }
  if (text.charCodeAt(at) !== 64 || at === start) return 0
  let dot = 0
  let end = at + 1
  for (; end < n; end++) {
    const c = text.charCodeAt(end)
    if (c === 46 && isLetter(text.charCodeAt(end + 1))) dot = end
    else if (!(isLetter(c) || isDigit(c) || c === 45)) break
  }
  return dot > 0 && end - dot > 2 ? end : 0
}
