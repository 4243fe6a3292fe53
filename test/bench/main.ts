/**
 * `npm run bench -- NAME [options]`: measurements with their spread, kept in test/bench/results.
 */
import { Command } from 'commander'
import { whole, wholes } from '../option-values.ts'
import { BENCHMARKS, type BenchSettings } from './benches.ts'
import { environment } from './harness/environment.ts'
import { asTable, type Measured, summarise } from './harness/figures.ts'
import { save } from './harness/results.ts'
import { versus } from './harness/versus.ts'

const names = Object.keys(BENCHMARKS)
const help = names.map(name => `  ${name.padEnd(12)} ${BENCHMARKS[name]?.about}`).join('\n')

const command = new Command('bench')
  .description('Measures Baton. Medians count; a load above 0.5 before the start spoils them.')
  .argument('<name>', `${names.join(', ')}, or all`)
  .option('--runs <n>', 'how often', whole(1), 3)
  .option('--count <n>', 'events of a drain', whole(1), 500_000)
  .option('--processes <list>', 'router processes of a drain', wholes(1), [1, 2])
  .option('--rate <list>', 'messages a second of latency', wholes(1), [200, 1_000])
  .option('--seconds <n>', 'seconds of latency, after 10 s of warm-up', whole(1), 30)
  .option(
    '--contacts <list>',
    'contacts of decide, store, scaling and restore',
    wholes(1),
    [1_000, 1_000_000],
  )
  .option('--json', 'print one JSON line a measurement and keep nothing')
  .option(
    '--vs <rev>',
    'run a commit of this repository in turn with the working tree, and print the ratio',
  )
  .addHelpText(
    'after',
    `\n${help}\n\nExamples:\n  npm run bench -- drain --runs 3\n  npm run bench -- latency --rate 200\n  npm run bench -- understand --vs HEAD~5\n`,
  )

interface Options extends Omit<BenchSettings, 'perSecond'> {
  readonly rate: number[]
  readonly json?: boolean
  readonly vs?: string
}

const measure = async (name: string, settings: BenchSettings, json: boolean) => {
  const all: Measured[] = []
  const print = (measured: Measured) => {
    all.push(measured)
    const { bench, circumstances, figures } = measured
    const line = json
      ? JSON.stringify(measured)
      : `${bench}, ${circumstances}: ${JSON.stringify(figures)}`
    process.stdout.write(`${line}\n`)
  }
  await BENCHMARKS[name]?.run(settings, print)
  return all
}

command.action(async (name: string, options: Options) => {
  const chosen = name === 'all' ? names : [name]
  const unknown = chosen.filter(one => !names.includes(one))
  if (unknown.length > 0)
    command.error(`no benchmark ${unknown.join(', ')}: use ${names.join(', ')} or all`)
  if (options.vs) {
    await versus(options.vs, process.argv.slice(2), line => process.stdout.write(`${line}\n`))
    return
  }
  const settings = { ...options, perSecond: options.rate }
  for (const one of chosen) {
    const before = environment()
    const all = await measure(one, settings, options.json === true)
    if (options.json) continue
    const summaries = summarise(all)
    process.stdout.write(`\n${asTable(summaries)}\n\nkept in ${save(one, before, summaries)}\n`)
  }
})

await command.parseAsync()
