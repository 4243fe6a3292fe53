import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
/**
 * What the shipped weights are made of: messages, trainer, and whatever turns a text into features
 * and scores.
 */
const FOLDERS = ['data', 'train', 'src/text', 'src/lexicon', 'src/features', 'src/model'] as const
const SINGLE = ['src/weights/vocabulary.json'] as const
const DATA = /^(seed|written|turns).*\.jsonl$/
/** Trainer files that only report. */
const REPORTS = new Set([
  'evaluate.ts',
  'curve.ts',
  'evaluate-slots.ts',
  'plot.ts',
  'difficulty.ts',
  'engine.ts',
  'flags.ts',
])

/**
 * Names the data and the code that the weights were trained from; recorded beside them by `npm run
 * train`.
 */
export function trainingSources(): string {
  const hash = createHash('sha256')
  for (const name of [...FOLDERS.flatMap(filesOf), ...SINGLE])
    hash.update(name).update(readFileSync(new URL(name, root)))
  return `sources-${hash.digest('hex').slice(0, 16)}`
}

function filesOf(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter(name => (folder === 'data' ? DATA.test(name) : isSource(name)))
    .sort()
    .map(name => `${folder}/${name}`)
}

function isSource(name: string): boolean {
  return name.endsWith('.ts') && !name.endsWith('.test.ts') && !REPORTS.has(name)
}
