import { setTimeout } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import {
  proveEnds,
  type TransactionalWriter,
  type TransactionWrite,
  type WriteReceipt,
} from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import type { Address } from '../cluster/config.ts'
import { asBatonError } from '../cluster/errors.ts'
import { transactionVersion } from '../cluster/features.ts'
import type { Link } from '../cluster/link.ts'
import type { Links } from '../cluster/links.ts'
import { JitteredBackoff, persist } from '../cluster/retry.ts'
import { Frame } from '../wire/frame.ts'
import { protocolType } from '../wire/protocol-error.ts'
import { byLeader, byTopic, inOrderOf, onePerPartition } from './grouping.ts'
import type { PartitionBatch } from './produce.ts'
import { Sequences } from './sequences.ts'
import { ONE_EPOCH, protocolFor, type TransactionProtocol } from './transaction-protocol.ts'
import { addPartitions, initProducerId, type ProducerIdentity } from './transaction-requests.ts'

interface Session {
  readonly coordinator: Address
  readonly transactionVersion: number
  /** Of the next transaction. */
  identity: ProducerIdentity
}

/** Told where in a transaction the writer is, so that a fault test can end the process there. */
export type WriterProbe = (point: 'produced' | 'end-sent') => void

type State = 'new' | 'ready' | 'busy' | 'broken' | 'closed'

/**
 * While the markers of the previous transaction are being written, the coordinator asks to come
 * again: mostly within 2 ms.
 */
const MARKERS_FIRST_PAUSE_MS = 1
const MARKERS_LAST_PAUSE_MS = 20
/**
 * Of Produce requests that come sooner after EndTxn the broker holds one in ten back, at 1,000
 * messages a second, and looks again after 20 ms by default; of later ones, one in fifty.
 */
const MARKERS_WRITTEN_MS = 2

/**
 * Commits whole transactions under one transactional id: AddPartitionsToTxn (where `protocolFor`
 * says so), Produce, EndTxn. Only "the previous transaction is still being completed" is waited for
 * and asked again; any other failure leaves the writer broken, because only a new `init` and a look
 * into the log tell what became of the transaction. Within a producer epoch sequences are never
 * rolled back: a reused one makes the broker take a new batch for one it has, and drop it.
 */
export class KafkaTransactionalWriter implements TransactionalWriter {
  readonly #cluster: Cluster
  readonly #id: string
  readonly #topics: readonly string[]
  readonly #links: Links
  readonly #probe: WriterProbe | undefined
  readonly #frames = new Map<string, Frame>()
  readonly #frame = new Frame()
  #sequences = new Sequences()
  #known: Session | undefined
  #protocol: TransactionProtocol = ONE_EPOCH
  #endedAt = Number.NEGATIVE_INFINITY
  #state: State = 'new'
  readonly #closing = new AbortController()

  constructor(
    cluster: Cluster,
    transactionalId: string,
    topics: readonly string[],
    probe?: WriterProbe,
  ) {
    this.#cluster = cluster
    this.#id = transactionalId
    this.#topics = topics
    this.#links = cluster.links()
    this.#probe = probe
  }

  async init(): Promise<void> {
    this.#enter('new')
    const { settings } = this.#cluster
    const what = `initialise the producer ${this.#id}`
    try {
      const { initTimeoutMs } = settings
      const { signal } = this.#closing
      this.#known = await persist(settings, what, () => this.#fence(), initTimeoutMs, signal)
      // After it: where a broker died, it takes until another coordinates, and leaders move
      // meanwhile.
      const leaders = await persist(
        settings,
        what,
        () => this.#learnLeaders(),
        initTimeoutMs,
        signal,
      )
      this.#protocol = protocolFor(this.#known.transactionVersion, leaders)
    } catch (error) {
      this.#state = 'broken'
      throw asBatonError(error, what)
    }
    this.#leave()
  }

  /**
   * Anew: leaders may have moved, and that may be why there is a new owner. Resolves with how many
   * brokers lead.
   */
  async #learnLeaders(): Promise<number> {
    for (const topic of this.#topics) this.#cluster.forget(topic)
    const leaders = await Promise.all(this.#topics.map(topic => this.#cluster.learn(topic)))
    return new Set(leaders.flat().map(({ host, port }) => `${host}:${port}`)).size
  }

  /** When it resolves, all earlier transactions of the id are decided and their markers written. */
  async #fence(): Promise<Session> {
    const coordinator = await this.#cluster.coordinator('transaction', this.#id)
    const { transactionTimeoutMs, maxTransactionVersion } = this.#cluster.settings
    const level = await this.#links.use(coordinator, transactionVersion)
    const identity = await this.#overMarkers(coordinator, link =>
      initProducerId(link, this.#id, transactionTimeoutMs),
    )
    return { coordinator, identity, transactionVersion: Math.min(level, maxTransactionVersion) }
  }

