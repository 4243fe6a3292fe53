import { mix } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { add, type Features } from './features.ts'

const STEM = 5
const STEM_LENGTH = 5
const PART = 8
const PART_LENGTH = 4
const LESS_THAN = 60
const PRIME = 0x01000193

/**
 * Parts of words: what slips, inflections and words that no list holds have in common with known
 * ones.
 */
export function addLetters(sentence: Sentence, out: Features): void {
  const { text, count } = sentence.words
  for (let i = 0; i < count; i++) {
    const word = text[i]!
    if (word.charCodeAt(0) === LESS_THAN) continue
    if (word.length > STEM_LENGTH) add(out, mix(STEM, hashPart(STEM, word, 0, STEM_LENGTH)), i, i)
    if ((sentence.low[i]! | sentence.high[i]!) === 0) addParts(word, i, out)
  }
}

/** Every four letters in a row of a word that has no class. */
function addParts(word: string, i: number, out: Features): void {
  for (let k = 0; k + PART_LENGTH <= word.length; k++)
    add(out, mix(PART, hashPart(PART, word, k, k + PART_LENGTH)), i, i)
}

function hashPart(start: number, word: string, from: number, to: number): number {
  let hash = start
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ word.charCodeAt(k), PRIME)
  return hash
}
