// Method: the real task on a log in memory; bots reply and miss deadlines as the log says, and
// minutes close as its time goes on.
import { expect, test } from 'vitest'
import { FakeApp, PARTITIONS } from '../testing/fake-app.ts'
import { DAY, decisionOf, eventOf, HOUR, MINUTE, replyOf } from '../testing/records.ts'

const START = 100 * DAY
const replies = async (app: FakeApp, count: number, latencyMs: number, from: number, lag = 0) => {
  for (let n = 0; n < count; n++) {
    const routedAt = from + n * 1_000
    const reply = replyOf('seller', routedAt, routedAt - lag)
    await app.write('events', n % PARTITIONS, 'ann', reply, routedAt + latencyMs)
  }
}
const tick = (app: FakeApp, at: number) =>
  app.write('events', 0, 'ann', eventOf({ 'baton.TimerDue': { dueAt: 0 } }), at)

test('a slow bot is degraded when its minute closes, and well again by what it does next', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  await replies(app, 25, 6_000, START)
  await tick(app, START + 2 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({ status: 'degraded', samples: 25 })
  expect(app.health.get('seller')?.reason).toMatch(/^P95 \d{4} ms, at most 3000 ms/)
  for (const minute of [3, 5]) {
    await replies(app, 5, 500, START + minute * MINUTE)
    await tick(app, START + (minute + 1) * MINUTE)
    await app.drain()
  }
  expect(app.health.get('seller')).toMatchObject({ status: 'ok', version: 3 })
})

test('what was measured while routing lagged more than 5 s does not count', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  await replies(app, 25, 6_000, START, 5_001)
  await tick(app, START + 2 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({ status: 'ok', samples: 0, p95Ms: -1 })
})

test('a reply counts once: what a bot repeats as it starts again was answered already', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  await replies(app, 40, 800, START)
  await replies(app, 40, 30_000, START)
  await tick(app, START + 3 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({ status: 'ok', samples: 40 })
  expect(app.health.get('seller')?.p95Ms).toBeLessThan(1_000)
})

test('nor do repeats count that come when the first replies have left the window', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  await replies(app, 40, 800, START)
  await tick(app, START + 3 * HOUR)
  await app.drain()
  await replies(app, 40, 3 * HOUR, START)
  await tick(app, START + 3 * HOUR + 3 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({ status: 'ok', samples: 0 })
})

test('what is remembered of a minute is bounded, and what is beyond it still counts', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  const count = 2_100
  for (let n = 0; n < count; n++) {
    const routedAt = START + n
    await app.write('events', 0, 'ann', replyOf('seller', routedAt), routedAt + 500)
  }
  await tick(app, START + 2 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')?.samples).toBe(count)
  const kept = app.log
    .committed(app.topics.state, 0)
    .filter(({ key }) => key!.toString().startsWith('minute/seller/'))
  const largest = Math.max(...kept.map(({ value }) => value?.length ?? 0))
  expect(largest).toBeLessThan(24_000)
})

test('a missed deadline is an error of the bot, unless it was the router that noticed late', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  const missed = { event: 'reply', reason: 'unanswered', verdict: 'continue' } as const
  const miss = async (offset: number, at: number, noticedAt: number) => {
    const key = 'ann'
    await app.write('decisions', 0, key, decisionOf({ ...missed, at, offset, slot: 1 }))
    await app.write('decisions', 0, key, decisionOf({ ...missed, at, offset, slot: 2 }))
    await app.write('decisions', 0, key, decisionOf({ at: noticedAt, offset, slot: 0 }))
  }
  for (let n = 0; n < 10; n++) await miss(n, START + n, START + 6_000 + n)
  await tick(app, START + 2 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({ status: 'ok', samples: 0 })
  for (let n = 0; n < 10; n++) {
    await miss(10 + n, START + 2 * MINUTE + n, START + 2 * MINUTE + 1_000)
  }
  await tick(app, START + 4 * MINUTE)
  await app.drain()
  expect(app.health.get('seller')).toMatchObject({
    status: 'degraded',
    samples: 20,
    errors: 10_000,
  })
})

test('the counts of minutes that are over an hour old leave the state', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.drain()
  await replies(app, 5, 500, START)
  await tick(app, START + 3 * HOUR)
  await app.drain()
  const kept = new Map(
    app.log.committed(app.topics.state, 0).map(({ key, value }) => [key!.toString(), value]),
  )
  const minutes = [...kept].filter(([key, value]) => key.startsWith('minute/') && value)
  expect(minutes).toEqual([])
  expect(app.health.get('seller')?.samples).toBe(0)
})
