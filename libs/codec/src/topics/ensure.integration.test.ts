/** Method: topics are made on the real broker by way of libs/kafka, and made again. */
import { randomUUID } from 'node:crypto'
import { createKafka } from '@baton/kafka'
import { expect, inject, onTestFinished, test } from 'vitest'
import { ensureTopics, type TopicAdmin } from './ensure.ts'
import { resolveTopics } from './resolve.ts'

const admin = async (): Promise<TopicAdmin> => {
  const kafka = createKafka({ brokers: inject('cluster').brokers, clientId: 'codec-test' })
  onTestFinished(() => kafka.close())
  await kafka.connect()
  const topics = kafka.admin()
  return {
    describeTopics: names => topics.describe(names),
    createTopics: specs => topics.create(specs),
  }
}

test.each(['broker', 'log'] as const)('two at once make the topics of clock %s', async clock => {
  const app = { appId: `t${randomUUID()}`, partitions: 2, clock, bots: ['lead'] }
  const specs = resolveTopics(app)
  await Promise.all([ensureTopics(await admin(), specs), ensureTopics(await admin(), specs)])
  await ensureTopics(await admin(), specs)
  const more = resolveTopics({ ...app, partitions: 3 })
  await expect(ensureTopics(await admin(), more)).rejects.toMatchObject({
    code: 'PARTITIONS_DIFFER',
  })
  const other = resolveTopics({ ...app, clock: clock === 'log' ? 'broker' : 'log' })
  await expect(ensureTopics(await admin(), other)).rejects.toMatchObject({ code: 'TOPIC_DIFFERS' })
})
