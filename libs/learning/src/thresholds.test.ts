import { describe, expect, test } from 'vitest'
import { binOf, type DayCounts } from './counts.ts'
import { shadowOf } from './gate.ts'
import { publishActive, publishShadow } from './publish.ts'
import { DEFAULT_SETTINGS, type LearningSettings } from './settings.ts'
import { foldDays, shadowFor } from './thresholds.ts'

const ROUTE = { from: 'lead', to: 'buyer' }
const with_ = (changes: Partial<LearningSettings>) => ({ ...DEFAULT_SETTINGS, ...changes })
const STEP = with_({ policy: 'step', shadowGate: false })
const UNGATED = with_({ shadowGate: false })

const at = (day: number, score: number, successes: number, failures: number): DayCounts => ({
  day,
  bins: [{ bin: binOf(score), successes, failures }],
})
const daily = (days: number, score: number, successes: number, failures: number) =>
  Array.from({ length: days }, (_, day) => at(day, score, successes, failures))

test('without data every policy keeps the configured threshold', () => {
  for (const policy of ['fixed', 'step', 'anchored'] as const) {
    expect(foldDays([], with_({ policy })).active).toBe(7_000)
    expect(foldDays([at(0, 7_000, 0, 9)], with_({ policy, shadowGate: false })).active).toBe(7_000)
  }
})

test('below the outcomes that are asked for a route keeps what is configured, whatever they say', () => {
  const settings = with_({ shadowGate: false, learnFrom: 50 })
  const early = foldDays([at(0, 7_000, 0, 49)], settings)
  expect(early.active).toBe(7_000)
  expect(publishActive(ROUTE, early, settings)).toMatchObject({
    status: 'configured',
    explanation: '0.70 is configured, 49 samples, 50 needed',
  })
  expect(foldDays([at(0, 7_000, 0, 49), at(1, 7_000, 0, 10)], settings).active).toBe(7_500)
})

test('fixed never moves', () => {
  const settings = with_({ policy: 'fixed', shadowGate: false })
  expect(foldDays(daily(30, 7_200, 0, 40), settings).version).toBe(0)
})

describe('step', () => {
  test.each([
    [9, 1, 6_500],
    [8, 2, 7_000],
    [5, 5, 7_000],
    [4, 6, 8_000],
  ])('%i successes and %i failures give %i', (successes, failures, expected) => {
    expect(foldDays([at(0, 7_500, successes, failures)], STEP).active).toBe(expected)
  })

  test('adjusts the configured value once, not again each day', () => {
    expect(foldDays(daily(10, 7_500, 10, 0), STEP).active).toBe(6_500)
  })
})

describe('anchored', () => {
  test('moves at most .05 for ten outcomes', () => {
    expect(foldDays([at(0, 7_000, 0, 10)], UNGATED).active).toBeLessThanOrEqual(7_500)
    expect(foldDays([at(0, 7_000, 0, 19)], UNGATED).active).toBe(7_500)
    expect(foldDays([at(0, 7_000, 0, 29)], UNGATED).active).toBe(8_000)
  })

  test('stays within the clamp', () => {
    expect(foldDays(daily(40, 9_500, 0, 50), UNGATED).active).toBe(9_000)
    expect(foldDays(daily(40, 5_100, 50, 0), UNGATED).active).toBe(5_000)
  })

  test('re-anchors when the world changes: what was before no longer counts', () => {
    const state = foldDays(
      [...daily(20, 7_600, 16, 4), ...daily(6, 7_600, 4, 16).map(d => ({ ...d, day: d.day + 20 }))],
      UNGATED,
    )
    expect(state.alarmedOn).toBeGreaterThanOrEqual(20)
    expect(state.alarmedOn).toBeLessThan(24)
    expect(state.history[0]?.day).toBeGreaterThanOrEqual(20)
  })

  test('a stable world rings no alarm', () => {
    expect(foldDays(daily(60, 7_600, 15, 5), UNGATED).alarmedOn).toBeNull()
  })
})

describe('the shadow gate', () => {
  test('a new value is shadow before it is active', () => {
    const state = foldDays([at(0, 7_100, 3, 9)], DEFAULT_SETTINGS)
    expect(state.active).toBe(7_000)
    expect(shadowFor(state, DEFAULT_SETTINGS)?.value).toBe(7_500)
    expect(publishShadow(ROUTE, state, DEFAULT_SETTINGS)).toMatchObject({ status: 'shadow' })
  })

  test('promotes at an e-value of 20, by one step', () => {
    const state = foldDays([at(0, 7_100, 3, 9), at(1, 7_100, 3, 27)], DEFAULT_SETTINGS)
    expect(state).toMatchObject({ active: 7_500, previous: 7_000, version: 1 })
  })

  test('takes a promoted value back when the next outcomes speak against it', () => {
    const promoted = daily(2, 7_100, 25, 0)
    expect(foldDays(promoted, DEFAULT_SETTINGS).active).toBeLessThan(7_000)
    const state = foldDays([...promoted.slice(0, 1), at(1, 6_600, 1, 24)], DEFAULT_SETTINGS)
    expect(state).toMatchObject({ active: 7_000, status: 'rolled_back', previous: null })
  })

  test('raises the threshold of a route that fails, though most of its outcomes score far above', () => {
    const days = Array.from({ length: 6 }, (_, day) => ({
      day,
      bins: [at(day, 7_100, 1, 4), at(day, 9_900, 4, 16)].flatMap(({ bins }) => bins),
    }))
    expect(foldDays(days, DEFAULT_SETTINGS).active).toBe(7_500)
  })

  test('success next to the threshold that is not clearly above .8 lowers nothing', () => {
    expect(foldDays(daily(10, 7_100, 15, 5), DEFAULT_SETTINGS).version).toBe(0)
  })
})

test('a shadow stands at its target at most, wherever the configured threshold lies', () => {
  const settings = with_({ configured: 7_200 })
  const state = foldDays([], settings)
  expect(shadowOf(state, 7_000, settings)?.value).toBe(7_000)
  expect(shadowOf(state, 7_500, settings)?.value).toBe(7_500)
  expect(shadowOf(state, 6_000, settings)?.value).toBe(6_700)
  expect(shadowOf(state, 7_200, settings)).toBeNull()
})
