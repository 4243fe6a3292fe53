import vocabulary from '../weights/vocabulary.json' with { type: 'json' }

const groups = new Map<string, number>()
const numbers = vocabulary.groups.split(' ').map(Number)
for (const [i, word] of vocabulary.words.split(' ').entries()) groups.set(word, numbers[i] ?? -1)

/** The group of like words that a common word belongs to; -1 for a word that is not common. */
export function groupOf(word: string): number {
  return groups.get(word) ?? -1
}

/** Whether a word is common enough to stand for itself; all others look alike to the model. */
export function isCommon(word: string): boolean {
  return groups.has(word)
}
