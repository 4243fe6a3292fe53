import vocabulary from '../weights/vocabulary.json' with { type: 'json' }

const common = new Set<string>(vocabulary.words.split(' '))

/** Whether a word is common enough to stand for itself; all others look alike to the model. */
export function isCommon(word: string): boolean {
  return common.has(word)
}
