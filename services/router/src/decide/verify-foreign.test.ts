// Method: the checker looks at the log of a router at rest to which somebody else has written.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeApp } from '../testing/fake-app.ts'

let app: FakeApp

beforeEach(async () => {
  app = new FakeApp()
  await app.publish()
  await app.feed.start()
  await app.say('anna', 'we want to buy', 1_000)
  await app.say('bert', 'hello', 2_000)
  await app.drain()
})
afterEach(() => app.feed.stop())

const JUNK = Buffer.from('junk')

test.each(['decisions', 'outcomes', 'adoptions', 'outbound'] as const)(
  'a record of %s that cannot be read is foreign, and the rest is judged',
  async name => {
    const topic = app.topics[name]
    const before = await app.verify()
    await app.append(topic, 'x', JUNK)
    const after = await app.verify()
    expect(before.violations).toEqual([])
    expect(after.violations).toMatchObject([
      { kind: 'foreign', topic, fields: [expect.stringMatching(/cannot be read, BAD_MAGIC$/)] },
    ])
    expect({ ...after, violations: [], found: 0 }).toEqual(before)
  },
)

test('what is decided behind such a decision is judged as well', async () => {
  await app.append(app.topics.decisions, 'x', JUNK)
  const decided = () => app.log.committed(app.topics.decisions, 0).length
  const before = decided()
  await app.say('anna', 'a house with 3 bedrooms', 3_000)
  const task = app.task()
  const ended = task.run()
  while (decided() === before) await new Promise(resolve => setImmediate(resolve))
  task.stop()
  await ended
  const { violations, inputs, lag } = await app.verify()
  expect(violations).toMatchObject([{ kind: 'foreign', topic: app.topics.decisions }])
  expect({ inputs, lag }).toEqual({ inputs: 3, lag: 0 })
})

test.each(['policies', 'thresholds', 'health'] as const)(
  'what no router can read of %s is a note, and nothing is wrong',
  async name => {
    const topic = app.topics[name]
    const before = await app.verify()
    await app.append(topic, 'x', JUNK)
    const after = await app.verify()
    expect(after).toEqual({ ...before, notes: [expect.objectContaining({ partition: 0 })] })
    expect(after.notes[0]!.text).toContain(`${topic}/0/`)
    expect(after.notes[0]!.text).toContain('key "x"')
  },
)
