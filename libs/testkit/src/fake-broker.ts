import { BatonError } from '@baton/domain'
import type { InputRecord, OutputRecords, TransactionWrite, WriteReceipt } from '@baton/stream'
import { FakePartition, type Fate, type Transaction } from './fake-partition.ts'

export type { FakePartition } from './fake-partition.ts'

interface ProducerIdentity {
  epoch: number
  open: Transaction | null
}

export interface FakeBrokerOptions {
  /** LogAppendTime of a topic, ms; undefined leaves the producer's time. */
  readonly appendTime?: (topic: string) => number | undefined
  /** Largest value of a record, in bytes, as max.message.bytes. */
  readonly maxValueBytes?: number
  /** Largest write to one partition, in bytes. */
  readonly maxWriteBytes?: number
}

/**
 * What a broker does with requests, each at once: offsets, transactions that commit or abort with
 * control records, fencing by epoch, the last stable offset, aborted data that nobody sees,
 * compaction, retention. How requests and answers travel is its clients' business.
 */
export class FakeBroker {
  /** Told after each transaction that was committed. */
  onCommit: ((transactionalId: string) => void) | undefined
  /** Told when a take-over aborts what a former owner left open. */
  onTakeOver: ((transactionalId: string) => void) | undefined
  /** What else it refuses as too large. */
  isTooLarge: ((write: TransactionWrite) => boolean) | undefined
  /** false: a broker that lets former owners go on, to see whether somebody notices. */
  fences = true
  readonly #partitions = new Map<string, FakePartition>()
  readonly #producers = new Map<string, ProducerIdentity>()
  readonly #options: FakeBrokerOptions

  constructor(options: FakeBrokerOptions = {}) {
    this.#options = options
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

  append(write: TransactionWrite): WriteReceipt {
    return this.#write(write, null)
  }

  /** A new epoch: former owners are fenced, their open transaction is aborted. */
  initProducer(transactionalId: string): number {
    const producer = this.#producer(transactionalId)
    if (producer.open) this.onTakeOver?.(transactionalId)
    this.#settle(producer, 'aborted')
    return ++producer.epoch
  }

  /** Throws PRODUCER_FENCED for an older epoch. */
  produce(transactionalId: string, epoch: number, write: TransactionWrite): WriteReceipt {
    const producer = this.#current(transactionalId, epoch)
    producer.open ??= { fate: 'open', partitions: new Set() }
    return this.#write(write, producer.open)
  }

  end(transactionalId: string, epoch: number, fate: 'committed' | 'aborted'): void {
    this.#settle(this.#current(transactionalId, epoch), fate)
    if (fate === 'committed') this.onCommit?.(transactionalId)
  }

  /**
   * transaction.timeout.ms has passed: as brokers do, aborts it and fences its producer. False when
   * none was open.
   */
  expire(transactionalId: string): boolean {
    const producer = this.#producer(transactionalId)
    if (!producer.open) return false
    producer.epoch++
    this.#settle(producer, 'aborted')
    return true
  }

  /** All a read-committed reader sees of a partition. */
  committed(topic: string, partition: number): readonly InputRecord[] {
    const log = this.partition(topic, partition)
    return log.read(log.start, Number.POSITIVE_INFINITY).records
  }

  /** The topic deleted and made anew. */
  recreate(topic: string, partition: number): void {
    this.#partitions.delete(`${topic}/${partition}`)
  }

  #current(transactionalId: string, epoch: number): ProducerIdentity {
    const producer = this.#producer(transactionalId)
    if (epoch === producer.epoch || !this.fences) return producer
    throw new BatonError('PRODUCER_FENCED', `${transactionalId} was taken over`)
  }

  #producer(transactionalId: string): ProducerIdentity {
    let producer = this.#producers.get(transactionalId)
    if (!producer) {
      producer = { epoch: -1, open: null }
      this.#producers.set(transactionalId, producer)
    }
    return producer
  }

  #settle(producer: ProducerIdentity, fate: Fate): void {
    const transaction = producer.open
    if (!transaction) return
    transaction.fate = fate
    producer.open = null
    for (const partition of transaction.partitions) partition.settled(transaction)
  }

  #write(write: TransactionWrite, transaction: Transaction | null): WriteReceipt {
    const { topic, partition, records } = write
    this.#checkSizes(topic, records)
    if (this.isTooLarge?.(write)) throw tooLarge(topic)
    const log = this.partition(topic, partition)
    const baseOffset = log.highWatermark
    const timestamp = this.#options.appendTime?.(topic)
    for (const record of records) {
      log.add(timestamp === undefined ? record : { ...record, timestamp }, transaction)
    }
    log.changed()
    return { topic, partition, baseOffset }
  }

  #checkSizes(topic: string, records: OutputRecords): void {
    const { maxValueBytes = Infinity, maxWriteBytes = Infinity } = this.#options
    let bytes = 0
    for (const { value } of records) {
      bytes += value?.length ?? 0
      if ((value?.length ?? 0) > maxValueBytes || bytes > maxWriteBytes) {
        throw tooLarge(topic)
      }
    }
  }
}

const tooLarge = (topic: string) =>
  new BatonError('RECORD_TOO_LARGE', `MESSAGE_TOO_LARGE in ${topic}`)
