import { BatonError, isBatonError } from '@baton/domain'
import type { PartitionSource, RecordBatch } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import type { Address, Settings } from '../cluster/config.ts'
import { asBatonError } from '../cluster/errors.ts'
import type { Links } from '../cluster/links.ts'
import { JitteredBackoff, Patience } from '../cluster/retry.ts'
import { DamagedBatch, visibleBatches } from '../records/record-set.ts'
import { Frame } from '../wire/frame.ts'
import { fetchPartition } from './fetch.ts'
import { Fetched } from './fetched.ts'
import { isOutOfRange, logEnds } from './log-ends.ts'

export interface ReaderOptions {
  readonly topic: string
  readonly partition: number
  readonly from: number
  /** No fetch starts at or beyond this offset. */
  readonly until?: number
  readonly maxBytes?: number
}

/** A batch that is damaged in this many fetches is damaged on the broker's disk. */
const DAMAGED_FETCHES = 3

/**
 * Reads one partition in order from a given offset, read committed, over a connection of its own (a
 * long poll blocks its connection). It fetches ahead, bounded in fetches and bytes, and goes on
 * over errors that pass; it never skips and never resets its offset. Keys and values of its records
 * are views on the fetched bytes, or on unpacked ones, and keep them alive: copy what you keep.
 */
export class PartitionReader implements PartitionSource {
  readonly #cluster: Cluster
  readonly #settings: Settings
  readonly #links: Links
  readonly #options: ReaderOptions
  readonly #frame = new Frame()
  readonly #arrived: Fetched[] = []
  readonly #stopping = new AbortController()
  /** The one that is being taken. */
  #inHand: Fetched | undefined
  #arrivedBytes = 0
  #highWatermark: number | undefined
  #heldBack: { readonly at: number; readonly since: number } | undefined
  #position: number
  #failure: BatonError | undefined
  #started = false
  #finished = false
  #signalReader: (() => void) | undefined
  #signalRoom: (() => void) | undefined

  constructor(cluster: Cluster, options: ReaderOptions) {
    this.#cluster = cluster
    this.#settings = cluster.settings
    this.#links = cluster.links()
    this.#options = options
    this.#position = options.from
  }

