// Method: the real task on a log in memory that loses answers and requests; judge: the pure fold
// over what the log holds, which shares the policies and nothing of the task.
import { BatonError, type HandoffOutcome, type LearnedThreshold, mulberry32 } from '@baton/domain'
import {
  DEFAULT_SETTINGS,
  foldDays,
  lastClosedDay,
  publishActive,
  publishShadow,
  routeOf,
} from '@baton/learning'
import { daysOf, tallyOutcomes } from '@baton/learning/testing'
import { policyOf } from '@baton/rules'
import { describe, expect, test } from 'vitest'
import { FakeApp, PARTITIONS, parsedPolicy } from './testing/fake-app.ts'
import { DAY, decisionOf, eventOf, HOUR, MINUTE, outcomeOf } from './testing/records.ts'

const ONE_ROUTE = [{ from: 'lead', to: 'buyer', threshold: 6_500 }]

/** What the thresholds must be once everything in the log has been read. */
const pureFold = (outcomes: readonly HandoffOutcome[], watermarkMs: number) => {
  const until = lastClosedDay(watermarkMs)
  const expected = new Map<string, LearnedThreshold>()
  for (const { from, to, threshold: configured } of parsedPolicy.policy.routes) {
    const settings = { ...DEFAULT_SETTINGS, configured, learnFrom: 0 }
    const route = routeOf({ from, to })
    const state = foldDays(daysOf(tallyOutcomes(outcomes), route, { until }), settings)
    expected.set(route, publishActive({ from, to }, state, settings))
    const shadow = publishShadow({ from, to }, state, settings)
    if (shadow) expected.set(`shadow/${route}`, shadow)
  }
  return expected
}

const randomOutcomes = (next: () => number, count: number, days: number): HandoffOutcome[] =>
  Array.from({ length: count }, () =>
    outcomeOf({
      to: next() < 0.7 ? 'buyer' : 'seller',
      outcome: (['successful', 'failed', 'failed', 'reverted', 'timeout', 'superseded'] as const)[
        Math.floor(next() * 6)
      ]!,
      score: 7_000 + Math.floor(next() * 3_000),
      closedAt: Math.floor(next() * days * DAY),
    }),
  )

describe('thresholds are the pure fold over the log', () => {
  test.each([1, 2, 3, 4])('whatever is lost, and whenever it crashes (seed %i)', async seed => {
    const app = new FakeApp()
    const next = mulberry32(seed)
    await app.publish()
    const outcomes = randomOutcomes(next, 300, 12)
    for (const outcome of outcomes) {
      await app.write('outcomes', Math.floor(next() * PARTITIONS), 'ann', outcome)
    }
    const end = 12 * DAY + 2 * HOUR
    await app.write('decisions', 0, 'ann', decisionOf({ at: end, offset: 0, slot: 0 }))
    let faults = 0
    app.log.fault = at => {
      if (at === 'append' || at === 'append-answer' || at === 'fetch' || next() > 0.05) return
      faults++
      throw new BatonError('OUTCOME_UNKNOWN', `${at} lost`)
    }
    const crash = () => {
      if (next() > 0.02) return false
      if (next() < 0.5) app.stores.lose('learner-0')
      return true
    }
    await app.drain(crash)
    expect(faults).toBeGreaterThan(0)
    expect(app.thresholds).toEqual(pureFold(outcomes, end))
  })

  test('an outcome that arrives after its day was closed counts on its day', async () => {
    const app = new FakeApp()
    await app.publish()
    const outcomes = randomOutcomes(mulberry32(9), 200, 6)
    const end = 9 * DAY
    await app.write('decisions', 1, 'ann', decisionOf({ at: end, offset: 0, slot: 0 }))
    await app.drain()
    expect(app.thresholds.get('lead>buyer')).toMatchObject({ status: 'configured', samples: 0 })
    for (const outcome of outcomes) await app.write('outcomes', 2, 'ann', outcome)
    await app.drain()
    expect(app.thresholds).toEqual(pureFold(outcomes, end))
  })

  test('a batch that is too large and is read again, smaller, counts nothing twice', async () => {
    const app = new FakeApp()
    await app.publish()
    const outcomes = randomOutcomes(mulberry32(5), 60, 6)
    for (const outcome of outcomes) await app.write('outcomes', 0, 'ann', outcome)
    const end = 9 * DAY
    await app.write('decisions', 0, 'ann', decisionOf({ at: end, offset: 0, slot: 0 }))
    const learner = app.start({ batchMaxBytes: 800 })
    await learner.caughtUp()
    await learner.stop()
    expect(app.thresholds).toEqual(pureFold(outcomes, end))
  })

  test('a day that is still open is not in', async () => {
    const app = new FakeApp()
    await app.publish()
    for (let n = 0; n < 20; n++) {
      const closedAt = DAY + n * MINUTE
      await app.write(
        'outcomes',
        0,
        'ann',
        outcomeOf({ outcome: 'failed', score: 7_200, closedAt }),
      )
    }
    await app.write(
      'events',
      0,
      'ann',
      eventOf({ 'baton.TimerDue': { dueAt: 0 } }),
      2 * DAY + 59 * MINUTE,
    )
    await app.drain()
    expect(app.thresholds.get('lead>buyer')?.samples).toBe(0)
    await app.write('events', 0, 'ann', eventOf({ 'baton.TimerDue': { dueAt: 0 } }), 2 * DAY + HOUR)
    await app.drain()
    expect(app.thresholds.get('lead>buyer')?.samples).toBe(20)
  })
})

