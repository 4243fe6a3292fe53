/**
 * Mutation testing of the rules: changes one operator, condition, number or statement of the
 * guards, of decide and of the timers at a time, in a copy, and runs the unit tests of libs/rules
 * on it. A mutant that no test notices survives. No file of the tree is changed but
 * docs/mutation.md. What was tried is remembered in the temporary folder for as long as libs/rules
 * stays as it is: a run that was ended, or ended itself, goes on where it was. Stryker is not used:
 * its runner does not know this version of vitest.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { whole } from '../option-values.ts'
import { applied, type Mutant, mutantsOf } from './mutants.ts'

const root = join(import.meta.dirname, '../..')
const RULES = 'libs/rules/src'
/** A mutant that makes a test loop is killed after this time. */
const MUTANT_LIMIT_MS = 30_000
/** Tests that say nothing about guards, decide and timers. */
const UNRELATED = ['policy', 'explain', 'simulate', 'context', 'facts'].map(
  folder => `${RULES}/${folder}/**`,
)

const listed = (folder: string): string[] =>
  readdirSync(join(root, RULES, folder))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => `${RULES}/${folder}/${name}`)

const subjects = (): string[] => [
  ...listed('guards'),
  ...listed('timers'),
  `${RULES}/decide.ts`,
  `${RULES}/fold-event.ts`,
  `${RULES}/state/timers.ts`,
]

const CONFIG = `export default { test: {
  include: ['${RULES}/**/*.test.ts'],
  exclude: ${JSON.stringify([...UNRELATED, '**/*.property.test.ts', '**/node_modules/**'])},
  bail: 1, isolate: false, maxWorkers: 1,
} }\n`

/** A copy of the rules with everything beside them linked. */
const workbench = (): string => {
  const bench = mkdtempSync(join(tmpdir(), 'baton-mutation-'))
  cpSync(join(root, 'libs/rules'), join(bench, 'libs/rules'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  for (const name of ['node_modules', 'deploy', 'schemas', 'test', 'package.json']) {
    symlinkSync(join(root, name), join(bench, name))
  }
  writeFileSync(join(bench, 'vitest.config.mjs'), CONFIG)
  return bench
}

const passes = (bench: string): boolean => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--root', bench, '--config', join(bench, 'vitest.config.mjs')]
  const { status } = spawnSync(process.execPath, args, {
    cwd: bench,
    stdio: 'ignore',
    timeout: MUTANT_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  return status === 0
}

const survives = (bench: string, mutant: Mutant): boolean => {
  const file = join(bench, mutant.file)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, applied(text, mutant))
  try {
    return passes(bench)
  } finally {
    writeFileSync(file, text)
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')

const report = (all: readonly Mutant[], alive: readonly Mutant[]): string => {
  const files = [...new Set(all.map(mutant => mutant.file))]
  const rows = files.map(file => {
    const of = all.filter(mutant => mutant.file === file).length
    const left = alive.filter(mutant => mutant.file === file).length
    return `| ${file.slice(RULES.length + 1)} | ${of} | ${of - left} |`
  })
  const survivors = alive.map(
    ({ file, line, from, to }) =>
      `| ${file.slice(RULES.length + 1)}:${line} | \`${oneLine(from)}\` | \`${oneLine(to)}\` |`,
  )
  const score = ((100 * (all.length - alive.length)) / all.length).toFixed(1)
  return [
    `${all.length - alive.length} of ${all.length} mutants were noticed by the unit tests: **${score} %**.`,
    '',
    '| file | mutants | noticed |\n|---|---|---|',
    ...rows,
    '',
    alive.length === 0 ? 'None survived.' : '| survivor | was | became |\n|---|---|---|',
    ...survivors,
    '',
  ].join('\n')
}

/** What stands above it in docs/mutation.md is written by people and stays. */
const MARK = '<!-- written by test/mutation/run.ts -->'

/** Names the rules and their tests as they are. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(join(root, RULES), { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(root, RULES, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Which mutants survived, of those that were tried. */
class Tried {
  readonly #file = join(tmpdir(), `baton-mutation-${fingerprint()}.json`)
  readonly #survived: Record<string, boolean>

  constructor() {
    this.#survived = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : {}
  }

  get({ file, start, end, to }: Mutant): boolean | undefined {
    return this.#survived[`${file}:${start}-${end} ${to}`]
  }

  set({ file, start, end, to }: Mutant, survived: boolean): void {
    this.#survived[`${file}:${start}-${end} ${to}`] = survived
    writeFileSync(this.#file, JSON.stringify(this.#survived))
  }
}

interface Options {
  readonly every: number
  readonly minutes: number
}

const optionsOf = (): Options =>
  new Command('mutation')
    .description(
      'Changes the rules in one place at a time; a change that no test notices is named in docs/mutation.md.',
    )
    .option('--every <n>', 'a sample: every nth of the changes', whole(1), 1)
    .addOption(
      new Option('--minutes <n>', 'end after so long; the next run goes on')
        .argParser(whole(1))
        .default(Number.POSITIVE_INFINITY, 'none'),
    )
    .addHelpText('after', '\nExample:\n  node test/mutation/run.ts --every 20 --minutes 10\n')
    .parse()
    .opts<Options>()

/** Tries what was not tried yet; false when time was up before the end. */
const tryAll = (
  mutants: readonly Mutant[],
  tried: Tried,
  bench: string,
  minutes: number,
): boolean => {
  const until = performance.now() + minutes * 60_000
  for (const mutant of mutants) {
    if (tried.get(mutant) !== undefined) continue
    if (performance.now() > until) return false
    tried.set(mutant, survives(bench, mutant))
  }
  return true
}

const main = ({ every, minutes }: Options): number => {
  const found = subjects().flatMap(file => mutantsOf(file, readFileSync(join(root, file), 'utf8')))
  const all = found.filter((_, index) => index % every === 0)
  const tried = new Tried()
  const bench = workbench()
  try {
    if (!passes(bench)) {
      process.stderr.write('the unit tests of libs/rules fail without any mutant\n')
      return 1
    }
    if (!tryAll(all, tried, bench, minutes)) {
      const done = all.filter(mutant => tried.get(mutant) !== undefined).length
      process.stdout.write(`${done} of ${all.length} mutants tried; run it again to go on\n`)
      return 0
    }
    const alive = all.filter(mutant => tried.get(mutant))
    const file = join(root, 'docs/mutation.md')
    const [head] = readFileSync(file, 'utf8').split(MARK)
    const sample = every === 1 ? '' : `A sample: every ${every}th of ${found.length} mutants. `
    writeFileSync(file, `${head}${MARK}\n\n${sample}${report(all, alive)}`)
    process.stdout.write(
      `${all.length - alive.length} of ${all.length} mutants noticed; docs/mutation.md\n`,
    )
    return 0
  } finally {
    rmSync(bench, { recursive: true })
  }
}

process.exitCode = main(optionsOf())
