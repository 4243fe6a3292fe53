import { isSpace } from './characters.ts'

/** Characters of a value; what is longer is no name, place or address. */
export const MOST_VALUE_CHARACTERS = 120

const isControl = (c: number): boolean =>
  c < 32 || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069)

/** Whether a value goes on as it stands: no controls, direction marks, halves of a pair or other white space. */
function isPlain(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c !== 32 && (isControl(c) || isSpace(c) || (c >= 0xd800 && c <= 0xdfff))) return false
  }
  return true
}

/** A value as said, but what cannot be seen is left out and white space is one blank. */
export function visible(value: string): string {
  if (isPlain(value)) return value
  let out = ''
  for (const letter of value) {
    const c = letter.charCodeAt(0)
    const half = letter.length === 1 && c >= 0xd800 && c <= 0xdfff
    const hidden = half || isControl(c) || isSpace(c)
    if (!hidden) out += letter
    else if (out !== '' && !out.endsWith(' ')) out += ' '
  }
  return out.trimEnd()
}
