import { isAccent, isInvisible, isSpace } from './characters.ts'

/** Characters of a value; what is longer is no name, place or address. */
export const MOST_VALUE_CHARACTERS = 120

/** White space, and controls, which part words as it does. */
const isGap = (c: number): boolean => isSpace(c) || (c >= 0x7f && c <= 0x9f)

const isHidden = (c: number): boolean => isInvisible(c) && !isAccent(c)

const isHalf = (c: number): boolean => c >= 0xd800 && c <= 0xdfff

/**
 * Whether a value goes on as it stands: no controls, direction marks, halves of a pair or other
 * white space.
 */
function isPlain(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c !== 32 && (isGap(c) || isHidden(c) || isHalf(c))) return false
  }
  return true
}

/** A value as said, but what cannot be seen is left out and white space is one blank. */
export function visible(value: string): string {
  if (isPlain(value)) return value
  let out = ''
  for (const letter of value) {
    const c = letter.charCodeAt(0)
    if (isHidden(c)) continue
    if (!isGap(c) && !(letter.length === 1 && isHalf(c))) out += letter
    else if (out !== '' && !out.endsWith(' ')) out += ' '
  }
  return out.trimEnd()
}
