// Method: outcomes of several routes and days are shuffled, dealt to partitions and merged; the
// thresholds must not show it.
import type { HandoffOutcome, Outcome } from '@baton/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishActive } from './publish.ts'
import { DEFAULT_SETTINGS, type LearningSettings, type PolicyName } from './settings.ts'
import { daysOf, mergeLedgers, routesOf, tallyOutcomes } from './testing/ledger.ts'
import { closeDay, foldDays } from './thresholds.ts'

const DAY = 86_400_000
const DAYS = 12
const policy = fc.constantFrom<PolicyName>('fixed', 'step', 'anchored')
const settings: fc.Arbitrary<LearningSettings> = fc
  .record({ policy, shadowGate: fc.boolean() })
  .map(changes => ({ ...DEFAULT_SETTINGS, ...changes }))

const outcome: fc.Arbitrary<HandoffOutcome> = fc
  .record({
    to: fc.constantFrom('buyer', 'seller|1'),
    outcome: fc.constantFrom<Outcome>('successful', 'successful', 'failed', 'reverted', 'timeout'),
    score: fc.integer({ min: 5_000, max: 10_000 }),
    closedAt: fc.integer({ min: 0, max: DAYS * DAY - 1 }),
  })
  .map(drawn => ({
    decisionId: 'd',
    contactId: 'c',
    locationId: '',
    from: 'lead',
    reason: '',
    threshold: 7_000,
    propensity: 10_000,
    handedAt: 0,
    policy: 'p',
    engine: 'e',
    ...drawn,
  }))
const outcomes = fc.array(outcome, { minLength: 50, maxLength: 400, size: 'max' })

const published = (ledger: ReturnType<typeof tallyOutcomes>, how: LearningSettings) =>
  routesOf(ledger).map(route => {
    const [from = '', to = ''] = route.split('>')
    return publishActive({ from, to }, foldDays(daysOf(ledger, route, { until: DAYS }), how), how)
  })

test('thresholds are identical for any order and any split over partitions', () => {
  fc.assert(
    fc.property(
      outcomes,
      fc.array(fc.nat(), { minLength: 400, maxLength: 400 }),
      settings,
      (all, keys, how) => {
        const shuffled = all
          .map((one, n) => ({ one, key: keys[n] ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const parts = [0, 1, 2].map(p =>
          tallyOutcomes(shuffled.filter(({ key }) => key % 3 === p).map(({ one }) => one)),
        )
        const merged = mergeLedgers(...parts)
        for (const route of routesOf(merged)) {
          const until = { until: DAYS }
          expect(daysOf(merged, route, until)).toEqual(daysOf(tallyOutcomes(all), route, until))
        }
        expect(published(merged, how)).toEqual(published(tallyOutcomes(all), how))
      },
    ),
    { numRuns: 60 },
  )
})

test('each counted outcome is in exactly one bin of one day, whatever was merged', () => {
  fc.assert(
    fc.property(outcomes, fc.nat({ max: 400 }), (all, cut) => {
      const ledger = mergeLedgers(tallyOutcomes(all.slice(0, cut)), tallyOutcomes(all.slice(cut)))
      const days = routesOf(ledger).flatMap(route => daysOf(ledger, route, { until: DAYS }))
      const bins = days.flatMap(day => day.bins)
      const sum = (of: 'successes' | 'failures') => bins.reduce((n, bin) => n + bin[of], 0)
      const kinds = all.map(one => one.outcome)
      expect(sum('successes')).toBe(kinds.filter(kind => kind === 'successful').length)
      expect(sum('failures')).toBe(kinds.filter(k => k === 'failed' || k === 'reverted').length)
    }),
    { numRuns: 60 },
  )
})

test('a fold that was stored as JSON on any day goes on to the same thresholds', () => {
  fc.assert(
    fc.property(outcomes, fc.nat({ max: DAYS }), settings, (all, cut, how) => {
      const days = daysOf(tallyOutcomes(all), 'lead>buyer', { until: DAYS })
      const stored = JSON.parse(JSON.stringify(foldDays(days.slice(0, cut), how)))
      expect(foldDays(days.slice(cut), how, stored)).toEqual(foldDays(days, how))
    }),
    { numRuns: 60 },
  )
})

test('whatever comes, a threshold stays within its clamp and a gated one moves one step at a time', () => {
  fc.assert(
    fc.property(outcomes, settings, (all, how) => {
      const days = daysOf(tallyOutcomes(all), 'lead>buyer', { until: DAYS })
      let before = foldDays([], how)
      for (const day of days) {
        const after = closeDay(before, day, how)
        expect(after.active).toBeGreaterThanOrEqual(how.lowest)
        expect(after.active).toBeLessThanOrEqual(how.highest)
        if (how.shadowGate)
          expect(Math.abs(after.active - before.active)).toBeLessThanOrEqual(how.step)
        before = after
      }
    }),
    { numRuns: 60 },
  )
})
