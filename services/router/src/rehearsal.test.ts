import { expect, test } from 'vitest'
import { rehearse } from './rehearsal.ts'
import { FakeApp } from './testing/fake-app.ts'

const optionsOf = ({ topics, codecs, feed }: FakeApp, signal = new AbortController().signal) => {
  return { appId: 'app', partitions: 4, topics, codecs, feed, signal }
}

test('decides in memory until the partitions are there, and leaves nothing behind', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  const assigned = Promise.withResolvers<void>()
  setTimeout(assigned.resolve, 20)
  const events = await rehearse(optionsOf(app), assigned.promise)
  expect(events).toBeGreaterThan(0)
  expect(app.decisions).toEqual([])
  expect(app.log.committed(app.topics.events, 0)).toEqual([])
  await app.feed.stop()
})

test('does not go on for ever when nothing is assigned, nor when the process stops', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  expect(await rehearse(optionsOf(app), new Promise(() => {}), 50)).toBe(50)
  expect(await rehearse(optionsOf(app, AbortSignal.abort()), new Promise(() => {}))).toBe(0)
  await app.feed.stop()
})

test('without a policy there is nothing to rehearse', async () => {
  const app = new FakeApp()
  expect(await rehearse(optionsOf(app), new Promise(() => {}))).toBe(0)
})
