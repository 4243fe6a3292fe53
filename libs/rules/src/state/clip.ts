import { UTF8_MAX_BYTES_PER_UNIT } from '@baton/domain'

/** UTF-8 bytes of a text. */
export const byteLength = (text: string): number => {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes += 2
      i++
    } else bytes += 2
  }
  return bytes
}

/** Whether a text has at most so many UTF-8 bytes; most texts are told by their length alone. */
export const fits = (text: string, maxBytes: number): boolean =>
  text.length * UTF8_MAX_BYTES_PER_UNIT <= maxBytes ||
  (text.length <= maxBytes && byteLength(text) <= maxBytes)

/** The longest beginning of a text that has at most so many UTF-8 bytes and splits no character. */
export const clip = (text: string, maxBytes: number): string => {
  if (fits(text, maxBytes)) return text
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += byteLength(character)
    if (bytes > maxBytes) break
    end += character.length
  }
  return text.slice(0, end)
}
