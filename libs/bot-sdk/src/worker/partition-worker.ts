import type { Codec } from '@baton/codec'
import { BatonError, isBatonError, type RoutedMessage, remedyOf } from '@baton/domain'
import type { KafkaClient } from '@baton/kafka'
import type { Logger } from '@baton/runtime'
import { beginAnswer } from '../answer.ts'
import type { Bot } from '../bot.ts'
import type { BotMetrics } from '../metrics.ts'
import { Lanes } from './lanes.ts'
import { OffsetTracker } from './offset-tracker.ts'
import { persist } from './persist.ts'
import type { InputRecord, ReplyWriter } from './reply-writer.ts'

export interface WorkerOptions {
  readonly bot: Bot
  readonly topic: string
  readonly partition: number
  /** Offset to begin with. */
  readonly from: number
  readonly log: Pick<KafkaClient['log'], 'source' | 'ends'>
  readonly logger: Logger
  readonly metrics: BotMetrics
  readonly routed: Codec<RoutedMessage>
  readonly writer: ReplyWriter
  readonly deadlineMs: number
  readonly contactsMax: number
  readonly retryMinMs: number
  readonly retryMaxMs: number
  /** The partition cannot be read on, and trying again cannot help. */
  readonly onFailed: (error: unknown) => void
}

type Source = ReturnType<WorkerOptions['log']['source']>

const MS = 1_000
/**
 * Messages taken on for each contact that may be worked on: what waits behind slow ones of its
 * contact.
 */
const TAKEN_PER_CONTACT = 32

/** Answers one partition of a routing topic: per contact in order, several contacts at a time. */
export class PartitionWorker {
  readonly #options: WorkerOptions
  readonly #lanes: Lanes
  readonly #offsets: OffsetTracker
  readonly #stopping = new AbortController()
  readonly #loop: Promise<void>
  #source: Source | undefined

