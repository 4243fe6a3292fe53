/** What a UTF-16 unit is, by number: cheaper than a regex and free of backtracking. */

export const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** Latin, Greek, Cyrillic, CJK and the like; not punctuation, symbols or halves of a surrogate pair. */
export const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) ||
  (c >= 65 && c <= 90) ||
  (c >= 0xc0 && ((c < 0x2000 && c !== 0xd7 && c !== 0xf7) || (c >= 0x2c00 && c < 0xd800)))

/** White space, and zero-width and direction marks, which part words no more than a space does. */
export const isSpace = (c: number): boolean =>
  c <= 32 || c === 0xa0 || (c >= 0x2000 && c <= 0x200f) || c === 0xfeff

export const isApostrophe = (c: number): boolean =>
  c === 39 || c === 0x2019 || c === 0x60 || c === 0xb4

export const isUpper = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde)

/** Lower case without accents; plain words pass without a normalisation. */
export function fold(word: string): string {
  const low = word.toLowerCase()
  for (let i = 0; i < low.length; i++)
    if (low.charCodeAt(i) > 127) return low.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return low
}
