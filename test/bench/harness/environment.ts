import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'

/** What a figure depends on besides the code. */
export interface Environment {
  readonly at: string
  readonly commit: string
  /** Changes that no commit has, but for figures that were measured. */
  readonly dirty: boolean
  readonly node: string
  readonly kernel: string
  readonly processor: string
  readonly cores: number
  readonly memoryGb: number
  /** One minute's load before the first run: above 0.5, others used the machine too. */
  readonly loadBefore: number
}

const FIGURES = [':(top,exclude)test/fault/results', ':(top,exclude)test/bench/results']

const git = (...args: string[]): string => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim()
  } catch {
    return 'unknown'
  }
}

/** What is run, as far as git tells: a longer run may be of more than one. */
export const sources = (): Pick<Environment, 'commit' | 'dirty'> => ({
  commit: git('rev-parse', '--short=12', 'HEAD'),
  dirty: git('status', '--porcelain', '--', ':/', ...FIGURES) !== '',
})

export const environment = (): Environment => ({
  at: new Date().toISOString(),
  ...sources(),
  node: process.version,
  kernel: release(),
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadBefore: loadavg()[0] ?? 0,
})
