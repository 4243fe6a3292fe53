// Reading and committing on a real broker: `node libs/kafka/bench/broker.ts 127.0.0.1:9092`. CPU is
// this process', user and system.
import { randomUUID } from 'node:crypto'
import type { RecordBatch } from '@baton/stream'
import { createKafka, type KafkaClient } from '../src/index.ts'

const RECORDS = 200_000
const PER_APPEND = 20_000
const SIZES = [1, 100, 500, 1_000]
const OUTPUTS = 3
const SECONDS_PER_SIZE = 4

const broker = process.argv[2] ?? '127.0.0.1:9092'
const print = (figures: object) => process.stdout.write(`${JSON.stringify(figures)}\n`)
const value = Buffer.alloc(300, 'x')
const records = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    key: Buffer.from(`k${i}`),
    value,
    timestamp: 1e12 + i,
  }))

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

const benchRead = async (kafka: KafkaClient, topic: string): Promise<void> => {
  const appender = kafka.appender()
  for (let done = 0; done < RECORDS; done += PER_APPEND)
    await appender.append([{ topic, partition: 0, records: records(PER_APPEND) }])
  const cpu = process.cpuUsage()
  const since = performance.now()
  let count = 0
  const onBatch = (batch: RecordBatch) => {
    count += batch.records.length
  }
  await kafka.log.readToEnd({ topic, partition: 0, onBatch })
  const seconds = (performance.now() - since) / 1_000
  const perRecord = (cpuMs(cpu) * 1_000) / count
  print({
    read: count,
    perSecond: Math.round(count / seconds),
    cpuUsPerRecord: +perRecord.toFixed(2),
  })
}

const quantile = (sorted: readonly number[], q: number): number =>
  +(sorted[Math.floor(sorted.length * q)] ?? 0).toFixed(2)

const benchCommits = async (
  kafka: KafkaClient,
  topics: readonly string[],
  size: number,
): Promise<void> => {
  const writer = kafka.log.writer(`bench-${topics[0]}`, topics)
  await writer.init()
  const writes = topics.map(topic => ({ topic, partition: 0, records: records(size) }))
  const took: number[] = []
  const cpu = process.cpuUsage()
  const begin = performance.now()
  while (performance.now() - begin < SECONDS_PER_SIZE * 1_000) {
    const since = performance.now()
    await writer.commit(writes)
    took.push(performance.now() - since)
  }
  const seconds = (performance.now() - begin) / 1_000
  await writer.close()
  const sorted = took.toSorted((a, b) => a - b)
  print({
    inputsPerTransaction: size,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    inputsPerSecond: Math.round((took.length * size) / seconds),
    cpuMsPerTransaction: +(cpuMs(cpu) / took.length).toFixed(2),
  })
}

const kafka = createKafka({ brokers: [broker], clientId: 'bench' })
const topics = Array.from({ length: OUTPUTS }, (_, i) => `bench-${i}-${randomUUID().slice(0, 8)}`)
await kafka.admin().create(topics.map(name => ({ name, partitions: 1 })))
await benchRead(kafka, topics[0] ?? '')
for (const size of SIZES) await benchCommits(kafka, topics, size)
await kafka.admin().delete(topics)
await kafka.close()
