import type { HandoffOutcome, Outcome } from '@baton/domain'
import { expect, test } from 'vitest'
import { lastClosedDay } from './outcomes.ts'
import { daysOf, tallyOutcomes } from './testing/ledger.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

const outcome = (what: Outcome, score: number, closedAt: number): HandoffOutcome => ({
  decisionId: 'd',
  contactId: 'c',
  locationId: '',
  from: 'lead',
  to: 'buyer',
  outcome: what,
  reason: '',
  score,
  threshold: 7_000,
  propensity: 10_000,
  handedAt: 0,
  closedAt,
  policy: 'p',
  engine: 'e',
})

test('a reverted handoff is a failure; time-outs and superseded ones are not counted', () => {
  const kinds: Outcome[] = ['successful', 'failed', 'reverted', 'timeout', 'superseded']
  const ledger = tallyOutcomes(kinds.map(kind => outcome(kind, 7_100, DAY)))
  expect(daysOf(ledger, 'lead>buyer', { until: 9 })).toEqual([
    { day: 1, bins: [{ bin: 28, successes: 1, failures: 2 }] },
  ])
})

test('a handoff that no score was held against a threshold for says nothing about scores', () => {
  const asked = { ...outcome('failed', -1, DAY), threshold: 0 }
  const released = { ...outcome('successful', 9_000, DAY), threshold: 0 }
  expect(tallyOutcomes([asked, { ...asked, threshold: 7_000 }, released])).toEqual({})
})

test('a day closes one hour after it ended, not a millisecond earlier', () => {
  expect(lastClosedDay(5 * DAY + HOUR)).toBe(4)
  expect(lastClosedDay(5 * DAY + HOUR - 1)).toBe(3)
})
