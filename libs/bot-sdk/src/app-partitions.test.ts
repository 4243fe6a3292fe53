// Method: topics that appear, and differ, as the test says.
import { BatonError } from '@baton/domain'
import { type LogFields, silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { appPartitions } from './app-partitions.ts'

const TOPICS = ['app.routing.buyer.v1', 'app.contact.events.v1'] as const

const rig = (counts: Readonly<Record<string, number>>, missingFor = 0) => {
  const said: (string | undefined)[] = []
  let missing = missingFor
  const admin = {
    ends: async (topic: string) => {
      if (missing-- > 0) throw new BatonError('TOPIC_MISSING', `find topic ${topic}`)
      return Array.from({ length: counts[topic] ?? 0 }, () => ({ start: 0, end: 0 }))
    },
  }
  const warn = (_: string, { topic }: LogFields = {}) => void said.push(topic)
  return { counted: () => appPartitions(admin, TOPICS, { ...silentLogger(), warn }), said }
}

test("the count is that of the app's topics", async () => {
  const { counted, said } = rig({ [TOPICS[0]]: 3, [TOPICS[1]]: 3 })
  expect(await counted()).toBe(3)
  expect(said).toEqual([])
})

test('a topic that is missing is waited for, and named once', async () => {
  const { counted, said } = rig({ [TOPICS[0]]: 3, [TOPICS[1]]: 3 }, 4)
  expect(await counted()).toBe(3)
  expect(said).toEqual([TOPICS[0]])
})

test('topics with different counts are no app', async () => {
  const { counted } = rig({ [TOPICS[0]]: 3, [TOPICS[1]]: 4 })
  await expect(counted()).rejects.toMatchObject({ code: 'PARTITIONS_DIFFER' })
})
