import { BatonError } from '@baton/domain'
import type {
  InputRecord,
  LogEnds,
  LogPort,
  OutputRecord,
  PartitionSource,
  PartitionWrite,
  Probe,
  ReadToEndOptions,
  RecordAppender,
  RecordBatch,
  TransactionalWriter,
  WriteReceipt,
} from '@baton/stream'

type Fate = 'open' | 'committed' | 'aborted'

interface Transaction {
  fate: Fate
  readonly partitions: Set<FakePartition>
}

interface Entry {
  readonly offset: number
  /** null for a control record. */
  readonly record: InputRecord | null
  /** null for what was appended outside any transaction. */
  readonly transaction: Transaction | null
}

interface ProducerIdentity {
  epoch: number
  open: Transaction | null
}

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

class FakePartition {
  readonly entries: Entry[] = []
  start = 0
  readonly #waiting = new Set<() => void>()

  get highWatermark(): number {
    return (this.entries.at(-1)?.offset ?? this.start - 1) + 1
  }

  /** The first offset of an open transaction, or the end. */
  get lastStableOffset(): number {
    const open = this.entries.find(entry => entry.transaction?.fate === 'open')
    return open ? open.offset : this.highWatermark
  }

  add(record: OutputRecord | null, transaction: Transaction | null): number {
    const offset = this.highWatermark
    this.entries.push({ offset, record: record && asInput(record, offset), transaction })
    return offset
  }

  /** Wakes the readers: something new may be visible. */
  changed(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  change(): Promise<void> {
    return new Promise(resolve => this.#waiting.add(resolve))
  }

  read(from: number, maxRecords: number): RecordBatch {
    const { lastStableOffset, highWatermark } = this
    const records: InputRecord[] = []
    let nextOffset = from
    for (const { offset, record, transaction } of this.#from(from)) {
      if (offset >= lastStableOffset || records.length >= maxRecords) break
      nextOffset = offset + 1
      const visible = transaction === null || transaction.fate === 'committed'
      if (record && visible) records.push(record)
    }
    return { records, nextOffset, highWatermark, lastStableOffset }
  }

  #from(offset: number): Entry[] {
    let low = 0
    let high = this.entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.entries[middle]!.offset < offset) low = middle + 1
      else high = middle
    }
    return this.entries.slice(low)
  }
}

export interface FakeLogOptions {
  /** Called at each operation; throw to fail it there, return a promise to delay it. */
  readonly fault?: Fault
  /** Records of one fetch; small ones show what happens at the edges. */
  readonly fetchMaxRecords?: number
  /** Largest value of a record, in bytes, as max.message.bytes. */
  readonly maxValueBytes?: number
  /** Largest write to one partition, in bytes. */
  readonly maxWriteBytes?: number
}

/**
 * A log in memory with what a task depends on: offsets, transactions that commit or abort with control records, fencing by
 * epoch, the last stable offset, aborted data that nobody sees, compaction, retention. Time does not pass in it.
 */
export class FakeLog implements LogPort, RecordAppender {
  readonly #partitions = new Map<string, FakePartition>()
  readonly #producers = new Map<string, ProducerIdentity>()
  readonly #options: FakeLogOptions
  fault: Fault | undefined

  constructor(options: FakeLogOptions = {}) {
    this.#options = options
    this.fault = options.fault
  }

  partition(topic: string, partition: number): FakePartition {
    const key = `${topic}/${partition}`
    let found = this.#partitions.get(key)
    if (!found) {
      found = new FakePartition()
      this.#partitions.set(key, found)
    }
    return found
  }

  source(topic: string, partition: number, from: number): PartitionSource {
    const max = this.#options.fetchMaxRecords ?? 500
    return new FakeSource(this, this.partition(topic, partition), from, max)
  }

  async ends(topic: string, partition: number): Promise<LogEnds> {
    await this.fault?.('ends', topic)
    const { start, lastStableOffset } = this.partition(topic, partition)
    return { start, end: lastStableOffset }
  }

