// Method: the log goes on just after the checker has read the changelog, as that of a router at
// work does.
import type { LogPort } from '@baton/stream'
import { verifyApp } from '@baton/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeApp } from '../testing/fake-app.ts'

const EACH = 10
let app: FakeApp

beforeEach(async () => {
  app = new FakeApp()
  await app.publish()
  await app.feed.start()
})
afterEach(() => app.feed.stop())

const say = async (from: number) => {
  for (let i = from; i < from + EACH; i++) {
    await app.say(`contact-${i % 3}`, i % 2 === 0 ? 'we want to buy' : 'hello', 1_000 + i * 60_000)
  }
}

/** What the checker says when something happens once it has read the changelog. */
const verdictWhile = async (happens: () => Promise<void>) => {
  let happened = false
  const log: LogPort = {
    source: (topic, partition, from) => app.log.source(topic, partition, from),
    ends: (topic, partition) => app.log.ends(topic, partition),
    writer: (id, topics) => app.log.writer(id, topics),
    readToEnd: async options => {
      const read = await app.log.readToEnd(options)
      if (options.topic === app.topics.state && !happened) {
        happened = true
        await happens()
      }
      return read
    },
  }
  const looked = { log, codecs: app.codecs, appId: 'app', partitions: 1 }
  return verifyApp(looked, { patienceMs: 0 })
}

test('what was decided meanwhile is left for the next time', async () => {
  await say(0)
  await app.drain()
  await say(EACH)
  const verdict = await verdictWhile(() => app.drain())
  expect(verdict.violations).toEqual([])
  expect(verdict.inputs).toBe(EACH)
  expect(verdict.lag).toBe(EACH)
})

test('an output that no progress knows of is found', async () => {
  await say(0)
  await app.drain()
  await say(EACH)
  const codec = app.codecs.of('handoff.decisions.v1')
  const { violations } = await verdictWhile(async () => {
    const value = codec.encode({ ...app.decisions[0]!, offset: EACH })
    await app.append(app.topics.decisions, 'contact-0', value)
  })
  expect(violations.map(({ kind, offset }) => `${kind} ${offset}`)).toEqual([
    `progress-behind ${EACH}`,
  ])
})
