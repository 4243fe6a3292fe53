import { engineOf } from '@baton/rules'
import { dataVersions } from '@baton/runtime'
import { expect, test } from 'vitest'
import { FakeApp } from '../testing/fake-app.ts'

test('decisions name the time zones they were made with: another version of them is another engine', async () => {
  const app = new FakeApp()
  await app.publish()
  await app.feed.start()
  await app.say('ann', 'we want to buy', 1_000_000)
  await app.drain()
  await app.feed.stop()
  expect(app.decisions[0]?.engine).toBe(engineOf(dataVersions()))
  expect(engineOf({ ...dataVersions(), tz: '2020a' })).not.toBe(app.decisions[0]?.engine)
})