  async next(): Promise<RecordBatch | null> {
    this.#start()
    if (!this.#inHand && this.#arrived.length === 0 && !this.#finished) await this.#news()
    return this.poll()
  }

  async poll(): Promise<RecordBatch | null> {
    this.#start()
    const fetched = this.#inHand ?? this.#arrival()
    if (!fetched) {
      if (this.#failure) throw this.#failure
      return null
    }
    const batch = await fetched.take().catch((error: unknown) => this.#refuse(error))
    if (fetched.isTaken) this.#inHand = undefined
    return batch
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#arrived.length = 0
    this.#inHand = undefined
    this.#signalRoom?.()
    this.#signalReader?.()
    this.#cluster.release(this.#links)
  }

  heldBackMs(): number {
    return this.#heldBack ? performance.now() - this.#heldBack.since : 0
  }

  highWatermark(): number | undefined {
    return this.#highWatermark
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }

  #arrival(): Fetched | undefined {
    const fetched = this.#arrived.shift()
    if (!fetched) return undefined
    this.#inHand = fetched
    this.#arrivedBytes -= fetched.bytes
    this.#signalRoom?.()
    return fetched
  }

  /** Its checksum was right, so that another fetch would bring the same. */
  #refuse(error: unknown): never {
    const { topic, partition } = this.#options
    const what = `read ${topic}/${partition}`
    if (error instanceof DamagedBatch)
      throw new BatonError('BATCH_DAMAGED', `${what}: ${error.message}`, error)
    if (isBatonError(error)) throw new BatonError(error.code, `${what}: ${error.message}`, error)
    throw error
  }

  #start(): void {
    if (this.#started) return
    this.#started = true
    void this.#run().finally(() => {
      this.#finished = true
      this.#signalReader?.()
    })
  }

  #wants(): boolean {
    const until = this.#options.until ?? Number.POSITIVE_INFINITY
    return !this.#stopped && this.#failure === undefined && this.#position < until
  }

  /** Resolves when a fetch has ended, with or without records, or the reader has. */
  #news(): Promise<void> {
    return new Promise(resolve => {
      this.#signalReader = resolve
    })
  }

  async #run(): Promise<void> {
    const backoff = new JitteredBackoff(this.#settings.backoffMinMs, this.#settings.backoffMaxMs)
    let trouble: Trouble | undefined
    while (this.#wants()) {
      try {
        this.#accept(await this.#fetch())
        trouble = undefined
        backoff.reset()
        await this.#room()
      } catch (error) {
        if (this.#stopped) return
        trouble ??= new Trouble(this.#settings)
        this.#failure = await this.#judge(error, trouble)
        this.#signalReader?.()
        if (!this.#failure) await backoff.wait(this.#stopping.signal)
      }
    }
  }

  async #fetch(): Promise<Fetched> {
    const { topic, partition, maxBytes = this.#settings.fetchMaxBytes } = this.#options
    const from = this.#position
    const leader: Address = await this.#cluster.leader(topic, partition)
    const question = {
      topic,
      partition,
      offset: from,
      maxWaitMs: this.#settings.fetchMaxWaitMs,
      maxBytes,
    }
    const answer = await this.#links.use(leader, link =>
      fetchPartition(link, this.#frame, question),
    )
    const { highWatermark, lastStableOffset, set, aborted } = answer
    const visible = visibleBatches(set, from, aborted)
    return new Fetched({ ...visible, from, bytes: set.length, highWatermark, lastStableOffset })
  }

  #accept(fetched: Fetched): void {
    if (this.#stopped) return
    this.#notice(fetched)
    if (fetched.nextOffset > fetched.from) {
      this.#position = fetched.nextOffset
      this.#arrivedBytes += fetched.bytes
      this.#arrived.push(fetched)
    }
    this.#signalReader?.()
  }

  /**
   * An open transaction holds the last stable offset behind the high watermark: since when at the
   * same place?
   */
  #notice({ lastStableOffset, highWatermark }: Fetched): void {
    this.#highWatermark = highWatermark
    if (lastStableOffset >= highWatermark) this.#heldBack = undefined
    else if (this.#heldBack?.at !== lastStableOffset)
      this.#heldBack = { at: lastStableOffset, since: performance.now() }
  }

  async #room(): Promise<void> {
    const { prefetchMaxBatches, prefetchMaxBytes } = this.#settings
    while (
      !this.#stopped &&
      (this.#arrived.length >= prefetchMaxBatches || this.#arrivedBytes >= prefetchMaxBytes)
    )
      await new Promise<void>(resolve => {
        this.#signalRoom = resolve
      })
  }

  /**
   * What ends the reader, or undefined when the fetch is to be repeated, with the leader asked for
   * anew.
   */
  async #judge(error: unknown, trouble: Trouble): Promise<BatonError | undefined> {
    const { topic, partition } = this.#options
    const what = `read ${topic}/${partition} at offset ${this.#position}`
    if (isOutOfRange(error)) return this.#outOfRange(trouble)
    if (error instanceof DamagedBatch) {
      trouble.damaged += 1
      if (trouble.damaged < DAMAGED_FETCHES) return undefined
      return new BatonError('BATCH_DAMAGED', `${what}: ${error.message}`, error)
    }
    this.#cluster.forget(topic)
    return trouble.patience.endsWith(error) ? asBatonError(error, what) : undefined
  }

  /**
   * Asks where the log is now; a leader that lags behind its predecessor may only seem to have lost
   * records.
   */
  async #outOfRange(trouble: Trouble): Promise<BatonError | undefined> {
    const { topic, partition } = this.#options
    this.#cluster.forget(topic)
    trouble.outOfRange += 1
    try {
      const { start, end } = await logEnds(this.#cluster, topic, partition, 'uncommitted')
      const place = `${topic}/${partition}: offset ${this.#position} lies`
      if (this.#position < start)
        return new BatonError('INPUT_LOST', `${place} before the log's start ${start}`)
      if (this.#position > end && trouble.outOfRange > 1)
        return new BatonError('LOG_TRUNCATED', `${place} beyond the log's end ${end}`)
      return undefined
    } catch (error) {
      return isBatonError(error) ? error : asBatonError(error, 'ask for offsets')
    }
  }
}

/** What went wrong since the last fetch that succeeded. */
class Trouble {
  readonly patience: Patience
  damaged = 0
  outOfRange = 0

  constructor(settings: Settings) {
    this.patience = new Patience(settings, settings.giveUpMs)
  }
}
