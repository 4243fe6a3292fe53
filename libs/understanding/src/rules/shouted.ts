const SMALL = /[a-z]/
/** Longest text, in characters, that is looked at. */
const LOOKED_AT = 600

/** The text in small letters where all of it is in capitals, since there they name nothing. */
export function unshouted(text: string): string {
  if (text.length > LOOKED_AT || SMALL.test(text)) return text
  const low = text.toLowerCase()
  return low.length === text.length ? low : text
}
