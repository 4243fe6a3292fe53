// Method: the real feed on a log in memory, as the learner writes its topics.
import { ACTIVATIONS_MAX_BYTES, activationBytes } from '@baton/codec'
import {
  BatonError,
  type BotHealth,
  type HealthStatus,
  type LearnedThreshold,
  type ThresholdStatus,
} from '@baton/domain'
import { type Clock, systemClock } from '@baton/stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeApp, otherPolicy, parsedPolicy } from '../testing/fake-app.ts'

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

/** A second of it is a millisecond. */
const HASTY: Clock = {
  ...systemClock,
  after: (ms, fn) => systemClock.after(ms / 1_000, fn),
}

test('an activation is followed once its bots have topics, and once the brokers that tell of them are back', async () => {
  const hasty = new FakeApp(undefined, HASTY)
  let asked = 0
  hasty.checkBots = async () => {
    asked++
    if (asked === 1) throw new BatonError('BROKER_UNAVAILABLE', 'away')
    if (asked === 2) throw new BatonError('TOPIC_MISSING', 'no topic of a bot')
  }
  await hasty.publish()
  await hasty.feed.start()
  while (!hasty.feed.content()) await hasty.feed.changed()
  expect(hasty.refused.map(({ code }) => code)).toEqual(['BROKER_UNAVAILABLE', 'TOPIC_MISSING'])
  expect(hasty.feed.content()?.policies).toEqual([{ location: '*', hash: parsedPolicy.hash }])
  await hasty.feed.stop()
})

test('an activation whose document compaction left behind it is followed', async () => {
  await app.publish()
  app.log.broker.partition(app.topics.policies, 0).compact()
  const [first] = app.log.committed(app.topics.policies, 0)
  expect(`${first!.key}`).toBe(parsedPolicy.hash)
  const document = app.codecs.of('handoff.policies.v1').decode(first!.value!)
  await app.append(
    app.topics.policies,
    parsedPolicy.hash,
    app.codecs.of('handoff.policies.v1').encode(document),
  )
  app.log.broker.partition(app.topics.policies, 0).compact()
  expect(app.log.committed(app.topics.policies, 0).map(({ key }) => `${key}`)).toEqual([
    'active/*',
    parsedPolicy.hash,
  ])
  await app.feed.start()
  expect(app.feed.content()?.policies).toEqual([{ location: '*', hash: parsedPolicy.hash }])
})

test('a later activation that is followed is not undone by an earlier one that was refused', async () => {
  const hasty = new FakeApp(undefined, HASTY)
  const slow = Promise.withResolvers<void>()
  let asked = 0
  hasty.checkBots = async () => {
    asked++
    if (asked === 1) throw new BatonError('TOPIC_MISSING', 'no topic of a bot')
    if (asked === 2) await slow.promise
  }
  await hasty.publish(otherPolicy)
  await hasty.feed.start()
  while (asked < 2) await new Promise(resolve => setImmediate(resolve))
  await hasty.publish(parsedPolicy)
  const inForce = () => hasty.feed.content()?.policies[0]?.hash
  while (inForce() !== parsedPolicy.hash) await hasty.feed.changed()
  slow.resolve()
  await hasty.feed.stop()
  expect(inForce()).toBe(parsedPolicy.hash)
})

test('an activation that an adoption record has no room for is refused, and those before it stay in force', async () => {
  const long = (i: number) => `${i}`.padEnd(60_000, '.')
  const fit = Math.floor(
    ACTIVATIONS_MAX_BYTES / activationBytes({ location: long(0), hash: parsedPolicy.hash }),
  )
  for (let i = 0; i <= fit; i++) await app.activate(long(i))
  await app.activate(long(0), otherPolicy.hash)
  await app.feed.start()
  expect(app.refused.map(({ code }) => code)).toEqual(['POLICY_INVALID', 'POLICY_MISSING'])
  expect(app.refused[0]!.message).toContain(`the most is ${ACTIVATIONS_MAX_BYTES}`)
  const locations = app.feed.content()?.policies.map(({ location }) => location)
  expect(locations).toEqual(['*', ...Array.from({ length: fit }, (_, i) => long(i))])
  await app.publish(otherPolicy, long(0))
  const hashes = () => app.feed.content()?.policies.map(({ hash }) => hash)
  while (!hashes()?.includes(otherPolicy.hash)) await app.feed.changed()
  expect(hashes()).toHaveLength(fit + 1)
})

test('a stop waits for no brokers that are asked about an activation which was refused', async () => {
  const hasty = new FakeApp(undefined, HASTY)
  const away = Promise.withResolvers<void>()
  let asked = 0
  hasty.checkBots = async () => {
    asked++
    if (asked === 1) throw new BatonError('TOPIC_MISSING', 'no topic of a bot')
    await away.promise
  }
  await hasty.publish()
  await hasty.feed.start()
  while (asked < 2) await new Promise(resolve => setImmediate(resolve))
  await hasty.feed.stop()
  expect(hasty.refused.map(({ code }) => code)).toEqual(['TOPIC_MISSING'])
})

test('brokers are asked about the topics of a bot once, however many locations its policy holds at', async () => {
  const asked: (readonly string[])[] = []
  app.checkBots = async bots => void asked.push(bots)
  for (let i = 0; i < 20; i++) await app.activate(`location-${i}`)
  await app.feed.start()
  expect(asked).toEqual([Object.keys(parsedPolicy.policy.bots)])
})

test.each(['policies', 'thresholds', 'health'] as const)(
  'a record of %s that cannot be read is named by its place, and the former one stays in force',
  async name => {
    await learns('lead>buyer', threshold(7_500, 'active'))
    await feels('ok', 0, 100)
    await app.feed.start()
    const before = app.feed.content()
    const key = { policies: 'active/*', thresholds: 'lead>buyer', health: 'seller' }[name]
    const { length } = app.log.committed(app.topics[name], 0)
    await app.append(app.topics[name], key, Buffer.from('junk'))
    while (app.refused.length === 0) await new Promise(resolve => setImmediate(resolve))
    expect(app.refused).toMatchObject([
      {
        code: 'BAD_MAGIC',
        message: `${app.topics[name]}/0/${length}, key "${key}": 4 bytes are shorter than the 5-byte header; the former one stays in force`,
      },
    ])
    expect(app.feed.content()).toEqual(before)
  },
)
