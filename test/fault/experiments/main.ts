/**
 * `npm run test:fault -- --experiment 5 --dose 30`: doses of faults, judged, and kept in
 * test/fault/results.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { whole } from '../../option-values.ts'
import { EXPERIMENTS } from './all.ts'
import type { Experiment } from './experiment.ts'
import { type LabOptions, withLab } from './lab.ts'
import { perform, performAndKeep } from './perform.ts'
import { runsOf, totalOf } from './results.ts'
import { tableOf, withTable } from './table.ts'

const GUARANTEES = join(import.meta.dirname, '../../../docs/guarantees.md')

interface Options {
  readonly experiment?: string
  readonly dose?: number
  readonly brokers: '1' | '3'
  readonly seconds: number
  readonly try?: boolean
  readonly table?: boolean
  readonly together?: boolean
}

const help = EXPERIMENTS.map(
  ({ id, fault, wanted, chunk }) => `  ${id.padEnd(10)} ${fault} (${wanted}; ${chunk} at a time)`,
).join('\n')

const command = new Command('test:fault')
  .description(
    'Faults on real processes and brokers. Without --dose: what is missing to the dose wanted.',
  )
  .option('--experiment <ids>', 'one or several, or all')
  .option('--dose <n>', 'how many', whole(1))
  .addOption(
    new Option('--brokers <n>', 'of its own; some faults need 3').choices(['1', '3']).default('3'),
  )
  .addOption(
    new Option('--seconds <n>', 'begin no further dose after so long')
      .argParser(whole(1))
      .default(Number.POSITIVE_INFINITY, 'none'),
  )
  .option('--try', 'keep nothing')
  .option('--together', 'one chunk of each, at the same time on the same brokers')
  .option('--table', 'write the table of docs/guarantees.md anew')
  // What the npm script says besides, to the program that starts this one.
  .addOption(new Option('--only <kind>').hideHelp())
  .addHelpText('after', `\n${help}\n`)

/** What the experiments need, and was asked for. */
const labFor = (experiments: readonly Experiment[], options: Options): LabOptions => {
  const needed = experiments.map(({ needsBrokers }) => needsBrokers)
  const brokers = options.brokers === '3' || needed.includes(3) ? 3 : 1
  const areKillable = brokers === 3 || needed.includes(1)
  return { brokers, areKillable, softLimitMs: options.seconds * 1_000 }
}

/** Chunk after chunk, each kept at once; false when something was wrong. */
const runChunks = async (experiment: Experiment, options: Options): Promise<boolean> => {
  const { id, chunk, unit } = experiment
  const dose = options.dose ?? missingOf(experiment)
  const run = options.try ? perform : performAndKeep
  process.stderr.write(`experiment ${id}, ${experiment.fault}: ${dose} ${unit}\n`)
  if (dose === 0) return true
  return await withLab(labFor([experiment], options), async lab => {
    let done = 0
    let good = true
    while (done < dose && !lab.isLate()) {
      const outcome = await run(experiment, lab, Math.min(chunk, dose - done))
      done += outcome.dose
      for (const wrong of outcome.wrong) process.stderr.write(`  WRONG: ${wrong}\n`)
      good &&= outcome.wrong.length === 0
      process.stdout.write(`${done} of ${dose} ${unit}: ${experiment.tell(outcome.figures)}\n`)
    }
    return good
  })
}

const missingOf = ({ id, wantedDose }: Experiment): number =>
  Math.max(0, wantedDose - totalOf(runsOf(id).filter(({ mended }) => mended === undefined)).dose)

/** For those that mostly wait. */
const runTogether = async (chosen: readonly Experiment[], options: Options): Promise<boolean> => {
  const run = options.try ? perform : performAndKeep
  return await withLab(labFor(chosen, options), async lab => {
    const each = chosen.map(async experiment => {
      const dose = Math.min(experiment.chunk, options.dose ?? missingOf(experiment))
      if (dose === 0) return true
      const { dose: done, wrong, figures } = await run(experiment, lab, dose)
      for (const one of wrong) process.stderr.write(`  WRONG in ${experiment.id}: ${one}\n`)
      const told = `${experiment.id}: ${done} ${experiment.unit}: ${experiment.tell(figures)}`
      process.stdout.write(`${told}\n`)
      return wrong.length === 0
    })
    const settled = await Promise.allSettled(each)
    for (const one of settled)
      if (one.status === 'rejected') process.stderr.write(`  FAILED: ${one.reason}\n`)
    return settled.every(one => one.status === 'fulfilled' && one.value)
  })
}

command.action(async (options: Options) => {
  const ids = options.experiment?.split(',') ?? []
  const chosen = ids.includes('all')
    ? EXPERIMENTS
    : EXPERIMENTS.filter(({ id }) => ids.includes(id))
  if (chosen.length < ids.length && !ids.includes('all'))
    command.error(`no such experiment: use ${EXPERIMENTS.map(({ id }) => id).join(', ')} or all`)
  if (options.together) {
    if (!(await runTogether(chosen, options))) process.exitCode = 1
  } else {
    for (const experiment of chosen)
      if (!(await runChunks(experiment, options))) process.exitCode = 1
  }
  if (!options.table) return
  const page = readFileSync(GUARANTEES, 'utf8')
  writeFileSync(GUARANTEES, withTable(page, tableOf(EXPERIMENTS)))
})

await command.parseAsync()
