import { BatonError, type ContactEvent, decisionId, partitionOf } from '@baton/domain'
import type { RecordAppender } from '@baton/stream'
import { within } from './within.ts'

/** Events of one contact on their way into the log, in order. */
export interface Incoming {
  readonly contactId: string
  /** At least one; all of them are appended, or none. */
  readonly events: readonly ContactEvent[]
  readonly traceparent?: string | undefined
}

/** Where the first of them is now, for ever. */
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
  /** Appends under way at once; what comes on top is told to come again. */
  readonly inFlightMax: number
  /** How long a caller waits, ms; the append goes on, and is under way until it has settled. */
  readonly answerWithinMs: number
}

/**
 * Appends events to their contact's partition. Resolves when all in-sync replicas have them, never
 * before.
 */
export class Intake {
  readonly #options: IntakeOptions
  #inFlight = 0

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  get inFlight(): number {
    return this.#inFlight
  }

  /**
   * Rejects with BROKER_UNAVAILABLE when too many wait or nobody took them (they are not in the
   * log), or with OUTCOME_UNKNOWN, at the latest after `answerWithinMs`.
   */
  async append(incoming: Incoming): Promise<Appended> {
    const { inFlightMax, answerWithinMs } = this.#options
    if (this.#inFlight >= inFlightMax) {
      throw new BatonError('BROKER_UNAVAILABLE', `${inFlightMax} appends are under way already`)
    }
    this.#inFlight += 1
    const appended = this.#append(incoming).finally(() => {
      this.#inFlight -= 1
    })
    return within(answerWithinMs, appended)
  }

  async #append({ contactId, events, traceparent }: Incoming): Promise<Appended> {
    const { topic, partitions, encode, appender, now } = this.#options
    const key = Buffer.from(contactId)
    const partition = partitionOf(key, partitions)
    const headers = traceparent ? { headers: { traceparent: Buffer.from(traceparent) } } : {}
    const timestamp = now()
    const records = events.map(event => ({ key, value: encode(event), timestamp, ...headers }))
    const [receipt] = await appender.append([{ topic, partition, records }])
    const offset = receipt?.baseOffset ?? -1
    return {
      contactId,
      eventId: events[0]?.eventId ?? '',
      partition,
      offset,
      decisionId: decisionId(topic, partition, offset, 0),
    }
  }
}
