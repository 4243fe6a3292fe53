/**
 * `npm run sim -- --seeds 20000 [--from 1] [--seconds 280]`: as many simulated runs, or as many as fit. `--trace SEED` prints
 * everything that happens in one.
 * Ends with 1 when a seed found something; the seed is the report.
 */
import { parseArgs } from 'node:util'
import { describeViolation } from '@baton/testkit'
import { Coverage, SITUATIONS } from './coverage.ts'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '86400' },
    trace: { type: 'string' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)

if (values.trace !== undefined) {
  const report = await simulate(Number(values.trace), { trace: say })
  say(JSON.stringify({ ...report, broker: '', coverage: [...report.coverage.counts] }, null, 1))
} else {
  const from = Number(values.from)
  const until = from + Number(values.seeds)
  const coverage = new Coverage()
  const begun = process.cpuUsage()
  const sum = { inputs: 0, outputs: 0, steps: 0, failed: 0 }
  const endsAt = performance.now() + Number(values.seconds) * 1_000
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
