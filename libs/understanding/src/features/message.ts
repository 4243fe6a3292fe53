import type { Sentence } from '../text/sentence.ts'
import { addClauses } from './clauses.ts'
import { addEnding } from './ending.ts'
import type { Features } from './features.ts'
import { addLetters } from './letters.ts'
import { addNgrams } from './ngrams.ts'

/** Collects all features of a message. */
export function addAll(sentence: Sentence, out: Features): void {
  out.count = 0
  if (sentence.words.count === 0) return
  addNgrams(sentence, out)
  addLetters(sentence, out)
  addEnding(sentence, out)
  addClauses(sentence, out)
}