describe('what is published', () => {
  test('each route of the policy says what it is, and a route that goes is deleted', async () => {
    const app = new FakeApp()
    const learner = app.start()
    await app.publish()
    await learner.caughtUp()
    expect([...app.thresholds.keys()].sort()).toEqual(
      ['lead>buyer', 'lead>seller', 'buyer>seller', 'seller>buyer'].sort(),
    )
    expect(app.thresholds.get('buyer>seller')).toMatchObject({
      value: 8_000,
      explanation: '0.80 is configured, 0 samples, 10 needed',
    })
    expect(new Set(app.health.keys())).toEqual(new Set(['lead', 'buyer', 'seller']))

    const { seller: _, ...bots } = parsedPolicy.policy.bots
    await app.publish(policyOf({ ...parsedPolicy.policy, bots, routes: ONE_ROUTE }))
    await learner.caughtUp()
    expect([...app.thresholds].map(([route, { value }]) => [route, value])).toEqual([
      ['lead>buyer', 6_500],
    ])
    expect(new Set(app.health.keys())).toEqual(new Set(['lead', 'buyer']))
    await app.publish()
    await learner.caughtUp()
    expect(app.thresholds.size).toBe(4)
    expect(app.thresholds.get('lead>buyer')?.value).toBe(7_000)
    await learner.stop()
  })

  test('an activation whose document compaction left behind it is followed once that comes', async () => {
    const app = new FakeApp()
    const learner = app.start()
    await app.publish(policyOf({ ...parsedPolicy.policy, routes: ONE_ROUTE }))
    await app.activate(parsedPolicy)
    await learner.caughtUp()
    expect([...app.thresholds.keys()]).toEqual(['lead>buyer'])
    await app.document(parsedPolicy)
    await learner.caughtUp()
    expect(app.thresholds.size).toBe(4)
    expect(app.thresholds.get('lead>buyer')?.value).toBe(7_000)
    await learner.stop()
  })

  test('where the policy explores, it says from how many outcomes on', async () => {
    const app = new FakeApp()
    const { exploration } = parsedPolicy.policy
    const exploring = { ...exploration, share: 500, minOutcomes: 30 }
    await app.publish(policyOf({ ...parsedPolicy.policy, exploration: exploring }))
    for (let n = 0; n < 29; n++) {
      const outcome = outcomeOf({ outcome: 'failed', score: 7_200, closedAt: 0 })
      await app.write('outcomes', 0, 'ann', outcome)
    }
    await app.write('decisions', 0, 'ann', decisionOf({ at: 3 * DAY, offset: 0, slot: 0 }))
    await app.drain()
    expect(app.thresholds.get('lead>buyer')).toMatchObject({ status: 'configured', value: 7_000 })
    const last = outcomeOf({ outcome: 'failed', score: 7_200, closedAt: 0 })
    await app.write('outcomes', 0, 'ann', last)
    await app.drain()
    expect(app.thresholds.get('lead>buyer')?.status).toBe('active')
  })

  test('nothing is written twice, also after a restart', async () => {
    const app = new FakeApp()
    await app.publish()
    await app.drain()
    const written = () => app.log.committed(app.topics.thresholds, 0).length
    const before = written()
    await app.write('events', 0, 'ann', eventOf({ 'baton.TimerDue': { dueAt: 0 } }), HOUR)
    await app.drain()
    expect(written()).toBe(before)
  })

  test('a record that nobody can read is no evidence, and holds nobody up', async () => {
    const app = new FakeApp()
    await app.publish()
    await app.raw('outcomes', 0, 'ann', Buffer.from('text'))
    await app.raw('history', 0, 'no key of history', null)
    await app.write(
      'outcomes',
      0,
      'ann',
      outcomeOf({ outcome: 'failed', score: 7_200, closedAt: 0 }),
    )
    await app.write('decisions', 0, 'ann', decisionOf({ at: 2 * DAY, offset: 0, slot: 0 }))
    await app.drain()
    expect(app.thresholds.get('lead>buyer')?.samples).toBe(1)
  })
})

describe('imported history', () => {
  const seed = (failures: number) => ({
    source: 'pilot/one',
    from: 'lead',
    to: 'buyer',
    day: 3,
    bins: [{ bin: 28, successes: 2, failures }],
  })

  test('counts like our own, once however often it is imported, and can be taken back', async () => {
    const app = new FakeApp()
    await app.publish()
    const key = 'pilot/one/lead>buyer/3'
    const own = outcomeOf({ outcome: 'failed', score: 7_200, closedAt: 3 * DAY })
    await app.write('outcomes', 1, 'ann', own)
    await app.write('history', 0, key, seed(7), 9 * DAY)
    await app.drain()
    expect(app.thresholds.get('lead>buyer')).toMatchObject({ samples: 10, status: 'active' })
    await app.write('history', 0, key, seed(7), 9 * DAY)
    await app.drain()
    expect(app.thresholds.get('lead>buyer')?.samples).toBe(10)
    await app.write('history', 0, key, null, 9 * DAY)
    await app.drain()
    expect(app.thresholds.get('lead>buyer')).toMatchObject({ samples: 1, status: 'configured' })
  })
})
