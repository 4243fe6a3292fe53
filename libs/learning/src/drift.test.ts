// Method: years of a route whose success is, at every score, what the score says; whatever alarm
// rings there is false.
import { mulberry32 } from '@baton/domain'
import { expect, test } from 'vitest'
import { type BinCount, binOf, sumBins } from './counts.ts'
import { openRoute } from './route-state.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { closeDay } from './thresholds.ts'

const DAYS = 365
const YEARS = 6
const THRESHOLD = 0.7

const outcome = (next: () => number): BinCount => {
  const score = THRESHOLD + (1 - THRESHOLD) * next()
  const succeeded = next() < score
  return {
    bin: binOf(Math.floor(10_000 * score)),
    successes: succeeded ? 1 : 0,
    failures: succeeded ? 0 : 1,
  }
}

const alarmsOfAYear = (seed: number, perDay: number): number => {
  const next = mulberry32(seed)
  const alarms = new Set<number>()
  let state = openRoute(DEFAULT_SETTINGS)
  for (let day = 0; day < DAYS; day++) {
    const bins = sumBins(Array.from({ length: perDay }, () => outcome(next)))
    state = closeDay(state, { day, bins }, DEFAULT_SETTINGS)
    if (state.alarmedOn !== null) alarms.add(state.alarmedOn)
  }
  return alarms.size
}

test.each([
  [5, 4],
  [20, 2],
  [100, 1],
])(
  'a world that stays as it is rings few alarms: at %i outcomes a day at most %i a year',
  (perDay, limit) => {
    const years = Array.from({ length: YEARS }, (_, n) => alarmsOfAYear(n + 1, perDay))
    expect(years.reduce((sum, alarms) => sum + alarms, 0) / YEARS).toBeLessThanOrEqual(limit)
  },
)
