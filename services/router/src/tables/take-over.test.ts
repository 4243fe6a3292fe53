// Method: the real task and feed, several instances on one log in memory, one of which cannot read the tables for a while.
import { afterEach, expect, test } from 'vitest'
import { FakeApp, otherPolicy, parsedPolicy } from '../testing/fake-app.ts'

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
