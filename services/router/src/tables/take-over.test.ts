// Method: the real task and feed, several instances on one log in memory, one of which cannot read
// the tables for a while.
import { afterEach, expect, test } from 'vitest'
import { RouterProcessor } from '../decide/processor.ts'
import { DecisionTally } from '../decide/tally.ts'
import { FakeApp, otherPolicy, parsedPolicy } from '../testing/fake-app.ts'
import { adoptionOf, noteOf } from './adoption.ts'

const NOWHERE = 'f'.repeat(32)

const open: FakeApp[] = []
afterEach(() => Promise.all(open.splice(0).map(app => app.feed.stop())))

const started = async (app: FakeApp): Promise<FakeApp> => {
  open.push(app)
  await app.feed.start()
  return app
}

/** Another instance, with what the first one has in its log and its stores. */
const beside = async ({ log, stores }: FakeApp): Promise<FakeApp> => {
  const app = new FakeApp({ broker: log.broker })
  app.stores = stores
  return await started(app)
}

const refusal = async (app: FakeApp) => {
  while (app.refused.length === 0) await new Promise(resolve => setImmediate(resolve))
}

const policies = (app: FakeApp) => app.decisions.map(({ policy }) => policy)

test.each(['*', 'location'])(
  'a refused activation of %s leaves the former one in force over compaction and a restart',
  async where => {
    const app = new FakeApp()
    await app.publish(where === '*' ? parsedPolicy : otherPolicy, '*')
    if (where !== '*') await app.publish(parsedPolicy, where)
    await started(app)
    await app.say('ann', 'hello')
    await app.drain()
    await app.activate(where, NOWHERE)
    await refusal(app)
    app.log.broker.partition(app.topics.policies, 0).compact()
    const next = await beside(app)
    await next.say('ann', 'hello again', 60_000)
    await next.drain()
    expect(policies(next)).toEqual([parsedPolicy.hash, parsedPolicy.hash])
    expect((await next.verify()).violations).toEqual([])
  },
)

test('where no former one is known, a refused activation leaves its location to the policy of everywhere', async () => {
  const app = new FakeApp()
  await app.publish(parsedPolicy, '*')
  await started(app)
  await app.say('ann', 'hello')
  await app.drain()
  await app.activate('location', NOWHERE)
  await refusal(app)
  const next = await beside(app)
  await next.say('ann', 'hello again', 60_000)
  await next.drain()
  expect(policies(next)).toEqual([parsedPolicy.hash, parsedPolicy.hash])
  expect(next.log.committed(next.topics.adoptions, 0)).toHaveLength(1)
})

test.each([
  ['its document is known', true],
  ['its document is not known', false],
])(
  'a partition that moves to an instance whose tables lag stays with the policy it has adopted: %s',
  async (_, isKnown) => {
    const app = new FakeApp()
    await app.publish(parsedPolicy)
    if (isKnown) await app.publish(otherPolicy, 'elsewhere')
    await started(app)
    const lagging = await beside(app)
    await app.say('ann', 'hello')
    await app.drain()
    const { promise: later, resolve: release } = Promise.withResolvers<void>()
    // What follows its tables gets nothing for now.
    lagging.log.fault = async (at, who) => {
      if (at === 'fetch' && who === 'input') await later
    }
    await app.publish(otherPolicy)
    while (
      app.feed.content()?.policies.find(({ location }) => location === '*')?.hash !==
      otherPolicy.hash
    )
      await app.feed.changed()
    await app.say('ann', 'hello again', 60_000)
    await app.drain()
    await app.say('ann', 'and again', 120_000)
    const task = lagging.task(5, { log: app.log })
    const ended = task.run()
    while (!app.isDrained) await new Promise(resolve => setImmediate(resolve))
    task.stop()
    await ended
    lagging.log.fault = undefined
    release()
    expect(policies(app)).toEqual([parsedPolicy.hash, otherPolicy.hash, otherPolicy.hash])
  },
)

test.each([
  ['before', [1, 0]],
  ['after', [0, 1]],
])('what an idle partition went by holds for no other, resumed %s it', async (_, order) => {
  const app = new FakeApp()
  await app.publish(parsedPolicy)
  await started(app)
  const idle = await adopted(app, 1, 0)
  await app.publish(otherPolicy)
  while (app.feed.content()?.policies[0]?.hash !== otherPolicy.hash) await app.feed.changed()
  const busy = await adopted(app, 0, 10)
  await app.activate('*', NOWHERE)
  await refusal(app)
  app.log.broker.partition(app.topics.policies, 0).compact()
  const next = await beside(app)
  const notes = [busy, idle]
  const kept: Buffer[] = []
  for (const partition of order) {
    const processor = processorOf(next, partition)
    await processor.resume(notes[partition]!, new AbortController().signal)
    kept[partition] = processor.begin(NO_BATCH, {}, notes[partition]!)
  }
  expect(kept).toEqual(notes)
})

const NO_BATCH = { get: () => undefined, put: () => {}, emit: () => {} }

const processorOf = ({ topics, codecs, feed }: FakeApp, partition: number) =>
  new RouterProcessor({
    ...{ appId: 'app', partition, partitions: 2, topics, codecs, feed },
    tally: new DecisionTally(() => {}),
    signal: new AbortController().signal,
  })

/** The note of a partition that goes by what is in force now. */
const adopted = async (app: FakeApp, partition: number, from: number): Promise<Buffer> => {
  const tables = adoptionOf(app.feed.content()!, partition, from)
  const value = app.codecs.of('router.tables.v1').encode(tables)
  const records = [{ key: Buffer.from(String(partition)), value, timestamp: 0 }]
  await app.log.append([{ topic: app.topics.adoptions, partition, records }])
  return noteOf(tables)
}

test('a table that nobody can read while the registry is away keeps no partition from deciding', async () => {
  const app = new FakeApp()
  await app.publish()
  await started(app)
  await app.say('ann', 'hello')
  await app.drain()
  const codec = app.codecs.of('handoff.thresholds.v1')
  codec.prefetch = (_, signal) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('the registry is away')))
    })
  await app.append(app.topics.thresholds, 'lead>buyer', Buffer.from([0, 0, 0, 39, 16, 0]))
  app.catchUpMaxMs = 20
  await app.say('ann', 'hello again', 60_000)
  await app.drain()
  expect(app.decisions).toHaveLength(2)
})
