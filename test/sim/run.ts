/** `npm run sim`: see its `--help`. */
import { describeViolation } from '@baton/testkit'
import { Command } from 'commander'
import { whole } from '../option-values.ts'
import { Coverage, SITUATIONS } from './coverage.ts'
import { simulate } from './simulate.ts'

interface Options {
  readonly seeds: number
  readonly from: number
  readonly seconds: number
  readonly trace?: number
}

const values = new Command('sim')
  .description(
    'The real router on a simulated network, disk, clock and group. A seed decides everything, and replays exactly; ends with 1 when one found something.',
  )
  .option('--seeds <n>', 'how many', whole(1), 500)
  .option('--from <seed>', 'the first', whole(), 1)
  .option('--seconds <n>', 'begin no further seed after so long', whole(1), 86_400)
  .option('--trace <seed>', 'print everything that happens in one', whole())
  .addHelpText(
    'after',
    '\nExamples:\n  npm run sim -- --seeds 2000\n  npm run sim -- --trace 9068\n',
  )
  .parse()
  .opts<Options>()

const say = (line: string) => process.stdout.write(`${line}\n`)

if (values.trace !== undefined) {
  const report = await simulate(values.trace, { trace: say })
  say(JSON.stringify({ ...report, broker: '', coverage: [...report.coverage.counts] }, null, 1))
} else {
  const { from } = values
  const until = from + values.seeds
  const coverage = new Coverage()
  const begun = process.cpuUsage()
  const sum = { inputs: 0, outputs: 0, steps: 0, failed: 0 }
  const endsAt = performance.now() + values.seconds * 1_000
  let seed = from
  for (; seed < until && performance.now() < endsAt; seed++) {
    const report = await simulate(seed)
    coverage.add(report.coverage)
    sum.inputs += report.inputs
    sum.outputs += report.outputs
    sum.steps += report.steps
    if (report.violations.length === 0 && report.stuck === null) continue
    sum.failed++
    const [first] = report.violations
    say(`seed ${seed}: ${first ? describeViolation(first) : report.stuck}`)
  }
  const { user, system } = process.cpuUsage(begun)
  for (const situation of SITUATIONS) say(`${coverage.counts.get(situation) ?? 0}\t${situation}`)
  const seconds = Math.round((user + system) / 1e6)
  say(
    `seeds ${from}–${seed - 1}: ${sum.failed} failed; ${sum.inputs} inputs, ${sum.outputs} outputs verified, ` +
      `${sum.steps} steps, ${seconds} s of CPU; never hit: ${coverage.missed.join(', ') || 'nothing'}`,
  )
  process.exitCode = sum.failed > 0 ? 1 : 0
}
