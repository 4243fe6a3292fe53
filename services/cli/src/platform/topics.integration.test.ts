// Method: an app of eight partitions on the real broker, asked for as an operator would who does
// not know how many there are.
import { randomUUID } from 'node:crypto'
import { createKafka } from '@baton/kafka'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openByEnv } from './open.ts'
import { partitionsOf } from './topics.ts'

test('an app is judged in all the partitions it has, or not at all', async () => {
  const { brokers, registryUrl } = inject('cluster')
  const appId = `count-${randomUUID().slice(0, 8)}`
  const topic = `${appId}.contact.events.v1`
  const kafka = createKafka({ brokers, clientId: 'topics-test' })
  await kafka.admin().create([{ name: topic, partitions: 8 }])
  onTestFinished(async () => {
    await kafka.admin().delete([topic])
    await kafka.close()
  })
  const count = async (more: Record<string, string>) => {
    const place = { BATON_BROKERS: brokers.join(','), BATON_REGISTRY_URL: registryUrl }
    const app = await openByEnv({ ...place, BATON_APP_ID: appId, ...more }, 'topics-test')
    return partitionsOf(app).finally(() => app.kafka.close())
  }
  expect(await count({})).toBe(8)
  expect(await count({ BATON_PARTITIONS: '' })).toBe(8)
  expect(await count({ BATON_PARTITIONS: '8' })).toBe(8)
  await expect(count({ BATON_PARTITIONS: '4' })).rejects.toMatchObject({
    code: 'PARTITIONS_DIFFER',
    message: `${topic} has 8 partitions and BATON_PARTITIONS says 4: set it to 8, or leave it away`,
  })
  await expect(count({ BATON_APP_ID: 'nobody' })).rejects.toMatchObject({
    code: 'TOPIC_MISSING',
    message: expect.stringMatching(/BATON_APP_ID/),
  })
})
