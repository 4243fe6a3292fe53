import { BatonError } from '@baton/domain'
import type { OutputRecord } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { asBatonError } from '../cluster/errors.ts'
import type { Links } from '../cluster/links.ts'
import { JitteredBackoff, Patience, persist } from '../cluster/retry.ts'
import { Frame } from '../wire/frame.ts'
import { protocolType } from '../wire/protocol-error.ts'
import { readReceipts, writeProduce } from './produce.ts'
import { Sequences } from './sequences.ts'
import { initProducerId, type ProducerIdentity } from './transaction-requests.ts'

/** Records that go into the log together. */
export interface Parcel {
  readonly records: readonly OutputRecord[]
  readonly bytes: number
  /** `performance.now()` after which it goes into no batch any more. */
  readonly until: number
  readonly appended: (baseOffset: number) => void
  readonly failed: (error: BatonError) => void
}

/**
 * Answers after which the batch may or may not be in the log; every other error code says that it
 * is not. A leader that loses its office while the followers still fetch the batch answers
 * NOT_LEADER, and the next leader may well have it.
 */
const UNCLEAR = new Set([
  'NOT_LEADER_FOR_PARTITION',
  'REQUEST_TIMED_OUT',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  'UNKNOWN_SERVER_ERROR',
  'NETWORK_EXCEPTION',
  'KAFKA_STORAGE_ERROR',
])

/**
 * The way into one partition: parcels that wait are joined into one batch, one batch is under way
 * at a time, and it is repeated byte for byte, with its producer id and sequence, until it is
 * acknowledged or too late. So a lost answer neither loses nor doubles it. After giving up, the
 * producer id is never used again: its next batch could be taken for the one given up.
 */
export class AppendLane {
  readonly #cluster: Cluster
  readonly #links: Links
  readonly #topic: string
  readonly #partition: number
  readonly #batchMaxBytes: number
  readonly #waiting: Parcel[] = []
  #maxParcels = Number.POSITIVE_INFINITY
  #identity: ProducerIdentity | undefined
  #sequences = new Sequences()
  #frame = new Frame()
  #running: Promise<void> | undefined

  constructor(
    cluster: Cluster,
    links: Links,
    topic: string,
    partition: number,
    batchMaxBytes: number,
  ) {
    this.#cluster = cluster
    this.#links = links
    this.#topic = topic
    this.#partition = partition
    this.#batchMaxBytes = batchMaxBytes
  }

  push(parcel: Parcel): void {
    this.#waiting.push(parcel)
    this.#running ??= Promise.resolve().then(() => this.#run())
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const parcels = this.#take()
      if (parcels.length > 0) await this.#deliver(parcels)
    }
    this.#running = undefined
  }

  /** As many parcels as fit one batch; those that are too late are refused. */
  #take(): Parcel[] {
    const taken: Parcel[] = []
    let bytes = 0
    for (;;) {
      const parcel = this.#waiting[0]
      if (!parcel || taken.length >= this.#maxParcels) return taken
      if (taken.length > 0 && bytes + parcel.bytes > this.#batchMaxBytes) return taken
      this.#waiting.shift()
      if (performance.now() > parcel.until) parcel.failed(this.#tooLate())
      else {
        taken.push(parcel)
        bytes += parcel.bytes
      }
    }
  }

  /**
   * Tries a batch as long as its newest parcel may be tried: with the time of the oldest, parcels
   * that have just come would be given up with what was left to another.
   */
  async #deliver(parcels: readonly Parcel[]): Promise<void> {
    const until = Math.max(...parcels.map(p => p.until))
    try {
      await this.#encode(
        parcels.flatMap(p => p.records),
        until,
      )
      let offset = await this.#produce(until)
      for (const { records, appended } of parcels) {
        appended(offset)
        if (offset >= 0) offset += records.length
      }
      this.#maxParcels = Number.POSITIVE_INFINITY
    } catch (error) {
      this.#identity = undefined
      this.#frame = new Frame()
      this.#giveUp(parcels, asBatonError(error, `append to ${this.#place}`))
    }
  }

  /** A batch too large for the topic may hold parcels that are not: they are tried in halves. */
  #giveUp(parcels: readonly Parcel[], error: BatonError): void {
    if (error.code === 'RECORD_TOO_LARGE' && parcels.length > 1) {
      this.#maxParcels = Math.ceil(parcels.length / 2)
      this.#waiting.unshift(...parcels)
    } else for (const { failed } of parcels) failed(error)
  }

  async #encode(records: readonly OutputRecord[], until: number): Promise<void> {
    const { settings } = this.#cluster
    this.#identity ??= await this.#newIdentity(until)
    const firstSequence = this.#sequences.take(this.#topic, this.#partition, records.length)
    const origin = { ...this.#identity, firstSequence, transactional: false }
    const batch = { topic: this.#topic, partition: this.#partition, records, origin }
    writeProduce(this.#frame, settings, null, new Map([[this.#topic, [batch]]]))
  }

  async #newIdentity(until: number): Promise<ProducerIdentity> {
    const { settings } = this.#cluster
    const ask = () =>
      this.#cluster.onAny(link => initProducerId(link, null, settings.transactionTimeoutMs))
    this.#sequences = new Sequences()
    return persist(settings, 'ask for a producer id', ask, until - performance.now())
  }

  async #produce(until: number): Promise<number> {
    const { settings } = this.#cluster
    const patience = new Patience(settings, until - performance.now())
    const backoff = new JitteredBackoff(settings.backoffMinMs, settings.backoffMaxMs)
    let unclear = false
    for (;;) {
      let sent = false
      try {
        const leader = await this.#cluster.leader(this.#topic, this.#partition)
        const answer = await this.#links.use(leader, link => {
          sent = true
          return link.exchange(this.#frame)
        })
        return readReceipts(answer)[0]?.baseOffset ?? -1
      } catch (error) {
        unclear ||= sent && UNCLEAR.has(protocolType(error) ?? 'REQUEST_TIMED_OUT')
        this.#cluster.forget(this.#topic)
        if (patience.endsWith(error))
          throw asBatonError(
            error,
            `append to ${this.#place}`,
            unclear ? 'OUTCOME_UNKNOWN' : 'BROKER_UNAVAILABLE',
          )
        await backoff.wait()
      }
    }
  }

  get #place(): string {
    return `${this.#topic}/${this.#partition}`
  }

  #tooLate(): BatonError {
    return new BatonError('BROKER_UNAVAILABLE', `append to ${this.#place}: waited too long in line`)
  }
}