  get #session(): Session {
    if (!this.#known) throw new BatonError('BROKEN_WRITER', `${this.#id} was not initialised`)
    return this.#known
  }

  async commit(writes: readonly TransactionWrite[]): Promise<readonly WriteReceipt[]> {
    this.#enter('ready')
    let ending = false
    try {
      const batches = this.#batches(writes)
      if (batches.length === 0) return []
      if (this.#protocol.addsFirst) await this.#addPartitions(batches)
      else await this.#waitForMarkers()
      const receipts = await this.#produce(batches)
      proveEnds(writes, receipts)
      this.#probe?.('produced')
      ending = true
      await this.#end()
      return receipts
    } catch (error) {
      this.#state = 'broken'
      // Before EndTxn is sent the transaction can only be aborted.
      const unclear = ending ? 'OUTCOME_UNKNOWN' : 'BROKER_UNAVAILABLE'
      throw asBatonError(error, `commit as ${this.#id}`, unclear)
    } finally {
      this.#leave()
    }
  }

  /** Whatever is under way rejects. */
  async close(): Promise<void> {
    this.#state = 'closed'
    this.#closing.abort()
    this.#cluster.release(this.#links)
  }

  #enter(expected: State): void {
    if (this.#state !== expected)
      throw new BatonError(
        'BROKEN_WRITER',
        `the writer of ${this.#id} is ${this.#state}, not ${expected}: discard it and take over anew`,
      )
    this.#state = 'busy'
  }

  #leave(): void {
    if (this.#state === 'busy') this.#state = 'ready'
  }

  #batches(writes: readonly TransactionWrite[]): PartitionBatch[] {
    const identity = this.#session.identity
    return onePerPartition(writes).map(({ topic, partition, records }) => {
      const firstSequence = this.#sequences.take(topic, partition, records.length)
      return {
        topic,
        partition,
        records,
        origin: { ...identity, firstSequence, transactional: true },
      }
    })
  }

  #addPartitions(batches: readonly PartitionBatch[]): Promise<void> {
    const { coordinator, identity } = this.#session
    return this.#overMarkers(coordinator, link =>
      addPartitions(link, this.#frame, this.#id, identity, byTopic(batches)),
    )
  }

  /** To all leaders at the same time. */
  async #produce(batches: readonly PartitionBatch[]): Promise<WriteReceipt[]> {
    const shares = await byLeader(this.#cluster, batches)
    const receipts = await Promise.all(
      [...shares].map(([key, { leader, items }]) =>
        this.#overMarkers(leader, async link => {
          const frame = this.#frameFor(key)
          this.#protocol.writeProduce(frame, this.#cluster.settings, this.#id, byTopic(items))
          return this.#protocol.readReceipts(await link.exchange(frame))
        }),
      ),
    )
    return inOrderOf(batches, receipts.flat())
  }

  async #end(): Promise<void> {
    const session = this.#session
    const { coordinator, identity } = session
    const next = await this.#links.use(coordinator, link => {
      const ended = this.#protocol.commit(link, this.#frame, this.#id, identity)
      this.#probe?.('end-sent')
      return ended
    })
    this.#endedAt = performance.now()
    if (next === identity) return
    session.identity = next
    this.#sequences = new Sequences()
  }

  /** As long as they mostly take; where they take longer, the broker makes the Produce wait. */
  async #waitForMarkers(): Promise<void> {
    const left = this.#endedAt + MARKERS_WRITTEN_MS - performance.now()
    if (left > 0) await setTimeout(Math.ceil(left))
  }

  /**
   * Repeats a request while the coordinator is still completing the previous transaction, until the
   * writer breaks or is closed. Of a Produce that is refused so nothing was appended; had a part
   * been, the broker would know it again by its sequence.
   */
  async #overMarkers<T>(broker: Address, request: (link: Link) => Promise<T>): Promise<T> {
    const backoff = new JitteredBackoff(MARKERS_FIRST_PAUSE_MS, MARKERS_LAST_PAUSE_MS)
    const until = performance.now() + this.#cluster.settings.requestTimeoutMs
    for (;;) {
      try {
        return await this.#links.use(broker, request)
      } catch (error) {
        const waiting = protocolType(error) === 'CONCURRENT_TRANSACTIONS'
        if (!waiting || this.#state !== 'busy' || performance.now() > until) throw error
        await backoff.wait()
      }
    }
  }

  /** A buffer of its own for each leader: they are written to at the same time. */
  #frameFor(leader: string): Frame {
    const known = this.#frames.get(leader)
    if (known) return known
    const frame = new Frame()
    this.#frames.set(leader, frame)
    return frame
  }
}
