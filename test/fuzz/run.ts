/** `npm run fuzz:input`: see its `--help`. */
import { Command, Option } from 'commander'
import { whole } from '../option-values.ts'
import { Chance } from '../sim/chance.ts'
import { decoder } from './decoder.ts'
import { fuzz, keep } from './fuzz.ts'
import { policy } from './policy.ts'
import { webhook } from './webhook.ts'

const TARGETS = [decoder, webhook, policy]

interface Options {
  readonly target: string
  readonly executions: number
  readonly seed: number
  readonly keep: number
}

const values = new Command('fuzz:input')
  .description(
    'Changed inputs until so many were tried. Findings are kept in the corpus, and end it with 1.',
  )
  .addOption(
    new Option('--target <name>', 'what reads them')
      .choices(TARGETS.map(({ name }) => name))
      .default('decoder'),
  )
  .option('--executions <n>', 'how many', whole(1), 1_000_000)
  .option('--seed <n>', 'of the changes', whole(), 1)
  .option('--keep <n>', 'put so many inputs, each of another outcome, into the corpus', whole(), 0)
  .addHelpText(
    'after',
    '\nExample:\n  npm run fuzz:input -- --target webhook --executions 100000\n',
  )
  .parse()
  .opts<Options>()
const target = TARGETS.find(({ name }) => name === values.target)!

const begun = process.cpuUsage()
const report = await fuzz(target, values.executions, values.seed, (done, outcomes) =>
  process.stderr.write(`\r${done} executions, ${outcomes} outcomes `),
)
for (const { input, what } of report.findings) {
  keep(target, input)
  process.stdout.write(`${what}\n${input.subarray(0, 2_000).toString('latin1')}\n\n`)
}
const chance = new Chance(values.seed)
const kept = [...report.outcomes.values()].filter(input => input.length < 4_096)
for (let i = 0; i < values.keep && kept.length > 0; i++) {
  keep(target, kept.splice(chance.whole(0, kept.length - 1), 1)[0]!)
}
const { user, system } = process.cpuUsage(begun)
process.stdout.write(
  `\n${target.name}: ${report.executions} executions, ${report.outcomes.size} different outcomes, ` +
    `${report.findings.length} findings, ${Math.round((user + system) / 1e6)} s of CPU\n`,
)
process.exit(report.findings.length > 0 ? 1 : 0)
