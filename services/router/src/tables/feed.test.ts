// Method: the real feed on a log in memory, as the learner writes its topics.
import type { BotHealth, HealthStatus, LearnedThreshold, ThresholdStatus } from '@baton/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeApp } from '../testing/fake-app.ts'

let app: FakeApp
beforeEach(async () => {
  app = new FakeApp()
  await app.publish()
})
afterEach(() => app.feed.stop())

const threshold = (value: number, status: ThresholdStatus): LearnedThreshold => ({
  from: 'lead',
  to: 'buyer',
  value,
  version: 1,
  status,
  policy: 'anchored',
  samples: 40,
  successRate: 5_000,
  needed: 6_000,
  day: 1,
  explanation: '',
  evidence: 1,
})

const learns = (key: string, value: LearnedThreshold | null) =>
  app.append(
    app.topics.thresholds,
    key,
    value && app.codecs.of('handoff.thresholds.v1').encode(value),
  )

const feels = (status: HealthStatus, version: number, p95Ms: number) => {
  const health: BotHealth = {
    bot: 'seller',
    status,
    reason: '',
    p50Ms: 0,
    p95Ms,
    p99Ms: 0,
    slaP50Ms: 0,
    slaP95Ms: 0,
    slaP99Ms: 0,
    errors: 0,
    samples: 0,
    minute: 0,
    version,
  }
  return app.append(app.topics.health, 'seller', app.codecs.of('bot.health.v1').encode(health))
}

const thresholdsInForce = async () => {
  await app.feed.start()
  return app.feed.content()?.thresholds.map(({ value }) => value)
}

test('a shadow value is not in force, whichever comes last', async () => {
  await learns('lead>buyer', threshold(7_000, 'active'))
  await learns('shadow/lead>buyer', threshold(7_500, 'shadow'))
  expect(await thresholdsInForce()).toEqual([7_000])
})

test('a value that was taken back gives way to the one before it', async () => {
  await learns('lead>buyer', threshold(7_500, 'active'))
  await learns('lead>buyer', threshold(7_000, 'rolled_back'))
  expect(await thresholdsInForce()).toEqual([7_000])
})

test('a route with too few outcomes has learned nothing', async () => {
  await learns('lead>buyer', threshold(7_000, 'configured'))
  expect(await thresholdsInForce()).toEqual([])
})

test('new figures of a bot in the same health are no new tables; a new status is', async () => {
  await feels('ok', 0, 100)
  await feels('ok', 0, 200)
  await app.feed.start()
  expect(app.feed.content()?.health).toMatchObject([{ status: 'ok', p95Ms: 100 }])
  const { hash } = app.feed.content() ?? {}
  const changed = app.feed.changed()
  await feels('degraded', 1, 9_000)
  await changed
  expect(app.feed.content()?.health).toMatchObject([{ status: 'degraded', p95Ms: 9_000 }])
  expect(app.feed.content()?.hash).not.toBe(hash)
})
