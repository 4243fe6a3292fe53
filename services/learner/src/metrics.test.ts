// Method: the real task on a log in memory tells its metrics as a process does; each process has a
// registry of its own.

import { BatonError } from '@baton/domain'
import { policyOf } from '@baton/rules'
import { createRegistry, silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { learnerMetrics } from './metrics.ts'
import { observe } from './observe.ts'
import { FakeApp, parsedPolicy } from './testing/fake-app.ts'
import { DAY, decisionOf, MINUTE, replyOf } from './testing/records.ts'

const START = 100 * DAY

/** The process that runs the learner of an app from now on. */
const processOf = (app: FakeApp) => {
  const registry = createRegistry('learner')
  const metrics = learnerMetrics(registry)
  app.onLearned = news => metrics.learned(news)
  const lines = async (name: string) =>
    (await registry.metrics())
      .split('\n')
      .filter(line => line.startsWith(`${name}{`))
      .map(line => line.replace(',service="learner"', ''))
  return { metrics, lines }
}

const slowSeller = async (app: FakeApp): Promise<void> => {
  for (let n = 0; n < 40; n++) {
    const routedAt = START + n * 1_000
    await app.write('events', 0, 'ann', replyOf('seller', routedAt), routedAt + 6_000)
  }
}

let offset = 0
const tick = async (app: FakeApp, at: number): Promise<void> => {
  await app.write('decisions', 0, 'ann', decisionOf({ at, offset: offset++, slot: 0 }))
  await app.drain()
}

test('a process that takes over tells of every bot, also of one that has nothing new', async () => {
  const app = new FakeApp()
  await app.publish()
  await slowSeller(app)
  const former = processOf(app)
  await tick(app, START + 5 * MINUTE)
  const unwell = 'baton_bot_unwell{bot="seller"} 1'
  expect(await former.lines('baton_bot_unwell')).toContain(unwell)
  const later = processOf(app)
  await tick(app, START + 6 * MINUTE)
  expect(await later.lines('baton_bot_unwell')).toContain(unwell)
  expect(await later.lines('baton_bot_unwell')).toHaveLength(3)
})

test('of a route and a bot that left the policy nothing is told', async () => {
  const app = new FakeApp()
  await app.publish()
  await slowSeller(app)
  const { lines } = processOf(app)
  const learner = app.start()
  await learner.caughtUp()
  expect(await lines('baton_threshold')).toHaveLength(4)
  const { seller: _, ...bots } = parsedPolicy.policy.bots
  const routes = parsedPolicy.policy.routes.filter(({ from, to }) => from + to === 'leadbuyer')
  await app.publish(policyOf({ ...parsedPolicy.policy, bots, routes }))
  await learner.caughtUp()
  await learner.stop()
  expect(await lines('baton_threshold')).toEqual(['baton_threshold{route="lead>buyer"} 0.7'])
  expect((await lines('baton_bot_unwell')).join()).not.toContain('seller')
  expect((await lines('baton_bot_latency_seconds')).join()).not.toContain('seller')
})

test('who no longer owns the state tells of no bot and no route', async () => {
  const app = new FakeApp()
  await app.publish()
  const { metrics, lines } = processOf(app)
  await tick(app, START)
  expect(await lines('baton_threshold')).toHaveLength(4)
  observe(metrics, silentLogger()).phase?.('fenced')
  expect(await lines('baton_threshold')).toEqual([])
  expect(await lines('baton_bot_unwell')).toEqual([])
})

test('a record that cannot be read is no dead letter: nobody wrote one', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.raw('events', 0, 'ann', Buffer.from('poison'))
  const { metrics, lines } = processOf(app)
  app.observer = observe(metrics, silentLogger())
  await app.drain()
  expect(await lines('baton_learner_unreadable_total')).toEqual([
    'baton_learner_unreadable_total{cause="BAD_MAGIC"} 1',
  ])
  expect(await lines('baton_dead_letters_total')).toEqual([])
})

test('a halt is counted by its cause', async () => {
  const { metrics, lines } = processOf(new FakeApp())
  const { phase } = observe(metrics, silentLogger())
  phase?.('halted', new BatonError('INPUT_LOST', 'events/0 starts at 5, not at 3'))
  phase?.('halted', new TypeError('no error of ours'))
  expect(await lines('baton_halts_total')).toEqual([
    'baton_halts_total{cause="INPUT_LOST"} 1',
    'baton_halts_total{cause="BUG"} 1',
  ])
})
