import type { InputRecord, PartitionSource } from '@baton/stream'

export interface CatchUpOptions {
  readonly open: (offset: number) => PartitionSource
  readonly from: number
  /**
   * Where the main reader stands, which from there on takes the location's records itself; it moves
   * on meanwhile.
   */
  readonly until: () => number
  readonly before: (records: readonly InputRecord[]) => Promise<void>
  /** Resolves when another record can be taken. */
  readonly room: () => Promise<void>
  /** How to take the record, or null when it does not concern the location. */
  readonly read: (record: InputRecord) => (() => void) | null
  /** Everything before this offset has been taken. */
  readonly moved: (offset: number) => void
  /** The present end has been reached: from `until()` on somebody else goes on. */
  readonly done: () => void
  readonly signal: AbortSignal
}

/**
 * Reads a partition a second time for the one location that lags, at that location's speed, until
 * it has caught up.
 */
export class CatchUp {
  readonly #options: CatchUpOptions
  readonly #ended = Promise.withResolvers<void>()

  constructor(options: CatchUpOptions) {
    this.#options = options
  }

  get ended(): Promise<void> {
    return this.#ended.promise
  }

  async run(): Promise<void> {
    const { open, from, room, signal } = this.#options
    let source: PartitionSource | undefined
    const stop = () => void source?.stop()
    signal.addEventListener('abort', stop)
    try {
      await room()
      source = open(from)
      while (!signal.aborted && !(await this.#step(source))) {}
    } finally {
      signal.removeEventListener('abort', stop)
      await source?.stop()
      this.#ended.resolve()
    }
  }

  /**
   * Whether the end has been reached. Between the last look at `until` and `done` nothing waits.
   */
  async #step(source: PartitionSource): Promise<boolean> {
    const { until, before, room, read, moved, done, signal } = this.#options
    const batch = await source.next()
    if (!batch) return false
    await before(batch.records)
    for (const record of batch.records) {
      if (record.offset >= until()) {
        done()
        return true
      }
      const take = read(record)
      if (take) {
        await room()
        if (signal.aborted) return true
        take()
      }
      moved(record.offset + 1)
    }
    if (batch.nextOffset < until()) {
      moved(batch.nextOffset)
      return false
    }
    done()
    return true
  }
}
