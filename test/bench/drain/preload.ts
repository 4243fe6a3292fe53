import { openPlatform, publishPolicies } from '@baton/cli'
import { partitionOf } from '@baton/domain'
import { createKafka, type KafkaClient } from '@baton/kafka'
import { policyOf } from '@baton/rules'
import type { OutputRecord } from '@baton/stream'
import { encode, type Message, messages } from '../peer/workload.mjs'
import { benchTopics } from './bench-topics.ts'
import { eventOf, patientPolicy } from './full-events.ts'

const PER_APPEND = 5_000

export interface Load {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly appId: string
  readonly partitions: number
  readonly count: number
}

/**
 * Appends records, each to the partition of its key, in their order; every one acknowledged when it
 * resolves.
 */
export const append = async (
  kafka: KafkaClient,
  topic: string,
  partitions: number,
  all: Iterable<OutputRecord & { readonly key: Buffer }>,
): Promise<void> => {
  const appender = kafka.appender()
  let pending = new Map<number, OutputRecord[]>()
  let held = 0
  const flush = async () => {
    const writes = [...pending].map(([partition, records]) => ({ topic, partition, records }))
    pending = new Map()
    held = 0
    await appender.append(writes)
  }
  for (const record of all) {
    const partition = partitionOf(record.key, partitions)
    const records = pending.get(partition) ?? []
    records.push(record)
    pending.set(partition, records)
    if (++held === PER_APPEND) await flush()
  }
  await flush()
  await appender.close()
}

/** The workload in its order. */
const workload = function* (count: number, encoded: (message: Message) => Buffer) {
  for (const message of messages(count)) {
    const key = Buffer.from(message.contactId)
    yield { key, value: encoded(message), timestamp: message.at }
  }
}

/**
 * The workload as contact events in an app of its own, with the shipped policy but for its reply
 * deadline.
 */
export const preloadFull = async (load: Load): Promise<void> => {
  const policy = patientPolicy()
  const bots = Object.keys(policy.bots)
  const platform = await openPlatform({ ...load, clock: 'log', bots }, 'bench.preload')
  try {
    const activation = { location: '*', parsed: policyOf(policy) }
    await publishPolicies(platform, [activation], 'bench', Date.now())
    const codec = platform.codecs.of('contact.events.v1')
    const topic = platform.topic('contact.events.v1')
    const records = workload(load.count, message => codec.encode(eventOf(message)))
    await append(platform.kafka, topic, load.partitions, records)
  } finally {
    await platform.close()
  }
}

/** The workload in the peer's schema, for the peer's job and for the pass-through. */
export const preloadPeer = async (load: Load): Promise<void> => {
  const kafka = createKafka({ brokers: load.brokers, clientId: 'bench.preload' })
  const topics = benchTopics(load.appId)
  const keepAll = { 'retention.ms': '-1' }
  try {
    await kafka.connect()
    await kafka.admin().create(
      topics.all.map(name => ({
        name,
        partitions: load.partitions,
        configs: name === topics.state ? { ...keepAll, 'cleanup.policy': 'compact' } : keepAll,
      })),
    )
    await append(kafka, topics.input, load.partitions, workload(load.count, encode))
  } finally {
    await kafka.close()
  }
}
