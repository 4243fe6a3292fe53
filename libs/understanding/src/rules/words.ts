import type { Sentence } from '../text/sentence.ts'

/** The word there, or '' before the first and behind the last. */
export const textAt = ({ words }: Sentence, i: number): string =>
  i >= 0 && i < words.count ? words.text[i]! : ''

/** Whether the word there is of a class, by the bits of `bitsOf`. */
export const is = (
  { low, high }: Sentence,
  i: number,
  [l, h]: readonly [number, number],
): boolean => (low[i]! & l) !== 0 || (high[i]! & h) !== 0

/** Whether one of these words stands from a place on, up to another. */
export function within(
  text: readonly string[],
  from: number,
  to: number,
  words: ReadonlySet<string>,
): boolean {
  for (let i = Math.max(from, 0); i < to; i++) if (words.has(text[i]!)) return true
  return false
}
