/**
 * `npm run fuzz:input -- --target decoder --executions 1000000 [--seed 1] [--keep 40]`: changed inputs until so many were tried. `--keep` puts
 * that many inputs, each of another outcome, into the corpus. Findings are always kept, and end it with 1.
 */
import { parseArgs } from 'node:util'
import { Chance } from '../sim/chance.ts'
import { decoder } from './decoder.ts'
import { fuzz, keep } from './fuzz.ts'
import { policy } from './policy.ts'
import { webhook } from './webhook.ts'

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: 'decoder' },
    executions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string', default: '0' },
  },
})
const target = [decoder, webhook, policy].find(({ name }) => name === values.target)
if (!target) throw new Error(`no target ${values.target}`)

const begun = process.cpuUsage()
const report = await fuzz(
  target,
  Number(values.executions),
  Number(values.seed),
  (done, outcomes) => process.stderr.write(`\r${done} executions, ${outcomes} outcomes `),
)
for (const { input, what } of report.findings) {
  keep(target, input)
  process.stdout.write(`${what}\n${input.subarray(0, 2_000).toString('latin1')}\n\n`)
}
const chance = new Chance(Number(values.seed))
const kept = [...report.outcomes.values()].filter(input => input.length < 4_096)
for (let i = 0; i < Number(values.keep) && kept.length > 0; i++) {
  keep(target, kept.splice(chance.whole(0, kept.length - 1), 1)[0]!)
}
const { user, system } = process.cpuUsage(begun)
process.stdout.write(
  `\n${target.name}: ${report.executions} executions, ${report.outcomes.size} different outcomes, ` +
    `${report.findings.length} findings, ${Math.round((user + system) / 1e6)} s of CPU\n`,
)
process.exit(report.findings.length > 0 ? 1 : 0)
