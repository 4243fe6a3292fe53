import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './environment.ts'
import type { Summary } from './figures.ts'
import { plotted, type Result } from './plot.ts'

const RESULTS = join(import.meta.dirname, '../results')

/**
 * Keeps the figures beside those of other days and draws them all again; returns the file's name.
 */
export const save = (
  bench: string,
  environment: Environment,
  summaries: readonly Summary[],
): string => {
  mkdirSync(RESULTS, { recursive: true })
  const stamp = environment.at.replaceAll(/[-:]/g, '').slice(0, 13)
  const file = join(RESULTS, `${bench}-${stamp}-${environment.commit}.json`)
  writeFileSync(file, `${JSON.stringify({ environment, summaries }, null, 2)}\n`)
  writeFileSync(join(RESULTS, `${bench}.svg`), plotted(bench, resultsOf(bench)))
  return file
}

/** All that was kept of a benchmark, oldest first. */
const resultsOf = (bench: string): Result[] =>
  readdirSync(RESULTS)
    .filter(name => name.startsWith(`${bench}-`) && name.endsWith('.json'))
    .toSorted()
    .map(name => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')))
