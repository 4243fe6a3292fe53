import type { Codec } from '@baton/codec'
import { type BotReplied, type ContactEvent, partitionOf, type RoutedMessage } from '@baton/domain'
import type { Appender, KafkaClient } from '@baton/kafka'

type Source = ReturnType<KafkaClient['log']['source']>
export type InputRecord = NonNullable<Awaited<ReturnType<Source['next']>>>['records'][number]

export interface ReplyWriterOptions {
  readonly bot: string
  /** The routing topic that is read. */
  readonly topic: string
  readonly partitions: number
  readonly clock: 'broker' | 'log'
  readonly appender: Pick<Appender, 'append'>
  readonly events: Codec<ContactEvent>
  readonly eventsTopic: string
  readonly deadLetters: string
}

/** Writes what becomes of a routed message: the bot's answer, or a dead letter. Once; whoever calls tries again. */
export class ReplyWriter {
  readonly #options: ReplyWriterOptions

  constructor(options: ReplyWriterOptions) {
    this.#options = options
  }

  async answer(key: Buffer, routed: RoutedMessage, reply: BotReplied): Promise<void> {
    const { appender, events, eventsTopic, partitions, clock, bot } = this.#options
    const event: ContactEvent = {
      eventId: `reply:${reply.decisionId}`,
      locationId: routed.locationId,
      source: `bot:${bot}`,
      sentAt: 0,
      event: { 'baton.BotReplied': reply },
    }
    // Under `clock: log` an answer happens when its cause did.
    const timestamp = clock === 'log' ? routed.at : Date.now()
    const records = [{ key, value: events.encode(event), timestamp }]
    const partition = partitionOf(key, partitions)
    await appender.append([{ topic: eventsTopic, partition, records }])
  }

  /** The record as it was, in the same partition, with headers as of KIP-1034. */
  async bury(record: InputRecord, partition: number, cause: string): Promise<void> {
    const { appender, deadLetters, topic } = this.#options
    const { key, value, offset, timestamp, headers } = record
    const reasons = {
      '__streams.errors.exception': Buffer.from(cause),
      '__streams.errors.topic': Buffer.from(topic),
      '__streams.errors.partition': Buffer.from(String(partition)),
      '__streams.errors.offset': Buffer.from(String(offset)),
    }
    const records = [{ key, value, timestamp, headers: { ...headers, ...reasons } }]
    await appender.append([{ topic: deadLetters, partition, records }])
  }
}