  constructor(options: WorkerOptions) {
    const { contactsMax, deadlineMs, from } = options
    this.#options = options
    this.#lanes = new Lanes({
      keysMax: contactsMax,
      takenMax: TAKEN_PER_CONTACT * contactsMax,
      heldMaxMs: deadlineMs,
    })
    this.#offsets = new OffsetTracker(from)
    this.#loop = this.#run()
  }

  /** Everything below is answered or in the dead letters. */
  get committable(): number {
    return this.#offsets.committable
  }

  /** Handlers under way, those beyond their deadline among them. */
  get running(): number {
    return this.#lanes.running
  }

  /** Every handler it may have is beyond its deadline: it goes on when one returns. */
  get isStalled(): boolean {
    return this.#lanes.isStalled
  }

  /**
   * Reads no more, and lets handlers under way end, within their deadline. What is not answered by
   * then is not committed.
   */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#lanes.close()
    await this.#source?.stop()
    await this.#loop
    await this.#lanes.drained()
    this.#options.metrics.released(this.#options.partition)
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(): Promise<void> {
    try {
      await persist(() => this.#read(), this.#persistence('read'))
    } catch (error) {
      if (!this.#stopped) this.#options.onFailed(error)
    }
  }

  #persistence(operation: 'read' | 'append') {
    const { retryMinMs, retryMaxMs, metrics, logger, partition } = this.#options
    return {
      minPauseMs: retryMinMs,
      maxPauseMs: retryMaxMs,
      signal: this.#stopping.signal,
      onFailed: (error: BatonError) => {
        metrics.retried(operation, error.code)
        logger.warn('trying again', { partition, cause: error.code, err: error })
      },
    }
  }

  /**
   * Reads from the first record that was not taken on yet; one that retention has taken is passed
   * over, and said.
   */
  async #read(): Promise<void> {
    const { log, topic, partition, logger } = this.#options
    const { start } = await log.ends(topic, partition)
    const from = Math.max(start, this.#offsets.next)
    if (from > this.#offsets.next) {
      logger.error('routed messages were gone before they were read', {
        partition,
        offset: this.#offsets.next,
        nextOffset: from,
      })
    }
    const source = log.source(topic, partition, from)
    this.#source = source
    try {
      while (!this.#stopped) await this.#take(await source.next())
    } finally {
      await source.stop()
    }
  }

  async #take(batch: Awaited<ReturnType<Source['next']>>): Promise<void> {
    if (!batch) return
    const { routed, metrics, partition } = this.#options
    const { records, nextOffset, highWatermark } = batch
    await routed.prefetch(
      records.map(record => record.value),
      this.#stopping.signal,
    )
    for (const record of records) {
      if (this.#stopped) return
      this.#offsets.begin(record.offset)
      await this.#takeOn(ownCopy(record))
      metrics.lag(partition, Math.max(0, highWatermark - record.offset - 1))
    }
    // Control records, which follow the last message, are nobody's work.
    metrics.lag(partition, Math.max(0, highWatermark - nextOffset))
  }

  #takeOn(record: InputRecord): Promise<void> {
    const contact = record.key?.toString() ?? ''
    const late = new BatonError('TIMED_OUT', 'an earlier message of the contact is still handled')
    return this.#lanes.run(
      contact,
      () => this.#finish(record, () => this.#settle(record, contact)),
      () => this.#finish(record, () => this.#bury(record, late)),
    )
  }

  async #finish({ offset }: InputRecord, work: () => Promise<void>): Promise<void> {
    if (this.#stopped) return
    try {
      await work()
      this.#offsets.done(offset)
    } catch (error) {
      // Neither answered nor buried: the offset stays open, and whoever takes over reads it again.
      if (!this.#stopped) this.#options.onFailed(error)
    }
  }

  /**
   * Answers or buries. Throws when neither can be done, or when nothing may be skipped (an upgrade
   * is due).
   */
  async #settle(record: InputRecord, contact: string): Promise<void> {
    const { writer } = this.#options
    try {
      const { key, routed } = this.#decode(record)
      const reply = await this.#handled(routed, record.timestamp)
      await persist(() => writer.answer(key, routed, reply), this.#persistence('append'))
    } catch (error) {
      const failed = error instanceof HandlerFailed
      if (!failed && remedyOf(error) !== 'poison') throw error
      await this.#bury(record, failed ? error.cause : error)
      if (failed) this.#holdUntilReturned(contact, error)
    }
  }

  #decode({ key, value }: InputRecord): { readonly key: Buffer; readonly routed: RoutedMessage } {
    if (key === null || value === null) {
      throw new BatonError('NULL_VALUE', 'a routed message without key or value')
    }
    return { key, routed: this.#options.routed.decode(value) }
  }

  /** The reply, encoded: one that cannot be is its handler's failure. */
  async #handled(routed: RoutedMessage, routedAt: number): Promise<Buffer> {
    const { bot, deadlineMs, metrics, writer } = this.#options
    const begun = performance.now()
    const { reply, returned } = beginAnswer(bot, routed, routedAt, deadlineMs)
    try {
      const encoded = writer.encode(routed, await reply)
      metrics.answered((performance.now() - begun) / MS)
      return encoded
    } catch (cause) {
      throw new HandlerFailed(cause, returned)
    }
  }

  /** One handler of a contact at a time, also when it takes no notice of its deadline. */
  #holdUntilReturned(contact: string, { cause, returned }: HandlerFailed): void {
    if (!isBatonError(cause) || cause.code !== 'TIMED_OUT') return
    this.#lanes.hold(contact, returned)
    if (!this.isStalled) return
    const { logger, partition } = this.#options
    logger.error('no handler returns: the partition waits for one', { partition })
  }

  async #bury(record: InputRecord, error: unknown): Promise<void> {
    const { metrics, logger, writer, partition } = this.#options
    const cause = isBatonError(error) ? error.code : 'HANDLER_THREW'
    await persist(() => writer.bury(record, partition, cause), this.#persistence('append'))
    metrics.buried(cause)
    const { offset } = record
    logger.warn('a routed message went to the dead letters', {
      partition,
      offset,
      cause,
      err: error,
    })
  }
}

/** Whatever a handler throws or gives, it is that message's trouble and nobody else's. */
class HandlerFailed extends Error {
  /** Resolves when it has returned, which may be after its deadline. */
  readonly returned: Promise<void>

  constructor(cause: unknown, returned: Promise<void>) {
    super('the handler failed', { cause })
    this.returned = returned
  }
}

/**
 * Records are views on all that was fetched with them; one that waits long must not keep the rest
 * alive.
 */
const ownCopy = (record: InputRecord): InputRecord => ({
  ...record,
  key: copied(record.key),
  value: copied(record.value),
  headers:
    record.headers &&
    Object.fromEntries(Object.entries(record.headers).map(([name, v]) => [name, copied(v)])),
})

const copied = (bytes: Buffer | null): Buffer | null => bytes && Buffer.from(bytes)
