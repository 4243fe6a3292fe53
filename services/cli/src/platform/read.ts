import type { Codec, SchemaName, SchemaTypes } from '@baton/codec'
import { type InputRecord, type Lasts, passedOver, type TopicPartition } from '@baton/stream'
import type { Platform } from './platform.ts'

type Visit<T> = (value: T, key: string) => void

/**
 * The value of a record; undefined when it cannot be read and is passed over: poison alone without
 * `lasts`. The platform keeps what it was.
 */
export const readable = <T>(
  { passedOver: kept }: Pick<Platform, 'passedOver'>,
  codec: Codec<T>,
  place: TopicPartition,
  record: InputRecord,
  lasts?: Lasts,
): T | null | undefined => {
  try {
    return record.value && codec.decode(record.value)
  } catch (error) {
    kept.add(passedOver(error, place, record, lasts))
    return undefined
  }
}

/**
 * All values of a topic up to its present end, partition by partition, in log order; without
 * those that `readable` passes over.
 */
export const readAll = async <N extends SchemaName>(
  platform: Platform,
  topic: N,
  partitions: readonly number[],
  visit: Visit<SchemaTypes[N] | null>,
  lasts?: Lasts,
): Promise<void> => {
  const codec = platform.codecs.of(topic)
  for (const partition of partitions) {
    const place = { topic: platform.topic(topic), partition }
    await platform.kafka.log.readToEnd({
      ...place,
      onBatch: async ({ records }) => {
        await codec.prefetch(records.map(record => record.value))
        for (const record of records) {
          const value = readable(platform, codec, place, record, lasts)
          if (value !== undefined) visit(value, record.key?.toString() ?? '')
        }
      },
    })
  }
}

/** The partitions of a co-partitioned topic. */
export const allPartitions = ({ partitions }: Platform): readonly number[] =>
  Array.from({ length: partitions }, (_, partition) => partition)

const FIRST = [0]

/**
 * The latest value of each key of a compacted topic with one partition, of those `readAll` reads.
 */
export const latestOf = async <N extends SchemaName>(
  platform: Platform,
  topic: N,
  lasts?: Lasts,
): Promise<ReadonlyMap<string, SchemaTypes[N]>> => {
  const found = new Map<string, SchemaTypes[N]>()
  const visit: Visit<SchemaTypes[N] | null> = (value, key) => {
    if (value === null) found.delete(key)
    else found.set(key, value)
  }
  await readAll(platform, topic, FIRST, visit, lasts)
  return found
}
