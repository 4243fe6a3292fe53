import { hashText } from './hash.ts'

/** Places of the table; a power of two, more than twice as many as there are words. */
const PLACES = 1 << 16
/**
 * Numbers of a record: half a line of cache holds all that is known of a word, for intents and for
 * slots.
 */
export const RECORD = 8
/** `hashText` of the word. */
export const HASH = 0
/** Classes of the slots: see `W`. */
export const BITS = 1
/** Hash of the class name for words of a substituted class, else of the word. */
export const SYMBOL = 2
/** The symbol of the class, else of the group of like words, else the word. */
export const KIND = 3
/** Classes of the intents, the first 31 and the rest. */
export const LOW = 4
export const HIGH = 5
/** Index of the word and its length; 0 in an empty place. */
const WORD = 6
/**
 * In the lower half `HAS_ENTRY` if the lexicon of the intents holds it, plus twice the index of the
 * words it is spelled out to; in the upper where its row of cues stands.
 */
export const MEANS = 7
export const HAS_ENTRY = 1
const HALF = 16
const LOWER = (1 << HALF) - 1

const LENGTH_BITS = 6
const LONGEST = (1 << LENGTH_BITS) - 1
/**
 * All records, for reading. One array, so that a word costs one line of cache and no pointer is
 * followed.
 */
export const records = new Int32Array(PLACES * RECORD)
const LAST = records.length - 1
const words: string[] = ['']

/**
 * The record of the word with this `hashText` and length, or -1. Words are looked up in a text as
 * they stand there: no part is cut out. An unknown word is taken for a known one of equal length
 * and equal 32-bit hash: once in 10^6 or less.
 */
export function findWord(hash: number, length: number): number {
  let at = (hash & (PLACES - 1)) * RECORD
  for (let word = records[at + WORD]!; word !== 0; word = records[at + WORD]!) {
    if (records[at + HASH] === hash && (word & LONGEST) === length) return at
    at = (at + RECORD) & LAST
  }
  return -1
}

/** The record of a word, or -1. */
export function recordOf(word: string): number {
  return findWord(hashText(word), word.length)
}

/** The one string of a known word that every reading shares. */
export function wordOf(record: number): string {
  return words[records[record + WORD]! >>> LENGTH_BITS]!
}

/** `HAS_ENTRY`, and what a word is spelled out to. */
export function meansOf(record: number): number {
  return records[record + MEANS]! & LOWER
}

/** Where in `cueRows` the row of a word stands. */
export function cueRowAt(record: number): number {
  return records[record + MEANS]! >>> HALF
}

export function setCueRow(record: number, row: number): void {
  if (row > LOWER) throw new Error('too many words stand in lists of cues')
  records[record + MEANS] = meansOf(record) | (row << HALF)
}

/** The record of a word, made if there is none yet. */
export function added(word: string): number {
  const hash = hashText(word)
  const known = findWord(hash, word.length)
  if (known >= 0 && wordOf(known) === word) return known
  if (known >= 0 || word.length > LONGEST || words.length * 2 > PLACES)
    throw new Error(`no place for the word "${word}"`)
  let at = (hash & (PLACES - 1)) * RECORD
  while (records[at + WORD] !== 0) at = (at + RECORD) & LAST
  records[at + HASH] = hash
  records[at + WORD] = (words.length << LENGTH_BITS) | word.length
  words.push(word)
  return at
}
