import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Environment, environment } from '../../bench/harness/environment.ts'
import { added, type Experiment, type Figures, type Outcome } from './experiment.ts'

/** One chunk of an experiment, as it is kept. */
export interface Run extends Outcome {
  readonly environment: Environment
  readonly brokers: number
  readonly seconds: number
  /**
   * What was wrong and has been mended since, by hand: such a run is told of and no longer counts.
   */
  readonly mended?: string
}

/** All runs of an experiment that are kept, oldest first. */
export interface Kept {
  readonly experiment: string
  readonly fault: string
  readonly runs: readonly Run[]
}

const RESULTS = join(import.meta.dirname, '../results')

const fileOf = (id: string): string => join(RESULTS, `${id}.json`)

export const runsOf = (id: string): readonly Run[] => {
  const file = fileOf(id)
  if (!existsSync(file)) return []
  return (JSON.parse(readFileSync(file, 'utf8')) as Kept).runs
}

/** Written at once, so that a long run can be stopped at any time and continued. */
export const keep = (
  { id, fault }: Experiment,
  outcome: Outcome,
  brokers: number,
  seconds: number,
): void => {
  mkdirSync(RESULTS, { recursive: true })
  const run: Run = { environment: environment(), brokers, seconds: Math.round(seconds), ...outcome }
  const record: Kept = { experiment: id, fault, runs: [...runsOf(id), run] }
  writeFileSync(fileOf(id), `${JSON.stringify(record, null, 1)}\n`)
}

/** The sum of some runs. */
export interface Total {
  readonly dose: number
  readonly seconds: number
  readonly figures: Figures
  readonly wrong: readonly string[]
  readonly brokers: readonly number[]
}

export const totalOf = (runs: readonly Run[]): Total => ({
  dose: runs.reduce((sum, { dose }) => sum + dose, 0),
  seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
  figures: runs.reduce<Figures>((sum, { figures }) => added(sum, figures), {}),
  wrong: runs.flatMap(({ wrong }) => wrong),
  brokers: [...new Set(runs.map(({ brokers }) => brokers))].toSorted(),
})
