// Method: the real feed, supervisor, tasks, processor and rules on a simulated network, clock, disk
// and group; one seed decides everything; with BATON_TEST_LONG 20,000 of them. After each commit
// the log must equal the sequential oracle, and once all has healed, all must be decided.
import { describeViolation } from '@baton/testkit'
import { expect, test } from 'vitest'
import { Coverage } from './coverage.ts'
import { simulate } from './simulate.ts'

const SEEDS = process.env.BATON_TEST_LONG === '1' ? 20_000 : 500
const CHUNK = 100

const coverage = new Coverage()
let ran = 0

test.each(Array.from({ length: SEEDS / CHUNK }, (_, i) => [i * CHUNK + 1, (i + 1) * CHUNK]))(
  'decides each event exactly once, whatever goes wrong (seeds %i–%i)',
  async (from, to) => {
    const failures: string[] = []
    for (let seed = from!; seed <= to!; seed++) {
      const report = await simulate(seed)
      coverage.add(report.coverage)
      ran++
      const [violation] = report.violations
      if (violation) failures.push(`seed ${seed}: ${describeViolation(violation)}`)
      else if (report.stuck) failures.push(`seed ${seed}: ${report.stuck}`)
    }
    expect(failures).toEqual([])
  },
)

test('a seed replays exactly, and another seed is another run', async () => {
  const names: string[] = []
  for (const seed of [7, 7, 8]) names.push((await simulate(seed)).hash)
  expect(names[0]).toBe(names[1])
  expect(names[2]).not.toBe(names[0])
})

test('every kind of fault was there', context => {
  if (ran < SEEDS) context.skip()
  expect(coverage.missed).toEqual([])
})
