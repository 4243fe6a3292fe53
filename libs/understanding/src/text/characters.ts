/**
 * Character kinds of the scanner, and folding of case, accents and full-width forms to plain
 * letters.
 */
export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
export const SPACE = 3
export const INVISIBLE = 4
export const APOSTROPHE = 5
export const EMOJI = 6

const LATIN = 'aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty'

/** The kind of one UTF-16 unit. Total: control characters and lone surrogates have a kind too. */
export function kindOf(c: number): number {
  if (c < 128) {
    if (c >= 97 && c <= 122) return LETTER
    if (c >= 65 && c <= 90) return LETTER
    if (c >= 48 && c <= 57) return DIGIT
    if (c === 39 || c === 96) return APOSTROPHE
    return c <= 32 || c === 127 ? SPACE : OTHER
  }
  if (c === 0x2019 || c === 0x2018 || c === 0x02bc) return APOSTROPHE
  if (c === 0xa0 || c === 0x2028 || c === 0x2029 || c === 0x3000 || c === 0x85) return SPACE
  if (c >= 0x2000 && c <= 0x200a) return SPACE
  if (isInvisible(c)) return INVISIBLE
  if (c >= 0xd800 && c <= 0xdfff) return EMOJI
  if (c >= 0x2600 && c <= 0x27bf) return EMOJI
  if (c >= 0xff10 && c <= 0xff19) return DIGIT
  if (c < 0xc0 || (c >= 0x2000 && c <= 0x2bff) || (c >= 0x3001 && c <= 0x303f)) return OTHER
  return c === 0xd7 || c === 0xf7 ? OTHER : LETTER
}

function isInvisible(c: number): boolean {
  return (
    c === 0xad ||
    (c >= 0x200b && c <= 0x200f) ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x2069) ||
    c === 0xfeff ||
    (c >= 0xfe00 && c <= 0xfe0f) ||
    (c >= 0x300 && c <= 0x36f)
  )
}

/** The folded character code: lower case, no accent, half width. */
export function fold(c: number): number {
  if (c >= 65 && c <= 90) return c + 32
  if (c < 0xc0) return c
  if (c <= 0xff) return LATIN.charCodeAt(c - 0xc0)
  if (c >= 0xff01 && c <= 0xff5e) return fold(c - 0xfee0)
  return c
}
