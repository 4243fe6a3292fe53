import type { SchemaName, SchemaTypes } from '@baton/codec'
import type { Platform } from './platform.ts'

type Visit<T> = (value: T, key: string) => void

/** All values of a topic up to its present end, partition by partition, in log order. */
export const readAll = async <N extends SchemaName>(
  platform: Platform,
  topic: N,
  partitions: readonly number[],
  visit: Visit<SchemaTypes[N] | null>,
): Promise<void> => {
  const codec = platform.codecs.of(topic)
  for (const partition of partitions) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic(topic),
      partition,
      onBatch: async ({ records }) => {
        await codec.prefetch(records.map(record => record.value))
        for (const { key, value } of records) {
          visit(value && codec.decode(value), key?.toString() ?? '')
        }
      },
    })
  }
}

/** The partitions of a co-partitioned topic. */
export const allPartitions = ({ partitions }: Platform): readonly number[] =>
  Array.from({ length: partitions }, (_, partition) => partition)

const FIRST = [0]

/** The latest value of each key of a compacted topic with one partition. */
export const latestOf = async <N extends SchemaName>(
  platform: Platform,
  topic: N,
): Promise<ReadonlyMap<string, SchemaTypes[N]>> => {
  const found = new Map<string, SchemaTypes[N]>()
  await readAll(platform, topic, FIRST, (value, key) => {
    if (value === null) found.delete(key)
    else found.set(key, value)
  })
  return found
}
