import type { Codec } from '@baton/codec'
import {
  BatonError,
  type BotReplied,
  type ContactEvent,
  isBatonError,
  partitionOf,
  type RoutedMessage,
} from '@baton/domain'
import type { Appender, KafkaClient } from '@baton/kafka'
import type { Logger } from '@baton/runtime'
import { answer } from './answer.ts'
import type { Bot } from './bot.ts'
import { Lanes, OffsetTracker } from './lanes.ts'
import type { BotMetrics } from './metrics.ts'

type Source = ReturnType<KafkaClient['log']['source']>
type Batch = NonNullable<Awaited<ReturnType<Source['next']>>>
type InputRecord = Batch['records'][number]

export interface WorkerOptions {
  readonly bot: Bot
  readonly topic: string
  readonly partition: number
  /** Offset to begin with. */
  readonly from: number
  readonly partitions: number
  readonly clock: 'broker' | 'log'
  readonly log: KafkaClient['log']
  readonly logger: Logger
  readonly metrics: BotMetrics
  readonly appender: Appender
  readonly routed: Codec<RoutedMessage>
  readonly events: Codec<ContactEvent>
  readonly eventsTopic: string
  readonly deadLetters: string
  readonly deadlineMs: number
  readonly contactsMax: number
}

const MS = 1_000

/** Answers one partition of a routing topic. */
export class PartitionWorker {
  readonly #options: WorkerOptions
  readonly #source: Source
  readonly #lanes: Lanes
  readonly #offsets: OffsetTracker
  readonly #loop: Promise<void>
  #stopped = false

  constructor(options: WorkerOptions) {
    this.#options = options
    this.#source = options.log.source(options.topic, options.partition, options.from)
    this.#lanes = new Lanes(options.contactsMax)
    this.#offsets = new OffsetTracker(options.from)
    this.#loop = this.#run().catch(error => {
      options.logger.error('a partition is not read any more', { err: error })
    })
  }

  /** Everything below is answered or in the dead letters. */
  get committable(): number {
    return this.#offsets.committable
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#source.stop()
    await this.#loop
    await this.#lanes.drained()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const batch = await this.#source.next()
      if (!batch) continue
      await this.#options.routed.prefetch(batch.records.map(record => record.value))
      for (const record of batch.records) {
        if (this.#stopped) return
        this.#offsets.begin(record.offset)
        await this.#lanes.run(record.key?.toString() ?? '', () => this.#handle(record))
      }
    }
  }

  async #handle(record: InputRecord): Promise<void> {
    const { metrics, logger } = this.#options
    try {
      await this.#answer(record)
    } catch (error) {
      const cause = isBatonError(error) ? error.code : 'HANDLER_THREW'
      metrics.failed(cause)
      logger.warn('a routed message goes to the dead letters', {
        offset: record.offset,
        cause,
        err: error,
      })
      await this.#bury(record, cause)
    }
    this.#offsets.done(record.offset)
  }

  async #answer(record: InputRecord): Promise<void> {
    const { bot, routed: codec, deadlineMs, metrics } = this.#options
    if (record.key === null || record.value === null) {
      throw new BatonError('NULL_VALUE', 'a routed message without key or value')
    }
    const routed = codec.decode(record.value)
    const begun = performance.now()
    const reply = await answer(bot, routed, record.timestamp, deadlineMs)
    metrics.answered((performance.now() - begun) / MS)
    await this.#append(record.key, routed, reply)
  }

  async #append(key: Buffer, routed: RoutedMessage, reply: BotReplied): Promise<void> {
    const { appender, events, eventsTopic, partitions, clock, bot } = this.#options
    const event: ContactEvent = {
      eventId: `reply:${reply.decisionId}`,
      locationId: routed.locationId,
      source: `bot:${bot.name}`,
      sentAt: 0,
      event: { 'baton.BotReplied': reply },
    }
    const timestamp = clock === 'log' ? routed.at : Date.now()
    const records = [{ key, value: events.encode(event), timestamp }]
    await appender.append([
      { topic: eventsTopic, partition: partitionOf(key, partitions), records },
    ])
  }

  async #bury(
    { key, value, offset, timestamp, headers }: InputRecord,
    cause: string,
  ): Promise<void> {
    const { appender, deadLetters, partition, topic, logger } = this.#options
    const reasons = {
      '__streams.errors.exception': Buffer.from(cause),
      '__streams.errors.topic': Buffer.from(topic),
      '__streams.errors.partition': Buffer.from(String(partition)),
      '__streams.errors.offset': Buffer.from(String(offset)),
    }
    const records = [{ key, value, timestamp, headers: { ...headers, ...reasons } }]
    await appender
      .append([{ topic: deadLetters, partition, records }])
      .catch(error => logger.error('a dead letter could not be written', { offset, err: error }))
  }
}
