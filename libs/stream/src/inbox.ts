import { isDamaged, ofInput } from './input-error.ts'
import type { Lane } from './lane.ts'
import type { InputRecord, PartitionSource, RecordBatch } from './ports.ts'
import { type Arrived, type InputPartition, inputKey, type Positions } from './processor.ts'

export interface Waiting extends Arrived {
  readonly from: Feed
  readonly bytes: number
  /**
   * Position of its input once it is decided: behind what follows it that is no record, control
   * records and compacted gaps.
   */
  next: number
}

export interface Feed extends Lane {
  readonly source: PartitionSource
  /**
   * Next offset to decide by the progress: control records alone move `position`, and no
   * transaction tells it.
   */
  committed: number
  /** Taken from the source, not yet decided, from `head` on. */
  records: Waiting[]
  head: number
  waiting: boolean
}

/**
 * What has arrived and is not yet decided, over all inputs of a task: at most the bounds and one
 * fetch of each.
 */
export class Inbox {
  readonly #feeds: readonly Feed[]
  /**
   * The same as they are looked at; each comes first in turn, so that the backlog of one leaves
   * room for the others.
   */
  readonly #inTurn: Feed[]
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
      const feed: Feed = {
        topic: input.topic,
        partition: input.partition,
        key: inputKey(input),
        position,
        highWatermark: ends[inputKey(input)] ?? position,
        decidedTimestamp: 0,
        committed: position,
        source,
        end: () => source.highWatermark?.() ?? feed.highWatermark,
        oldestTimestamp: () => feed.records[feed.head]?.record.timestamp,
        heldBackMs: () => source.heldBackMs?.() ?? 0,
        records: [],
        head: 0,
        waiting: false,
      }
      return feed
    })
    this.#inTurn = [...this.#feeds]
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

  /**
   * Takes what has arrived, up to `max` records or bytes and one fetch; waits when there is
   * nothing, at most one long poll.
   */
  async gather(max: number, maxBytes: number): Promise<void> {
    for (const feed of this.#inTurn) {
      while (!feed.waiting && this.#held < max && this.#heldBytes < maxBytes) {
        const batch = await feed.source.poll().catch((error: unknown) => {
          // What came before it is decided first; then it is met again.
          if (isDamaged(error) && feed.head < feed.records.length) return null
          throw ofInput(error, feed.key, feed.committed)
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
    for (const from of this.#inTurn) {
      const end = Math.min(from.records.length, from.head + max - waiting.length)
      for (let i = from.head; i < end; i++) waiting.push(from.records[i]!)
    }
    return waiting
  }

  /** Where the inputs stand once these are decided. */
  positionsAfter(decided: readonly Waiting[]): Positions {
    const positions: Record<string, number> = {}
    for (const feed of this.#feeds) positions[feed.key] = feed.position
    for (const { from, next } of decided) positions[from.key] = next
    return positions
  }

  /** These are decided, the first that `peek` gave, and committed with these positions. */
  advance(decided: readonly Waiting[], committed: Positions): void {
    for (const { record, from, bytes, next } of decided) {
      from.head++
      from.position = next
      from.decidedTimestamp = record.timestamp
      this.#heldBytes -= bytes
    }
    this.#held -= decided.length
    for (const feed of this.#feeds) {
      feed.committed = committed[feed.key]!
      if (feed.head < feed.records.length) continue
      feed.records = []
      feed.head = 0
    }
    this.#inTurn.push(this.#inTurn.shift()!)
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
      const bytes = bytesOf(record)
      feed.records.push({ record, from: feed, bytes, next: record.offset + 1 })
      this.#heldBytes += bytes
    }
    feed.highWatermark = batch.highWatermark
    this.#held += batch.records.length
    const last = feed.records.at(-1)
    if (last) last.next = batch.nextOffset
    else feed.position = batch.nextOffset
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
          this.fail(ofInput(error, feed.key, feed.committed))
        },
      )
    }
    return woken
  }
}

/** Headers are held too: a record without a body may carry a megabyte of them. */
const bytesOf = ({ key, value, headers }: InputRecord): number => {
  let bytes = (key?.length ?? 0) + (value?.length ?? 0)
  if (headers) for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0)
  return bytes
}
