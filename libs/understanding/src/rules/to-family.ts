import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { textAt } from './words.ts'

const FAMILY = wordSet(
  `mom mother mama dad father papa aunt auntie uncle cousin sister brother grandma grandpa grandmother grandfather niece nephew
   son daughter`,
)

/** Whether the reader is taken for one of the family: "it's your cousin", "tell your mother". */
export function speaksToFamily(sentence: Sentence): boolean {
  for (let i = 1; i + 1 < sentence.words.count; i++) {
    if (textAt(sentence, i) !== 'your' || !FAMILY.has(textAt(sentence, i + 1))) continue
    const before = textAt(sentence, i - 1)
    if (/^(?:tell|its)$/.test(before)) return true
    if (before === 'is' && /^(?:it|this)$/.test(textAt(sentence, i - 2))) return true
  }
  return false
}
