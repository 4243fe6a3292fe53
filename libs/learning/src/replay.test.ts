import { expect, test } from 'vitest'
import { binOf, type DayCounts } from './counts.ts'
import { replay } from './replay.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

const settings = { ...DEFAULT_SETTINGS, shadowGate: false }
const day = (n: number, ...bins: [score: number, successes: number, failures: number][]) => ({
  day: n,
  bins: bins.map(([score, successes, failures]) => ({ bin: binOf(score), successes, failures })),
})

test('a fixed threshold that is best in hindsight has no regret', () => {
  const days: DayCounts[] = [day(0, [7_100, 8, 2]), day(1, [6_600, 1, 9], [7_100, 8, 2])]
  const { regret, gain, hindsight } = replay(days, { ...settings, policy: 'fixed' })
  expect(hindsight).toEqual({ threshold: 7_000, gain: 10 })
  expect(gain).toBe(10)
  expect(regret).toBe(0)
})

test('regret counts what was let through although it did not pay, per 1,000 outcomes', () => {
  const days: DayCounts[] = [day(0, [7_100, 0, 10], [8_100, 10, 0])]
  const { regret, gain, hindsight } = replay(days, { ...settings, policy: 'fixed' })
  expect(gain).toBe(10 - 15)
  expect(hindsight).toEqual({ threshold: 7_500, gain: 10 })
  expect(regret).toBe(750)
})

test('a threshold holds from the day after the one that moved it', () => {
  const days = [day(3, [7_100, 0, 12]), day(4, [7_100, 0, 12])]
  const { days: replayed, judged } = replay(days, settings)
  expect(replayed).toEqual([
    { day: 3, threshold: 7_000, regret: 18 },
    { day: 4, threshold: 7_500, regret: 18 },
  ])
  expect(judged).toBe(12)
})

test('without outcomes there is nothing to regret', () => {
  expect(replay([], settings)).toMatchObject({ regret: null, days: [], gain: 0 })
})
