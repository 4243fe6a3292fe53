import { BatonError, isBatonError } from '@baton/domain'
import type { InputRecord, PartitionSource, RecordBatch } from './ports.ts'
import { type Arrived, type InputPartition, inputKey, type Positions } from './processor.ts'

/** One input partition as the task sees it. */
export interface Lane extends InputPartition {
  readonly key: string
  /** Next offset to decide. */
  position: number
  highWatermark: number
  /** Timestamp of the last record decided, ms; 0 before the first. */
  decidedTimestamp: number
  /** How long an open transaction has held back what comes next, ms; 0 when none does. */
  heldBackMs(): number
}

export interface Waiting extends Arrived {
  readonly from: Feed
}

export interface Feed extends Lane {
  readonly source: PartitionSource
  /** Taken from the source, not yet decided, from `head` on. */
  records: Waiting[]
  head: number
  /** Position once all records held are decided: behind control records and compacted gaps. */
  nextOffset: number
  waiting: boolean
}

/** What has arrived and is not yet decided, over all inputs of a task: at most the bounds and one fetch of each. */
export class Inbox {
  readonly #feeds: Feed[]
  #held = 0
  #heldBytes = 0
  #failure: { readonly error: unknown } | null = null
  #wake: (() => void) | null = null

  constructor(
    inputs: readonly InputPartition[],
    positions: Positions,
    ends: Positions,
    open: (input: InputPartition, from: number) => PartitionSource,
  ) {
    this.#feeds = inputs.map(input => {
      const position = positions[inputKey(input)]!
      const source = open(input, position)
      return {
        topic: input.topic,
        partition: input.partition,
        key: inputKey(input),
        position,
        highWatermark: ends[inputKey(input)] ?? position,
        decidedTimestamp: 0,
        source,
        heldBackMs: () => source.heldBackMs?.() ?? 0,
        records: [],
        head: 0,
        nextOffset: position,
        waiting: false,
      }
    })
  }

  get lanes(): readonly Lane[] {
    return this.#feeds
  }

  /** Records held, not yet decided. */
  get held(): number {
    return this.#held
  }

  /** Records not yet decided, in the log and here, as of the last fetches. */
  get lag(): number {
    let lag = 0
    for (const { highWatermark, position } of this.#feeds) {
      lag += Math.max(0, highWatermark - position)
    }
    return lag
  }

  /** Takes what has arrived, up to `max` records or bytes and one fetch; waits when there is nothing, at most one long poll. */
  async gather(max: number, maxBytes: number): Promise<void> {
    for (const feed of this.#feeds) {
      while (!feed.waiting && this.#held < max && this.#heldBytes < maxBytes) {
        const batch = await feed.source.poll().catch((error: unknown) => {
          throw ofInput(error, feed)
        })
        if (!batch) break
        this.#take(feed, batch)
      }
    }
    if (this.#held === 0) await this.#arrival()
    if (this.#failure) throw this.#failure.error
  }

  /** The next records to decide, without taking them. */
  peek(max: number): Waiting[] {
    const waiting: Waiting[] = []
    for (const from of this.#feeds) {
      const end = Math.min(from.records.length, from.head + max - waiting.length)
      for (let i = from.head; i < end; i++) waiting.push(from.records[i]!)
    }
    return waiting
  }

  /** Where the inputs stand once these are decided. */
  positionsAfter(decided: readonly Waiting[]): Positions {
    const positions: Record<string, number> = {}
    for (const feed of this.#feeds) positions[feed.key] = feed.position
    for (const { record, from } of decided) positions[from.key] = record.offset + 1
    return positions
  }

  /** These are decided: the first that `peek` gave. */
  advance(decided: readonly Waiting[]): void {
    for (const { record, from } of decided) {
      from.head++
      from.position = record.offset + 1
      from.decidedTimestamp = record.timestamp
      this.#heldBytes -= bytesOf(record)
    }
    this.#held -= decided.length
    for (const feed of this.#feeds) {
      if (feed.head < feed.records.length) continue
      feed.records = []
      feed.head = 0
      feed.position = feed.nextOffset
    }
  }

  /** The next `gather`, or the one under way, throws this. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake?.()
  }

  async stop(): Promise<void> {
    this.#wake?.()
    await Promise.all(this.#feeds.map(feed => feed.source.stop()))
  }

  #take(feed: Feed, batch: RecordBatch): void {
    feed.records = feed.records.slice(feed.head)
    feed.head = 0
    for (const record of batch.records) {
      feed.records.push({ record, from: feed })
      this.#heldBytes += bytesOf(record)
    }
    feed.nextOffset = batch.nextOffset
    feed.highWatermark = batch.highWatermark
    this.#held += batch.records.length
    if (feed.records.length === 0) feed.position = batch.nextOffset
  }

  /** One `next` under way for each input; the first that ends wakes the task. */
  #arrival(): Promise<void> {
    const woken = new Promise<void>(resolve => {
      this.#wake = resolve
    })
    for (const feed of this.#feeds) {
      if (feed.waiting) continue
      feed.waiting = true
      feed.source.next().then(
        batch => {
          feed.waiting = false
          if (batch) this.#take(feed, batch)
          this.#wake?.()
        },
        (error: unknown) => {
          feed.waiting = false
          this.fail(ofInput(error, feed))
        },
      )
    }
    return woken
  }
}

const ofInput = (error: unknown, { key, position }: Lane): unknown => {
  if (!isBatonError(error)) return error
  // It says nothing against the store.
  if (error.code === 'LOG_TRUNCATED') return new BatonError('INPUT_LOST', error.message, error)
  if (error.code !== 'BATCH_DAMAGED') return error
  const way = `BATON_PASS_OVER=${key}@${position}-<offset behind the batch>`
  return new BatonError(
    error.code,
    `${error.message}; where no replica has it whole, ${way}`,
    error,
  )
}

const bytesOf = ({ key, value }: InputRecord): number => (key?.length ?? 0) + (value?.length ?? 0)
