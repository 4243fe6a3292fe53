import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { createKafka, type KafkaClient } from '../client.ts'
import type { KafkaConfig } from '../cluster/config.ts'

/** A client of the test broker, closed when the test ends. */
export const testClient = (overrides: Partial<KafkaConfig> = {}): KafkaClient => {
  const { brokers } = inject('cluster')
  const kafka = createKafka({ brokers, clientId: 'kafka-test', ...overrides })
  onTestFinished(() => kafka.close())
  return kafka
}

/** A name no other test uses. */
export const unique = (name: string): string => `kafka-test.${name}.${randomUUID().slice(0, 8)}`

/** Creates a topic that goes with the test; what is written to it is of long ago, and stays. */
export const testTopic = async (
  kafka: KafkaClient,
  name: string,
  { partitions = 1, configs = {} }: { partitions?: number; configs?: Record<string, string> } = {},
): Promise<string> => {
  const topic = unique(name)
  const kept = { 'retention.ms': '-1', ...configs }
  await kafka.admin().create([{ name: topic, partitions, configs: kept }])
  onTestFinished(async () => {
    const cleaner = createKafka({ brokers: inject('cluster').brokers, clientId: 'kafka-cleaner' })
    await cleaner.admin().delete([topic])
    await cleaner.close()
  })
  return topic
}

/** Record with a text value; time stands still in these tests. */
export const textRecord = (value: string, key: string | Buffer = value) => ({
  key: Buffer.from(key),
  value: Buffer.from(value),
  timestamp: 1_700_000_000_000,
})

export const writeTo = (topic: string, partition: number, ...values: string[]) => ({
  topic,
  partition,
  records: values.map(value => textRecord(value)),
})

/** Every value a read-committed reader sees, from the start to the last stable offset. */
export const committedValues = async (
  kafka: KafkaClient,
  topic: string,
  partition = 0,
): Promise<string[]> => {
  const values: string[] = []
  await kafka.log.readToEnd({
    topic,
    partition,
    onBatch: batch => void values.push(...batch.records.map(r => String(r.value))),
  })
  return values
}

/** Polls until the condition holds; the test's own time-out ends a wait in vain. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 10))
}
