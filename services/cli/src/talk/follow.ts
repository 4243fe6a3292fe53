import type { Codec } from '@baton/codec'
import type { PartitionSource } from '@baton/stream'
import type { Platform } from '../platform/platform.ts'

export interface Followed<T> {
  readonly value: T
  readonly key: string
  readonly partition: number
  readonly offset: number
}

/** Reads partitions of a topic as they grow. Started where they ended, or at `from`. */
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
        const loop = follower.#run(source, partition, codec, onValue)
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

  async #run<T>(
    source: PartitionSource,
    partition: number,
    codec: Codec<T>,
    onValue: (followed: Followed<T>) => void,
  ): Promise<void> {
    while (!this.#stopped) {
      const batch = await source.next()
      if (!batch) continue
      await codec.prefetch(batch.records.map(record => record.value))
      for (const { key, value, offset } of batch.records) {
        if (value === null) continue
        onValue({ value: codec.decode(value), key: key?.toString() ?? '', partition, offset })
      }
    }
  }
}
