import { BatonError } from '@baton/domain'
import type { OutputRecord, PartitionWrite, RecordAppender, WriteReceipt } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import type { Links } from '../cluster/links.ts'
import { recordBytes } from '../records/encode-batch.ts'
import { AppendLane } from './append-lane.ts'

export interface AppenderOptions {
  /**
   * What waits at the same time goes into batches of at most this size; a larger single record goes
   * alone.
   */
  readonly batchMaxBytes?: number
  /**
   * Records that may wait for one partition; a single call that finds nothing waiting may bring
   * more.
   */
  readonly partitionQueueMaxRecords?: number
  /** Bytes that may wait in all. */
  readonly queueMaxBytes?: number
  /** How long an append is tried; one that has waited behind another batch, up to twice as long. */
  readonly deliveryTimeoutMs?: number
}

const DEFAULTS = {
  batchMaxBytes: 512 << 10,
  partitionQueueMaxRecords: 10_000,
  queueMaxBytes: 64 << 20,
  deliveryTimeoutMs: 30_000,
} as const

interface Lane {
  readonly lane: AppendLane
  records: number
}

interface Chunk {
  readonly records: OutputRecord[]
  bytes: number
}

/**
 * Appends idempotently outside any transaction, acknowledged by all in-sync replicas. Calls made
 * while a batch is under way share the next one. Rejects with BROKER_UNAVAILABLE when the queue is
 * full or nobody took the records in time (they are not in the log), OUTCOME_UNKNOWN when a request
 * was sent and never answered (they may be), RECORD_TOO_LARGE, TOPIC_MISSING. Writes of one call to
 * several partitions can succeed in part; by the time it rejects, none of them is under way any
 * more.
 */
export class Appender implements RecordAppender {
  readonly #cluster: Cluster
  readonly #links: Links
  readonly #options: Required<AppenderOptions>
  readonly #lanes = new Map<string, Lane>()
  #queuedBytes = 0
  #closed = false

  constructor(cluster: Cluster, options: AppenderOptions = {}) {
    this.#cluster = cluster
    this.#links = cluster.links()
    this.#options = { ...DEFAULTS, ...options }
  }

  /** Receipts in the order of the writes, those without records left out. */
  async append(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]> {
    const wanted = writes.filter(({ records }) => records.length > 0)
    const chunks = wanted.map(({ records }) => this.#chunks(records))
    this.#admit(wanted, chunks.flat())
    const done = await Promise.allSettled(
      wanted.map((write, i) => this.#appendAll(write, chunks[i] ?? [])),
    )
    return done.map(outcome => {
      if (outcome.status === 'rejected') throw outcome.reason
      return outcome.value
    })
  }

  /** Takes no more, waits for what is queued, then closes its connections. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#lanes.values()].map(({ lane }) => lane.idle()))
    this.#cluster.release(this.#links)
  }

  #chunks(records: readonly OutputRecord[]): Chunk[] {
    const chunks: Chunk[] = []
    let last: Chunk | undefined
    for (const record of records) {
      const bytes = recordBytes(record)
      if (!last || last.bytes + bytes > this.#options.batchMaxBytes) {
        last = { records: [], bytes: 0 }
        chunks.push(last)
      }
      last.records.push(record)
      last.bytes += bytes
    }
    return chunks
  }

  /** All writes of a call are taken, or none. */
  #admit(writes: readonly PartitionWrite[], chunks: readonly Chunk[]): void {
    if (this.#closed) throw new BatonError('STOPPED', 'the appender is closed')
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0)
    const { queueMaxBytes, partitionQueueMaxRecords } = this.#options
    if (this.#queuedBytes + bytes > queueMaxBytes)
      throw new BatonError(
        'BROKER_UNAVAILABLE',
        `the append queue is full (${queueMaxBytes} bytes)`,
      )
    for (const { topic, partition, records } of writes) {
      const waiting = this.#lane(topic, partition).records
      if (waiting > 0 && waiting + records.length > partitionQueueMaxRecords)
        throw new BatonError(
          'BROKER_UNAVAILABLE',
          `the append queue of ${topic}/${partition} is full (${partitionQueueMaxRecords} records)`,
        )
    }
  }

  async #appendAll(write: PartitionWrite, chunks: readonly Chunk[]): Promise<WriteReceipt> {
    const { topic, partition } = write
    const lane = this.#lane(topic, partition)
    const offsets = await Promise.all(chunks.map(chunk => this.#appendChunk(lane, chunk)))
    return { topic, partition, baseOffset: offsets[0] ?? -1 }
  }

  #appendChunk(lane: Lane, { records, bytes }: Chunk): Promise<number> {
    lane.records += records.length
    this.#queuedBytes += bytes
    const settle = () => {
      lane.records -= records.length
      this.#queuedBytes -= bytes
    }
    const until = performance.now() + this.#options.deliveryTimeoutMs
    return new Promise<number>((appended, failed) => {
      lane.lane.push({ records, bytes, until, appended, failed })
    }).finally(settle)
  }

  #lane(topic: string, partition: number): Lane {
    const key = `${topic}/${partition}`
    const known = this.#lanes.get(key)
    if (known) return known
    const { batchMaxBytes } = this.#options
    const lane = new AppendLane(this.#cluster, this.#links, topic, partition, batchMaxBytes)
    const entry = { lane, records: 0 }
    this.#lanes.set(key, entry)
    return entry
  }
}
