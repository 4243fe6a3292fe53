import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { textAt } from './words.ts'

const OPENS = wordSet('is are any')
const BETWEEN = wordSet('there a an any real actual live human')
const PERSONS = wordSet(
  'agent agents person people human humans realtor rep someone somebody anyone',
)
const HERE = wordSet('available around here there')

/**
 * Whether a message asks for somebody by whether they are there: "is there a real agent available".
 */
export function asksWhoIsThere(sentence: Sentence): boolean {
  if (!OPENS.has(textAt(sentence, 0))) return false
  let at = 1
  while (BETWEEN.has(textAt(sentence, at)) && !isPerson(sentence, at)) at++
  return isPerson(sentence, at) && HERE.has(textAt(sentence, at + 1))
}

/** "human" also says of what kind: "a human agent". */
const isPerson = (sentence: Sentence, i: number): boolean =>
  PERSONS.has(textAt(sentence, i)) && !PERSONS.has(textAt(sentence, i + 1))
