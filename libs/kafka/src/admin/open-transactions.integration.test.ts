// Method: a producer that leaves its transaction open on a real broker, as a foreign program might;
// what is found is compared with what that producer is.
import { expect, onTestFinished, test } from 'vitest'
import { eventually, testClient, testTopic, unique, writeTo } from '../testing/broker.ts'
import { looseProducer, testCluster } from '../testing/open-transaction.ts'

test('a transaction left open is found with its place, its owner and when it ends; a reader says how long it waits', async () => {
  const kafka = testClient({ fetchMaxWaitMs: 50 })
  const cluster = testCluster()
  const [topic, clean] = await Promise.all([
    testTopic(kafka, 'held', { partitions: 2 }),
    testTopic(kafka, 'clean'),
  ])
  await kafka.appender().append([writeTo(topic, 0, 'before')])
  const source = kafka.log.source(topic, 0, 0)
  onTestFinished(() => source.stop())
  expect((await source.next())?.records).toHaveLength(1)
  expect(source.heldBackMs?.()).toBe(0)

  const id = unique('foreign')
  const foreign = await looseProducer(cluster, id)
  await foreign.write(topic, 'open')
  await kafka.appender().append([writeTo(topic, 0, 'after')])
  const found = await kafka.admin().openTransactions([topic, clean], 0)
  expect(found).toEqual([
    {
      topic,
      partition: 0,
      ...foreign.identity,
      coordinatorEpoch: expect.any(Number),
      startOffset: 1,
      ageMs: expect.any(Number),
      transactionalId: id,
      timeoutMs: cluster.settings.transactionTimeoutMs,
    },
  ])
  expect(found[0]?.ageMs).toBeLessThan(60_000)
  expect(await kafka.admin().openTransactions([topic], 3_600_000)).toEqual([])
  await eventually(() => (source.heldBackMs?.() ?? 0) > 100)
  await eventually(() => source.highWatermark?.() === 3)

  await foreign.end('commit')
  await eventually(() => source.heldBackMs?.() === 0)
  await eventually(async () => (await kafka.admin().openTransactions([topic], 0)).length === 0)
})
