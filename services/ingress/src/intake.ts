import { type ContactEvent, decisionId, partitionOf } from '@baton/domain'
import type { RecordAppender } from '@baton/stream'

/** One event on its way into the log. */
export interface Incoming {
  readonly contactId: string
  readonly event: ContactEvent
  readonly traceparent?: string | undefined
}

/** Where it is now, for ever. */
export interface Appended {
  readonly contactId: string
  readonly eventId: string
  readonly partition: number
  readonly offset: number
  /** The decision it will get. */
  readonly decisionId: string
}

export interface IntakeOptions {
  readonly topic: string
  readonly partitions: number
  readonly encode: (event: ContactEvent) => Buffer
  readonly appender: RecordAppender
  /** Timestamp of the record in ms, for logs with CreateTime. */
  readonly now: () => number
}

/** Appends events to their contact's partition. Resolves when all in-sync replicas have them, never before. */
export class Intake {
  readonly #options: IntakeOptions

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  async append({ contactId, event, traceparent }: Incoming): Promise<Appended> {
    const { topic, partitions, encode, appender, now } = this.#options
    const key = Buffer.from(contactId)
    const partition = partitionOf(key, partitions)
    const headers = traceparent ? { headers: { traceparent: Buffer.from(traceparent) } } : {}
    const record = { key, value: encode(event), timestamp: now(), ...headers }
    const [receipt] = await appender.append([{ topic, partition, records: [record] }])
    const offset = receipt?.baseOffset ?? -1
    return {
      contactId,
      eventId: event.eventId,
      partition,
      offset,
      decisionId: decisionId(topic, partition, offset, 0),
    }
  }
}
