import { expect, test } from 'vitest'
import { binOf, type DayCounts } from './counts.ts'
import { explain, publishActive, publishShadow } from './publish.ts'
import { DEFAULT_SETTINGS, type LearningSettings } from './settings.ts'
import { closeDay, foldDays } from './thresholds.ts'

const ROUTE = { from: 'lead', to: 'buyer' }
/** 2026-06-20. */
const JUNE = 20_624
const UNGATED: LearningSettings = { ...DEFAULT_SETTINGS, shadowGate: false }

type Counts = [score: number, successes: number, failures: number]
const day = (n: number, ...counts: Counts[]): DayCounts => ({
  day: n,
  bins: counts.map(([score, successes, failures]) => ({ bin: binOf(score), successes, failures })),
})
const daily = (days: number, ...counts: Counts[]) =>
  Array.from({ length: days }, (_, n) => day(n, ...counts))

test('a published threshold explains itself', () => {
  const state = foldDays(daily(3, [7_100, 9, 10]), { ...DEFAULT_SETTINGS, promoteAt: 1e6 })
  const published = publishActive(ROUTE, state, DEFAULT_SETTINGS)
  expect(published).toMatchObject({ value: 7_000, samples: 57, needed: 6_000, day: 2 })
  expect(published.explanation).toMatch(/^0\.70 now means 46\.9 % success, 60 % needed, 57 samples/)
})

test('a route whose handoffs fail is said to fail, however high they score', () => {
  const state = foldDays(daily(15, [9_998, 4, 16]), DEFAULT_SETTINGS)
  expect(publishActive(ROUTE, state, DEFAULT_SETTINGS).successRate).toBeLessThan(4_000)
  expect(state.alarmedOn).toBeNull()
})

test('success that falls short of what is needed does not read as what is needed', () => {
  const state = foldDays([day(JUNE, [7_375, 25, 14])], DEFAULT_SETTINGS)
  expect(explain(state, DEFAULT_SETTINGS)).toMatch(/now means 59\.8 % success, 60 % needed, 39/)
})

test('a shadow says how many outcomes lie where it is decided: none, and it never will be', () => {
  const words = (days: readonly DayCounts[]) =>
    publishShadow(ROUTE, foldDays(days, DEFAULT_SETTINGS), DEFAULT_SETTINGS)?.explanation
  expect(words(daily(15, [9_998, 4, 16]))).toBe(
    '0.75 runs as shadow, e-value 1 of 20, decided by 0 of 300 outcomes, those in [0.70, 0.75), 10 needed',
  )
  expect(words([day(0, [7_100, 4, 8])])).toBe(
    '0.75 runs as shadow, e-value 2 of 20, decided by 12 of 12 outcomes, those in [0.70, 0.75)',
  )
  expect(words([day(0, [6_600, 4, 1], [7_600, 9, 0])])).toBe(
    '0.65 runs as shadow, e-value 1 of 20, decided by 9 of 14 outcomes, those in [0.70, 0.80), 10 needed',
  )
})

test('a drift alarm is dated, and told while the fit begins there', () => {
  const good = Array.from({ length: 20 }, (_, n) => day(JUNE + n, [7_600, 16, 4]))
  const bad = Array.from({ length: 6 }, (_, n) => day(JUNE + 20 + n, [7_600, 4, 16]))
  const state = foldDays([...good, ...bad], UNGATED)
  expect(explain(state, UNGATED)).toMatch(/; re-anchored on drift on 2026-07-1\d$/)

  const later = Array.from({ length: 180 }, (_, n) => day(JUNE + 26 + n, [9_600, 2, 8]))
  const old = later.reduce((known, one) => closeDay(known, one, UNGATED), state)
  expect(old.alarmedOn).toBe(state.alarmedOn)
  expect(explain(old, UNGATED)).not.toContain('drift')
})
