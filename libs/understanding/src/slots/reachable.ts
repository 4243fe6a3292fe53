import { isDigit, isLetter } from './characters.ts'

const MOST_PHONE_CHARACTERS = 24
const MOST_LOCAL_PART = 64
const MOST_DOMAIN = 255

/**
 * The groups of digits in which North Americans write a number: 3-3-4, 10 in a row, with or without
 * a 1.
 */
const SHAPES = new Set(['10', '11', '3 3 4', '3 7', '6 4', '1 3 3 4', '1 10'])

/**
 * End of a telephone number that starts at `start` (North American, or + and a country code), else
 * 0.
 */
export function phoneEnd(text: string, start: number, n: number): number {
  const plus = text.charCodeAt(start) === 43
  const last = Math.min(n, start + MOST_PHONE_CHARACTERS)
  let digits = 0
  let run = 0
  let shape = ''
  let end = 0
  let gap = 0
  for (let at = start; at < last; at++) {
    const c = text.charCodeAt(at)
    if (isDigit(c)) {
      digits++
      run++
      gap = 0
      end = at + 1
      continue
    }
    if (run > 0) shape += shape === '' ? run : ` ${run}`
    run = 0
    // A bracket opens the area code; later it means something else.
    const bracket = c === 41 || (c === 40 && (digits <= 1 || plus))
    const separator = c === 32 || c === 45 || c === 46 || c === 0xa0 || bracket
    // "512-555-0134. 4 beds": a full stop ends the number.
    const stop = c === 46 && text.charCodeAt(at + 1) === 32
    if (!(separator || (c === 43 && at === start)) || stop || ++gap > 2) break
  }
  if (run > 0) shape += shape === '' ? run : ` ${run}`
  if (end === 0 || isLetter(text.charCodeAt(end)) || digits > 15) return 0
  return (plus ? digits >= 8 : SHAPES.has(shape)) ? end : 0
}

const isLocal = (c: number): boolean =>
  isLetter(c) || isDigit(c) || c === 46 || c === 95 || c === 45 || c === 43

/** End of an e-mail address that starts at `start`, else 0. */
export function emailEnd(text: string, start: number, n: number): number {
  let at = start
  while (at < n && at - start < MOST_LOCAL_PART && isLocal(text.charCodeAt(at))) at++
  if (text.charCodeAt(at) !== 64 || at === start) return 0
  const last = Math.min(n, at + MOST_DOMAIN)
  let dot = 0
  let end = at + 1
  for (; end < last; end++) {
    const c = text.charCodeAt(end)
    if (c === 46 && isLetter(text.charCodeAt(end + 1))) dot = end
    else if (!(isLetter(c) || isDigit(c) || c === 45)) break
  }
  return dot > 0 && end - dot > 2 ? end : 0
}