  async readToEnd(options: ReadToEndOptions): Promise<{ nextOffset: number; start: number }> {
    const { topic, partition, from, onBatch, signal } = options
    const log = this.partition(topic, partition)
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
    return new FakeWriter(this, transactionalId, this.#producer(transactionalId), probe)
  }

  async append(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]> {
    await this.fault?.('append', writes[0]?.topic ?? '')
    const receipts = writes.map(write => this.write(write, null))
    await this.fault?.('append-answer', writes[0]?.topic ?? '')
    return receipts
  }

  /** All a read-committed reader sees of a partition. */
  committed(topic: string, partition: number): readonly InputRecord[] {
    const log = this.partition(topic, partition)
    return log.read(log.start, Number.POSITIVE_INFINITY).records
  }

  /** Keeps the last record of each key, as a broker may at any time; control records stay. */
  compact(topic: string, partition: number): void {
    const log = this.partition(topic, partition)
    const last = new Map<string, number>()
    for (const { record, offset, transaction } of log.entries) {
      if (record?.key && transaction?.fate !== 'aborted') last.set(record.key.toString(), offset)
    }
    const kept = log.entries.filter(
      ({ record, offset }) => !record?.key || last.get(record.key.toString()) === offset,
    )
    log.entries.splice(0, log.entries.length, ...kept)
  }

  /** Retention: everything before the offset is gone. */
  deleteBefore(topic: string, partition: number, offset: number): void {
    const log = this.partition(topic, partition)
    const kept = log.entries.filter(entry => entry.offset >= offset)
    log.entries.splice(0, log.entries.length, ...kept)
    log.start = offset
  }

  /** The topic deleted and made anew. */
  recreate(topic: string, partition: number): void {
    this.#partitions.delete(`${topic}/${partition}`)
  }

  write({ topic, partition, records }: PartitionWrite, transaction: Transaction | null) {
    const log = this.partition(topic, partition)
    this.#checkSizes(topic, records)
    const baseOffset = log.highWatermark
    for (const record of records) log.add(record, transaction)
    transaction?.partitions.add(log)
    log.changed()
    return { topic, partition, baseOffset }
  }

  #checkSizes(topic: string, records: readonly OutputRecord[]): void {
    const { maxValueBytes = Infinity, maxWriteBytes = Infinity } = this.#options
    let bytes = 0
    for (const { value } of records) {
      bytes += value?.length ?? 0
      if ((value?.length ?? 0) > maxValueBytes || bytes > maxWriteBytes) {
        throw new BatonError('RECORD_TOO_LARGE', `MESSAGE_TOO_LARGE in ${topic}`)
      }
    }
  }

  #producer(transactionalId: string): ProducerIdentity {
    let producer = this.#producers.get(transactionalId)
    if (!producer) {
      producer = { epoch: -1, open: null }
      this.#producers.set(transactionalId, producer)
    }
    return producer
  }
}

class FakeWriter implements TransactionalWriter {
  readonly #log: FakeLog
  readonly #id: string
  readonly #producer: ProducerIdentity
  readonly #probe: Probe | undefined
  #epoch = -1
  #state: 'new' | 'ready' | 'broken' = 'new'

  constructor(log: FakeLog, id: string, producer: ProducerIdentity, probe: Probe | undefined) {
    this.#log = log
    this.#id = id
    this.#producer = producer
    this.#probe = probe
  }

  async init(): Promise<void> {
    await this.#log.fault?.('init', this.#id)
    this.#epoch = ++this.#producer.epoch
    if (this.#producer.open) settle(this.#producer, 'aborted')
    this.#state = 'ready'
  }

  async commit(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]> {
    if (this.#state !== 'ready') throw new BatonError('BROKEN_WRITER', `writer is ${this.#state}`)
    this.#state = 'broken'
    await this.#log.fault?.('produce', this.#id)
    this.#checkEpoch()
    const transaction: Transaction = { fate: 'open', partitions: new Set() }
    this.#producer.open = transaction
    const receipts = writes.map(write => this.#log.write(write, transaction))
    this.#probe?.('produced')

    await this.#log.fault?.('end', this.#id)
    this.#checkEpoch()
    settle(this.#producer, 'committed')
    this.#probe?.('end-sent')

    await this.#log.fault?.('end-answer', this.#id)
    this.#state = 'ready'
    return receipts
  }

  async close(): Promise<void> {
    this.#state = 'broken'
  }

  #checkEpoch(): void {
    if (this.#epoch !== this.#producer.epoch) {
      throw new BatonError('PRODUCER_FENCED', `${this.#id} was taken over`)
    }
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
      const batch = await this.poll()
      if (batch) return batch
      await Promise.race([
        this.#partition.change(),
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
    const batch = this.#partition.read(this.#position, this.#maxRecords)
    if (batch.nextOffset === this.#position) return null
    this.#position = batch.nextOffset
    return batch
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake?.()
  }
}

const settle = (producer: ProducerIdentity, fate: Fate): void => {
  const transaction = producer.open
  if (!transaction) return
  transaction.fate = fate
  producer.open = null
  for (const partition of transaction.partitions) {
    partition.add(null, null)
    partition.changed()
  }
}

const asInput = (
  { key, value, headers, timestamp }: OutputRecord,
  offset: number,
): InputRecord => ({
  offset,
  timestamp,
  key,
  value,
  headers,
})
