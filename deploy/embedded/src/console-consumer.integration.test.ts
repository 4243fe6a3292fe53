// Method: records of random bytes, written by Baton's own client, come back byte for byte from
// Java's.
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { createKafka, type KafkaClient } from '@baton/kafka'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { javaConsoleConsumer } from './console-consumer.ts'

const IDLE_MS = 2_000
const MANY = 20_000
/** Measured: 3 s with a quiet machine. */
const MANY_WITHIN_MS = 120_000

let kafka: KafkaClient
const { brokers, classpath } = inject('cluster')

beforeAll(() => {
  kafka = createKafka({ brokers, clientId: 'console-consumer-test' })
})
afterAll(() => kafka.close())

test('keys and values of any bytes, null and empty, come back exactly', async () => {
  const topic = await created(2)
  const written = [0, 1].map(partition => ({
    partition,
    records: Array.from({ length: 500 }, (_, i) => ({
      key: randomBytes(randomInt(0, 40)),
      value: i % 7 === 0 ? null : i % 11 === 0 ? Buffer.alloc(0) : randomBytes(randomInt(0, 300)),
      timestamp: 1_700_000_000_000 + i,
    })),
  }))
  await write(topic, written)

  const [read, second] = await Promise.all([consume(topic), consume(topic, { partitions: [1] })])
  for (const { partition, records } of written) {
    const expected = records.map((record, offset) => ({ partition, offset, ...record }))
    expect(read.filter(record => record.partition === partition)).toEqual(expected)
  }
  expect(second).toEqual(read.filter(record => record.partition === 1))
})

test('20,000 records take seconds, and end by their number without a wait', async () => {
  const topic = await created(1)
  const value = randomBytes(300)
  const records = Array.from({ length: MANY }, (_, i) => ({
    key: Buffer.from(`contact-${i}`),
    value,
    timestamp: 1_700_000_000_000,
  }))
  await write(topic, [{ partition: 0, records }])

  const started = performance.now()
  const read = await consume(topic, { maxMessages: MANY, timeoutMs: MANY_WITHIN_MS })
  expect(performance.now() - started).toBeLessThan(MANY_WITHIN_MS)
  expect(read.map(record => record.offset)).toEqual(records.map((_, i) => i))
  expect(read.every(record => record.value?.equals(value))).toBe(true)
})

test('an empty topic gives nothing; a broker or a topic that is not there is an error', async () => {
  const briefly = { firstRecordTimeoutMs: 5_000, partitions: [0] }
  const nobody = ['127.0.0.1:1']
  const [empty, unreachable, missing] = await Promise.allSettled([
    consume(await created(1), briefly),
    consume('any', { ...briefly, brokers: nobody, firstRecordTimeoutMs: 2_000 }),
    consume('missing', briefly),
  ])
  expect(empty).toEqual({ status: 'fulfilled', value: [] })
  expect(unreachable.status).toBe('rejected')
  expect(missing.status).toBe('rejected')
})

type Written = {
  partition: number
  records: { key: Buffer; value: Buffer | null; timestamp: number }[]
}

const created = async (partitions: number): Promise<string> => {
  const name = `console-${randomUUID()}`
  await kafka.admin().create([{ name, partitions, configs: {} }])
  return name
}

const write = async (topic: string, writes: Written[]): Promise<void> => {
  const appender = kafka.appender()
  await appender.append(writes.map(one => ({ topic, ...one })))
  await appender.close()
}

const consume = (topic: string, more: Partial<Parameters<typeof javaConsoleConsumer>[0]> = {}) =>
  javaConsoleConsumer({
    classpath,
    brokers,
    topic,
    isolation: 'read_committed',
    timeoutMs: IDLE_MS,
    ...more,
  })
