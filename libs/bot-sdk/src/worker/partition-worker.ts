import type { Codec } from '@baton/codec'
import {
  BatonError,
  type BotReplied,
  isBatonError,
  type RoutedMessage,
  remedyOf,
} from '@baton/domain'
import type { KafkaClient } from '@baton/kafka'
import type { Logger } from '@baton/runtime'
import { answer } from '../answer.ts'
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
/** Messages taken on for each contact that may be worked on: what waits behind slow ones of its contact. */
const TAKEN_PER_CONTACT = 8

/** Answers one partition of a routing topic: per contact in order, several contacts at a time. */
export class PartitionWorker {
  readonly #options: WorkerOptions
  readonly #lanes: Lanes
  readonly #offsets: OffsetTracker
  readonly #stopping = new AbortController()
  readonly #loop: Promise<void>
  #source: Source | undefined

  constructor(options: WorkerOptions) {
    const { contactsMax, from } = options
    this.#options = options
    this.#lanes = new Lanes({ keysMax: contactsMax, takenMax: TAKEN_PER_CONTACT * contactsMax })
    this.#offsets = new OffsetTracker(from)
    this.#loop = this.#run()
  }

  /** Everything below is answered or in the dead letters. */
  get committable(): number {
    return this.#offsets.committable
  }

  /** Handlers under way. */
  get running(): number {
    return this.#lanes.running
  }

  /** Reads no more, and lets handlers under way end, within their deadline. What is not answered by then is not committed. */
  async stop(): Promise<void> {
    this.#stopping.abort()
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

  /** Reads from the first record that was not taken on yet; one that retention has taken is passed over, and said. */
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
    const { records, highWatermark } = batch
    await routed.prefetch(
      records.map(record => record.value),
      this.#stopping.signal,
    )
    for (const record of records) {
      if (this.#stopped) return
      this.#offsets.begin(record.offset)
      await this.#lanes.run(record.key?.toString() ?? '', () => this.#handle(record))
      metrics.lag(partition, Math.max(0, highWatermark - record.offset - 1))
    }
  }

  async #handle(record: InputRecord): Promise<void> {
    if (this.#stopped) return
    try {
      await this.#settle(record)
      this.#offsets.done(record.offset)
    } catch (error) {
      // Neither answered nor buried: the offset stays open, and whoever takes over reads it again.
      if (!this.#stopped) this.#options.onFailed(error)
    }
  }

  /** Answers or buries. Throws when neither can be done, or when nothing may be skipped (an upgrade is due). */
  async #settle(record: InputRecord): Promise<void> {
    const { writer } = this.#options
    try {
      const { key, routed } = this.#decode(record)
      const reply = await this.#handled(routed, record.timestamp)
      await persist(() => writer.answer(key, routed, reply), this.#persistence('append'))
    } catch (error) {
      if (!(error instanceof HandlerFailed) && remedyOf(error) !== 'poison') throw error
      await this.#bury(record, error instanceof HandlerFailed ? error.cause : error)
    }
  }

  #decode({ key, value }: InputRecord): { readonly key: Buffer; readonly routed: RoutedMessage } {
    if (key === null || value === null) {
      throw new BatonError('NULL_VALUE', 'a routed message without key or value')
    }
    return { key, routed: this.#options.routed.decode(value) }
  }

  async #handled(routed: RoutedMessage, routedAt: number): Promise<BotReplied> {
    const { bot, deadlineMs, metrics } = this.#options
    const begun = performance.now()
    try {
      const reply = await answer(bot, routed, routedAt, deadlineMs)
      metrics.answered((performance.now() - begun) / MS)
      return reply
    } catch (cause) {
      throw new HandlerFailed('the handler failed', { cause })
    }
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

/** Whatever a handler throws, it is that message's trouble and nobody else's. */
class HandlerFailed extends Error {}
