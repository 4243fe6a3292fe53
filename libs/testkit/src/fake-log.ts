import { BatonError } from '@baton/domain'
import {
  type InputRecord,
  type LogEnds,
  type LogPort,
  type PartitionSource,
  type PartitionWrite,
  type Probe,
  proveEnds,
  type ReadToEndOptions,
  type RecordAppender,
  type RecordBatch,
  type TransactionalWriter,
  type TransactionWrite,
  type WriteReceipt,
} from '@baton/stream'
import { FakeBroker, type FakeBrokerOptions } from './fake-broker.ts'
import type { FakePartition } from './fake-partition.ts'

/** What may go wrong at a point of the fake log; a fault throws, or waits. */
export type FakeOperation =
  | 'init'
  | 'produce'
  | 'end'
  | 'end-answer'
  | 'append'
  | 'append-answer'
  | 'fetch'
  | 'ends'

export type Fault = (at: FakeOperation, who: string) => void | Promise<void>

export interface FakeLogOptions extends FakeBrokerOptions {
  /** One that is there already; else a new one. */
  readonly broker?: FakeBroker
  /** Called at each operation; throw to fail it there, return a promise to delay it. */
  readonly fault?: Fault
  /** Records of one fetch; small ones show what happens at the edges. */
  readonly fetchMaxRecords?: number
}

/**
 * A log in memory, as a task sees one: a fake broker whose operations can fail or wait. Time does
 * not pass in it.
 */
export class FakeLog implements LogPort, RecordAppender {
  readonly broker: FakeBroker
  readonly #options: FakeLogOptions
  fault: Fault | undefined

  constructor(options: FakeLogOptions = {}) {
    this.broker = options.broker ?? new FakeBroker(options)
    this.#options = options
    this.fault = options.fault
  }

  source(topic: string, partition: number, from: number): PartitionSource {
    const max = this.#options.fetchMaxRecords ?? 500
    return new FakeSource(this, this.broker.partition(topic, partition), from, max)
  }

  async ends(topic: string, partition: number): Promise<LogEnds> {
    await this.fault?.('ends', topic)
    const { start, lastStableOffset } = this.broker.partition(topic, partition)
    return { start, end: lastStableOffset }
  }

  async readToEnd(options: ReadToEndOptions): Promise<{ nextOffset: number; start: number }> {
    const { topic, partition, from, onBatch, signal } = options
    const log = this.broker.partition(topic, partition)
    const end = log.lastStableOffset
    const { start } = log
    if (from !== undefined && from > end) {
      throw new BatonError('LOG_TRUNCATED', `${topic} ends at ${end}, before ${from}`)
    }
    let nextOffset = Math.max(start, from ?? start)
    while (nextOffset < end) {
      await this.fault?.('fetch', topic)
      if (signal?.aborted) throw new BatonError('STOPPED', 'stopped')
      const batch = log.read(nextOffset, this.#options.fetchMaxRecords ?? 500)
      nextOffset = batch.nextOffset
      await onBatch(batch)
    }
    return { nextOffset, start }
  }

  writer(transactionalId: string, _topics: readonly string[], probe?: Probe): TransactionalWriter {
    return new FakeWriter(this, transactionalId, probe)
  }

  async append(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]> {
    await this.fault?.('append', writes[0]?.topic ?? '')
    const receipts = writes.map(write => this.broker.append(write))
    await this.fault?.('append-answer', writes[0]?.topic ?? '')
    return receipts
  }

  /** All a read-committed reader sees of a partition. */
  committed(topic: string, partition: number): readonly InputRecord[] {
    return this.broker.committed(topic, partition)
  }
}

class FakeWriter implements TransactionalWriter {
  readonly #log: FakeLog
  readonly #id: string
  readonly #probe: Probe | undefined
  #epoch = -1
  #state: 'new' | 'ready' | 'broken' = 'new'

  constructor(log: FakeLog, id: string, probe: Probe | undefined) {
    this.#log = log
    this.#id = id
    this.#probe = probe
  }

  async init(): Promise<void> {
    await this.#log.fault?.('init', this.#id)
    this.#epoch = this.#log.broker.initProducer(this.#id)
    this.#state = 'ready'
  }

  async commit(writes: readonly TransactionWrite[]): Promise<readonly WriteReceipt[]> {
    if (this.#state !== 'ready') throw new BatonError('BROKEN_WRITER', `writer is ${this.#state}`)
    this.#state = 'broken'
    await this.#log.fault?.('produce', this.#id)
    const { broker } = this.#log
    const receipts = writes.map(write => broker.produce(this.#id, this.#epoch, write))
    proveEnds(writes, receipts)
    this.#probe?.('produced')

    await this.#log.fault?.('end', this.#id)
    broker.end(this.#id, this.#epoch, 'committed')
    this.#probe?.('end-sent')

    await this.#log.fault?.('end-answer', this.#id)
    this.#state = 'ready'
    return receipts
  }

  async close(): Promise<void> {
    this.#state = 'broken'
  }
}

class FakeSource implements PartitionSource {
  readonly #log: FakeLog
  readonly #partition: FakePartition
  readonly #maxRecords: number
  #position: number
  #stopped = false
  #wake: (() => void) | null = null

  constructor(log: FakeLog, partition: FakePartition, from: number, maxRecords: number) {
    this.#log = log
    this.#partition = partition
    this.#position = from
    this.#maxRecords = maxRecords
  }

  /** Waits until something arrives: the fake log has no long polls that end empty. */
  async next(): Promise<RecordBatch | null> {
    while (!this.#stopped) {
      // Asked for before looking: what arrives while looking is not missed.
      const changed = this.#partition.change()
      const batch = await this.poll()
      if (batch) return batch
      await Promise.race([
        changed,
        new Promise<void>(resolve => {
          this.#wake = resolve
        }),
      ])
    }
    return null
  }

  async poll(): Promise<RecordBatch | null> {
    if (this.#stopped) return null
    await this.#log.fault?.('fetch', 'input')
    if (this.#position < this.#partition.start) {
      throw new BatonError('INPUT_LOST', `log starts at ${this.#partition.start}`)
    }
    const { highWatermark } = this.#partition
    if (this.#position > highWatermark) {
      throw new BatonError('LOG_TRUNCATED', `log ends at ${highWatermark}`)
    }
    const batch = this.#partition.read(this.#position, this.#maxRecords)
    if (batch.nextOffset === this.#position) return null
    this.#position = batch.nextOffset
    return batch
  }

  highWatermark(): number {
    return this.#partition.highWatermark
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake?.()
  }
}
