import type { Codec } from '@baton/codec'
import {
  type BotReplied,
  type ContactEvent,
  isBatonError,
  KEY_MAX_BYTES,
  partitionOf,
  type RoutedMessage,
} from '@baton/domain'
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

/**
 * Writes what becomes of a routed message: the bot's answer, or a dead letter. Once; whoever calls
 * tries again.
 */
export class ReplyWriter {
  readonly #options: ReplyWriterOptions

  constructor(options: ReplyWriterOptions) {
    this.#options = options
  }

  /** The reply as an event. Throws BUG when it does not fit the schema. */
  encode(routed: RoutedMessage, reply: BotReplied): Buffer {
    const { events, bot } = this.#options
    return events.encode({
      eventId: `reply:${reply.decisionId}`,
      locationId: routed.locationId,
      source: `bot:${bot}`,
      sentAt: 0,
      event: { 'baton.BotReplied': reply },
    })
  }

  async answer(key: Buffer, routed: RoutedMessage, event: Buffer): Promise<void> {
    const { appender, eventsTopic, partitions, clock } = this.#options
    // Under `clock: log` an answer happens when its cause did.
    const timestamp = clock === 'log' ? routed.at : Date.now()
    const records = [{ key, value: event, timestamp }]
    const partition = partitionOf(key, partitions)
    await appender.append([{ topic: eventsTopic, partition, records }])
  }

  /**
   * The record as it was, in the same partition, with headers as of KIP-1034; one that is too large
   * with them comes without its value, its own headers and a long key.
   */
  async bury(record: InputRecord, partition: number, cause: string): Promise<void> {
    try {
      await this.#append(record, partition, cause, true)
    } catch (error) {
      if (!isBatonError(error) || error.code !== 'RECORD_TOO_LARGE') throw error
      await this.#append(record, partition, cause, false)
    }
  }

  async #append(
    { key, value, offset, timestamp, headers }: InputRecord,
    partition: number,
    cause: string,
    whole: boolean,
  ): Promise<void> {
    const { appender, deadLetters, topic } = this.#options
    const reasons = {
      '__streams.errors.exception': Buffer.from(cause),
      '__streams.errors.topic': Buffer.from(topic),
      '__streams.errors.partition': Buffer.from(String(partition)),
      '__streams.errors.offset': Buffer.from(String(offset)),
    }
    const letter = whole
      ? { key, value, headers: { ...headers, ...reasons } }
      : {
          key: key && key.length <= KEY_MAX_BYTES ? key : null,
          value: null,
          headers: { ...reasons, '__streams.errors.value': Buffer.from('left out') },
        }
    const records = [{ ...letter, timestamp }]
    await appender.append([{ topic: deadLetters, partition, records }])
  }
}
