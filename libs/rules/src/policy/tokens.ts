/** A word as it is compared, with where it stands in the original text (UTF-16 offsets). */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Punctuation that ends a clause stands before it. */
  readonly opens: boolean
}

const isWordUnit = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 39 ||
  code === 0x2019 ||
  (code > 127 && !isPunctuation(code))

/** General punctuation, Latin-1 signs, and CJK punctuation: what separates words beyond ASCII. */
const isPunctuation = (code: number): boolean =>
  (code >= 0xa0 && code <= 0xbf) ||
  (code >= 0x2000 && code <= 0x206f) ||
  (code >= 0x3000 && code <= 0x303f)

const CLAUSE_ENDS = new Set(['.', ',', ';', ':', '!', '?', '\n', '¿', '¡'])
const MARKS = /[\u0300-\u036f'\u2019]/g

/**
 * Lower case, no accents, no apostrophes: "Cancélalo" and "cancelalo" are one word, so are "don't"
 * and "dont".
 */
const compared = (raw: string, ascii: boolean): string =>
  (ascii ? raw.replaceAll("'", '') : raw.normalize('NFKD').replace(MARKS, '')).toLowerCase()

/** The words of a text, in one pass. */
export const tokens = (text: string): Token[] => {
  const found: Token[] = []
  let opens = true
  let at = 0
  while (at < text.length) {
    if (!isWordUnit(text.charCodeAt(at))) {
      opens ||= CLAUSE_ENDS.has(text[at]!)
      at++
      continue
    }
    const start = at
    let ascii = true
    let plain = true
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (!isWordUnit(code)) break
      if (code > 127) ascii = false
      if (code > 122 || code === 39 || (code >= 65 && code <= 90)) plain = false
    }
    const raw = text.slice(start, at)
    // Most words are compared as they stand.
    const word = plain ? raw : compared(raw, ascii)
    if (word === '') continue
    found.push({ word, start, end: at, opens })
    opens = false
  }
  return found
}
