import type { Codec } from '@baton/codec'
import type { PartitionSource, RecordBatch } from '@baton/stream'
import type { Platform } from '../platform/platform.ts'
import { readable } from '../platform/read.ts'

export interface Followed<T> {
  readonly value: T
  readonly key: string
  readonly partition: number
  readonly offset: number
}

/**
 * Reads partitions of a topic as they grow, but for what `readable` passes over. Started where they
 * ended, or at `from`.
 */
export class Follower {
  /** Rejects when a partition cannot be read on: to be raced with what is waited for. */
  readonly failed: Promise<never>
  readonly #fail: (error: unknown) => void
  readonly #sources: PartitionSource[] = []
  readonly #loops: Promise<void>[] = []
  #stopped = false

  private constructor() {
    const { promise, reject } = Promise.withResolvers<never>()
    this.failed = promise
    // Nobody may be waiting yet.
    promise.catch(() => {})
    this.#fail = reject
  }

  /** Resolves once the position is fixed: what is appended afterwards will be seen. */
  static async start<T>(
    platform: Platform,
    topic: string,
    partitions: readonly number[],
    codec: Codec<T>,
    onValue: (followed: Followed<T>) => void,
    from: 'start' | 'end' = 'end',
  ): Promise<Follower> {
    const follower = new Follower()
    await Promise.all(
      partitions.map(async partition => {
        const ends = await platform.kafka.log.ends(topic, partition)
        const position = from === 'start' ? ends.start : ends.end
        const source = platform.kafka.log.source(topic, partition, position)
        follower.#sources.push(source)
        const loop = follower.#run(source, async ({ records }) => {
          await codec.prefetch(records.map(record => record.value))
          for (const record of records) {
            const value = readable(platform, codec, { topic, partition }, record)
            if (value === null || value === undefined) continue
            onValue({ value, key: record.key?.toString() ?? '', partition, offset: record.offset })
          }
        })
        follower.#loops.push(loop.catch(follower.#fail))
      }),
    )
    return follower
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#sources.map(source => source.stop()))
    await Promise.all(this.#loops)
  }

  async #run(source: PartitionSource, take: (batch: RecordBatch) => Promise<void>): Promise<void> {
    while (!this.#stopped) {
      const batch = await source.next()
      if (batch) await take(batch)
    }
  }
}
