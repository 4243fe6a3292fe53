import vocabulary from '../weights/vocabulary.json' with { type: 'json' }

const ranks = new Map<string, number>()
for (const [rank, word] of vocabulary.words.split(' ').entries()) ranks.set(word, rank)

/** The place of a word among the common words, which is its row among the word vectors; -1 if it is not one. */
export function rankOf(word: string): number {
  return ranks.get(word) ?? -1
}

/** Whether a word is common enough to stand for itself; all others look alike to the model. */
export function isCommon(word: string): boolean {
  return ranks.has(word)
}
