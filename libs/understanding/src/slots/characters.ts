import { APOSTROPHE, DIGIT, INVISIBLE, kindOf, LETTER, SPACE } from '../text/characters.ts'

/**
 * What a UTF-16 unit is, as the scanner of intents has it: both see the same words. Plain
 * characters, nearly all there are, are told by number alone.
 */
const PLAIN = 127

export const isDigit = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c > PLAIN && kindOf(c) === DIGIT)

const isWideUpper = (c: number): boolean => c >= 0xff21 && c <= 0xff3a

const isWideLower = (c: number): boolean => c >= 0xff41 && c <= 0xff5a

/**
 * Latin, Greek, Cyrillic, CJK and the like; of the forms behind the surrogates only full-width
 * Latin.
 */
export const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c > PLAIN && isOtherLetter(c))

const isOtherLetter = (c: number): boolean =>
  kindOf(c) === LETTER && (c < 0xd800 || isWideUpper(c) || isWideLower(c))

export const isSpace = (c: number): boolean => c <= 32 || (c >= PLAIN && kindOf(c) === SPACE)

/** Accents, soft hyphens, zero-width and direction marks: in a word they part nothing. */
export const isInvisible = (c: number): boolean => c > PLAIN && kindOf(c) === INVISIBLE

const ACUTE = 0xb4
export const isApostrophe = (c: number): boolean =>
  c === 39 || c === 96 || c === ACUTE || (c > PLAIN && kindOf(c) === APOSTROPHE)

export const isUpper = (c: number): boolean =>
  (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde) || isWideUpper(c)

export const isAccent = (c: number): boolean => c >= 0x300 && c <= 0x36f

/**
 * Lower case and half width, without accents and what cannot be seen; plain words pass without a
 * normalisation.
 */
export function fold(word: string): string {
  const low = word.toLowerCase()
  for (let i = 0; i < low.length; i++) if (low.charCodeAt(i) > 127) return folded(low)
  return low
}

function folded(low: string): string {
  let word = ''
  for (const letter of low.normalize('NFKD')) if (!isInvisible(letter.charCodeAt(0))) word += letter
  return word
}
