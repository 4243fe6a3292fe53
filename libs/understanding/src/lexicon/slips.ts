import { lexiconWords } from './lexicon.ts'

const MIN_LENGTH = 5
const MAX_LENGTH = 14
/**
 * Words of the lexicon by each form that lacks one letter: finds all words at edit distance one.
 */
const byGap = new Map<string, string>()

function load(): void {
  for (const word of lexiconWords()) {
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) continue
    for (const gap of gaps(word)) if (!byGap.has(gap)) byGap.set(gap, word)
  }
}

function* gaps(word: string): Iterable<string> {
  for (let i = 1; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1)
}
load()

/**
 * The word of the lexicon that `word` most likely is a slip of: one letter missing, added, changed
 * or swapped.
 */
export function correct(word: string): string | undefined {
  if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) return undefined
  const missing = byGap.get(word)
  if (missing !== undefined) return missing
  for (const gap of gaps(word)) {
    const found = byGap.get(gap)
    if (found !== undefined && found.length >= word.length - 1) return found
  }
  return undefined
}
