import { BatonError } from '@baton/domain'
import type { ReadToEndOptions } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { logEnds } from './log-ends.ts'
import { PartitionReader } from './partition-reader.ts'

/**
 * Reads from `from`, or from the log's start if that lies later, to at least the last stable offset
 * at the call; the last fetch may hold a little more, `nextOffset` tells. After `init` of the only
 * writer that is the partition's true end. Rejects with LOG_TRUNCATED when `from` lies beyond the
 * end, with STOPPED when the signal aborts.
 */
export const readToEnd = async (
  cluster: Cluster,
  { topic, partition, from, onBatch, signal }: ReadToEndOptions,
): Promise<{ readonly nextOffset: number; readonly start: number }> => {
  stopIf(signal, topic)
  const { start, end } = await logEnds(cluster, topic, partition)
  if (from !== undefined && from > end)
    throw new BatonError(
      'LOG_TRUNCATED',
      `${topic}/${partition}: offset ${from} lies beyond the end ${end}: the topic was truncated or made anew`,
    )
  let nextOffset = Math.max(start, from ?? start)
  if (nextOffset >= end) return { nextOffset, start }

  const maxBytes = cluster.settings.restoreFetchMaxBytes
  const options = { topic, partition, from: nextOffset, until: end, maxBytes }
  const reader = new PartitionReader(cluster, options)
  const stop = () => void reader.stop()
  signal?.addEventListener('abort', stop)
  try {
    while (nextOffset < end) {
      const batch = await reader.next()
      stopIf(signal, topic)
      if (!batch) continue
      nextOffset = batch.nextOffset
      await onBatch(batch)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await reader.stop()
  }
  return { nextOffset, start }
}

const stopIf = (signal: AbortSignal | undefined, topic: string): void => {
  if (signal?.aborted) throw new BatonError('STOPPED', `reading ${topic} to its end was stopped`)
}
