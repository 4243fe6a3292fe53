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
  /** Spreads the workload over so many contacts instead of its own 20,000. */
  readonly contacts?: number
}

/** Visits all contacts once before any twice, in an order that no cache likes. */
const spread = (at: number, contacts: number): string => `c-${(at * 7_919) % contacts}`

type Encode = (message: Message) => Buffer

/** Appends the workload in its order; every record acknowledged when it resolves. */
const append = async (kafka: KafkaClient, topic: string, load: Load, encoded: Encode) => {
  const appender = kafka.appender()
  let pending = new Map<number, OutputRecord[]>()
  let held = 0
  const flush = async () => {
    const writes = [...pending].map(([partition, records]) => ({ topic, partition, records }))
    pending = new Map()
    held = 0
    await appender.append(writes)
  }
  let at = 0
  for (const drawn of messages(load.count)) {
    const message = load.contacts ? { ...drawn, contactId: spread(at++, load.contacts) } : drawn
    const key = Buffer.from(message.contactId)
    const partition = partitionOf(key, load.partitions)
    const records = pending.get(partition) ?? []
    records.push({ key, value: encoded(message), timestamp: message.at })
    pending.set(partition, records)
    if (++held === PER_APPEND) await flush()
  }
  await flush()
  await appender.close()
}

/** The workload as contact events in an app of its own, with the shipped policy but for its reply deadline. */
export const preloadFull = async (load: Load): Promise<void> => {
  const policy = patientPolicy()
  const bots = Object.keys(policy.bots)
  const platform = await openPlatform({ ...load, clock: 'log', bots }, 'bench.preload')
  try {
    const activation = { location: '*', parsed: policyOf(policy) }
    await publishPolicies(platform, [activation], 'bench', Date.now())
    const codec = platform.codecs.of('contact.events.v1')
    const topic = platform.topic('contact.events.v1')
    await append(platform.kafka, topic, load, message => codec.encode(eventOf(message)))
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
    await append(kafka, topics.input, load, encode)
  } finally {
    await kafka.close()
  }
}
