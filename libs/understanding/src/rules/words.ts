import { bitsOf } from '../lexicon/lexicon.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { NEW_CLAUSE } from '../text/tokens.ts'

const [NOT] = bitsOf('not')

/** The word there, or '' before the first and behind the last. */
export const textAt = ({ words }: Sentence, i: number): string =>
  i >= 0 && i < words.count ? words.text[i]! : ''

/** Whether the word there is of a class, by the bits of `bitsOf`. */
export const is = (
  { low, high }: Sentence,
  i: number,
  [l, h]: readonly [number, number],
): boolean => (low[i]! & l) !== 0 || (high[i]! & h) !== 0

/** Whether the word there is of one of these classes. */
export function isOneOf(
  sentence: Sentence,
  i: number,
  kinds: readonly (readonly [number, number])[],
): boolean {
  for (const kind of kinds) if (is(sentence, i, kind)) return true
  return false
}

/** Whether the word there denies: "not", "don't", "no". */
export const isNot = ({ words, low }: Sentence, i: number): boolean =>
  i >= 0 && i < words.count && (low[i]! & NOT) !== 0

/** Whether a clause begins with the word there. */
export const beginsClause = ({ words }: Sentence, i: number): boolean =>
  (words.marks[i]! & NEW_CLAUSE) !== 0

/** Whether no word of the same clause follows. */
export const endsClause = (sentence: Sentence, i: number): boolean =>
  i + 1 >= sentence.words.count || beginsClause(sentence, i + 1)

/** The first word of the clause of `i`. */
export function beginOfClause(sentence: Sentence, i: number): number {
  let begin = i
  while (begin > 0 && !beginsClause(sentence, begin)) begin--
  return begin
}

/** Behind the last word of the clause of `i`. */
export function endOfClause(sentence: Sentence, i: number): number {
  let end = i
  while (!endsClause(sentence, end)) end++
  return end + 1
}

/** The words of a list that are asked for in whole messages. */
export const cues = (list: string): Cues => new Cues(list.trim().split(/\s+/))

/** Whether a message holds one of these words: one bit, noted when its words were read. */
export const holds = ({ cues }: Sentence, { number, bit }: Cues): boolean =>
  (cues[number]! & bit) !== 0

/** Where the first of these words stands in the message, or -1. */
export const firstIn = (sentence: Sentence, words: Cues): number =>
  holds(sentence, words) ? firstOf(sentence.words.text, 0, sentence.words.count, words) : -1

/** Whether a message holds a word of a class, by the bits of `bitsOf`. */
export const holdsClass = ({ all }: Sentence, [low, high]: readonly [number, number]): boolean =>
  (all.low & low) !== 0 || (all.high & high) !== 0

/** Whether a message holds a word of one of these classes. */
export function holdsOneOf(
  sentence: Sentence,
  kinds: readonly (readonly [number, number])[],
): boolean {
  for (const kind of kinds) if (holdsClass(sentence, kind)) return true
  return false
}

/** Where the first of these words stands from a place on, up to another; or -1. */
export function firstOf(
  text: readonly string[],
  from: number,
  to: number,
  words: ReadonlySet<string>,
): number {
  for (let i = Math.max(from, 0); i < to; i++) if (words.has(text[i]!)) return i
  return -1
}

/** Whether one of these words stands from a place on, up to another. */
export const within = (
  text: readonly string[],
  from: number,
  to: number,
  words: ReadonlySet<string>,
): boolean => firstOf(text, from, to, words) >= 0
