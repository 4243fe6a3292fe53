// Method: outcomes come in any order, batch by batch, as from several partitions; the days that the
// learner keeps are compared with the oracle's, which counts all of them at once.
import type { Outcome } from '@baton/domain'
import { daysOf, routesOf, tallyOutcomes } from '@baton/learning/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf, type LearnerState, read } from '../state.ts'
import { DAY, outcomeOf } from '../testing/records.ts'
import { takeOutcome } from './outcomes.ts'

const DAYS = 12
const outcome = fc
  .record({
    to: fc.constantFrom('buyer', 'seller'),
    outcome: fc.constantFrom<Outcome>('successful', 'failed', 'reverted', 'timeout', 'superseded'),
    score: fc.integer({ min: -1, max: 10_000 }),
    closedAt: fc.integer({ min: 0, max: DAYS * DAY - 1 }),
  })
  .map(outcomeOf)

/** The states of a learner; only what taking outcomes needs. */
const batchOn = (states: Map<string, LearnerState>) => ({
  get: (key: string) => states.get(key),
  put: (key: string, state: LearnerState | null) => void (state && states.set(key, state)),
  emit: () => {},
})

test('what the learner keeps of each day is what the oracle counts, in whatever order outcomes come', () => {
  fc.assert(
    fc.property(
      fc.array(outcome, { maxLength: 200 }),
      fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
      (outcomes, keys) => {
        const states = new Map<string, LearnerState>()
        const batch = batchOn(states)
        const arriving = outcomes.map((one, n) => ({ one, key: keys[n] ?? 0 }))
        for (const { one } of arriving.sort((a, b) => a.key - b.key)) takeOutcome(batch, one)

        const ledger = tallyOutcomes(outcomes)
        for (const route of routesOf(ledger)) {
          const days = (read(batch, 'route', route)?.days ?? []).map(day => ({
            day,
            bins: read(batch, 'day', route, day)?.own,
          }))
          expect(days).toEqual(daysOf(ledger, route, { until: DAYS }))
        }
        const kept = [...states.keys()].filter(key => key.startsWith(keyOf('route', '')))
        expect(kept).toHaveLength(routesOf(ledger).length)
      },
    ),
    { numRuns: 200 },
  )
})
