import type { Codec } from '@baton/codec'
import { isBatonError, type OutboundMessage } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import type { InputRecord, LogPort } from '@baton/stream'
import { planCalls } from '../plan/plan.ts'
import type { Ledger } from '../receipts/ledger.ts'
import { receiptOf } from '../receipts/receipt.ts'
import type { ReceiptLog } from '../receipts/receipt-log.ts'
import { Backlog, type BacklogBounds } from './backlog.ts'
import { carryOut } from './carry-out.ts'
import { CatchUp } from './catch-up.ts'
import { ContactLane } from './contact-lane.ts'
import { deadLetter } from './dead-letter.ts'
import type { Location } from './location.ts'
import type { CallParts } from './run-call.ts'
import type { TakenMessage } from './taken.ts'

export interface SessionOptions {
  readonly log: LogPort
  readonly topic: string
  readonly partition: number
  readonly codec: Codec<OutboundMessage>
  readonly ledger: Ledger
  readonly receipts: ReceiptLog
  /** The location of an id, or of none; undefined when there is no account for it. */
  readonly locationOf: (locationId: string) => Location | undefined
  readonly bounds: BacklogBounds
  readonly parts: CallParts
  readonly logger: Logger
  /** Aborts when the session is to end. */
  readonly signal: AbortSignal
  readonly beat: () => void
  readonly fail: (error: unknown) => void
}

/** A message and the location it goes to, if there is an account for it. */
interface Addressed {
  readonly message: OutboundMessage
  readonly location: Location | undefined
  readonly locationId: string
}

/** Reads a partition of outbound.messages and carries it out, contact by contact, from where the ledger stands. */
export class Session {
  readonly #options: SessionOptions
  readonly #lanes = new Map<string, ContactLane>()
  readonly #backlog: Backlog
  readonly #catchingUp = new Map<string, CatchUp>()
  readonly #running = new Set<Promise<void>>()
  #highWatermark = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.#backlog = new Backlog(options.bounds)
  }

  get waiting(): number {
    return this.#backlog.total
  }

  /** Records that are not settled. */
  get lag(): number {
    return Math.max(0, this.#highWatermark - this.#options.ledger.progress().outbound)
  }

  /** Resolves when the signal has aborted and nothing is under way any more. */
  async run(): Promise<void> {
    const { log, topic, partition, ledger, codec, signal, beat, fail } = this.#options
    for (const [locationId, from] of ledger.lagging) this.#catchUpLater(locationId, from)
    const source = log.source(topic, partition, ledger.next)
    const stop = () => void source.stop()
    signal.addEventListener('abort', stop)
    try {
      while (!signal.aborted) {
        const batch = await source.next()
        beat()
        if (!batch) continue
        this.#highWatermark = batch.highWatermark
        await codec.prefetch(batch.records.map(record => record.value))
        for (const record of batch.records) {
          if (signal.aborted) break
          this.#meet(record)
          ledger.advance(record.offset + 1)
        }
        if (!signal.aborted) ledger.advance(batch.nextOffset)
      }
    } catch (error) {
      fail(error)
    } finally {
      signal.removeEventListener('abort', stop)
      await source.stop()
      await Promise.allSettled([...this.#catchingUp.values()].map(one => one.ended))
      await Promise.allSettled(this.#running)
    }
  }

  /** Takes a record, or leaves it in the log for later when its location has too much waiting. */
  #meet(record: InputRecord): void {
    const read = this.#read(record)
    if (read === null) return
    const { locationId } = read
    if (this.#catchingUp.has(locationId)) return
    if (this.#backlog.hasRoom(locationId)) this.#take(record, read)
    else this.#catchUpLater(locationId, record.offset)
  }

  /** What a record says and to whom it goes; null when it can never be read, and then it is buried. */
  #read(record: InputRecord, buries = true): Addressed | null {
    try {
      if (record.value) return this.#addressed(this.#options.codec.decode(record.value))
      if (buries) this.#bury(record, 'NULL_VALUE')
    } catch (error) {
      if (!isBatonError(error) || error.remedy !== 'poison') throw error
      if (buries) this.#bury(record, error.code)
    }
    return null
  }

  #addressed(message: OutboundMessage): Addressed {
    const location = this.#options.locationOf(message.locationId)
    return { message, location, locationId: location?.locationId ?? message.locationId }
  }

  #catchUpLater(locationId: string, from: number): void {
    const { log, topic, partition, codec, ledger, signal, fail } = this.#options
    const catchUp = new CatchUp({
      open: offset => log.source(topic, partition, offset),
      from,
      until: () => ledger.next,
      before: records => codec.prefetch(records.map(record => record.value)),
      room: async () => {
        while (!this.#backlog.hasRoom(locationId) && !signal.aborted) {
          await this.#backlog.change(locationId, signal)
        }
      },
      read: record => {
        const read = this.#read(record, false)
        return read?.locationId === locationId ? () => this.#take(record, read) : null
      },
      moved: offset => ledger.lag(locationId, offset),
      done: () => {
        ledger.caughtUp(locationId)
        this.#catchingUp.delete(locationId)
      },
      signal,
    })
    ledger.lag(locationId, from)
    this.#catchingUp.set(locationId, catchUp)
    catchUp.run().catch(fail)
  }

  #take(record: InputRecord, { message, location, locationId }: Addressed): void {
    const { ledger, fail } = this.#options
    const { offset, timestamp } = record
    const { contactId } = message
    const open = planCalls(message).filter(
      call => !call.actions.every(action => ledger.isSettled(offset, action)),
    )
    ledger.take(offset, locationId)
    if (!location)
      return this.#bury(record, 'CRM_NO_ACCOUNT', open.length > 0 ? message : undefined)
    this.#backlog.add(locationId)
    const taken: TakenMessage = { message, offset, timestamp, location, calls: [...open] }
    const lane = this.#lanes.get(contactId) ?? new ContactLane()
    this.#lanes.set(contactId, lane)
    const running = lane
      .add(taken, one => this.#carryOut(one, lane))
      .catch(error => {
        if (!this.#options.signal.aborted) fail(error)
      })
      .finally(() => {
        this.#running.delete(running)
        if (lane.isEmpty && this.#lanes.get(contactId) === lane) this.#lanes.delete(contactId)
      })
    this.#running.add(running)
  }

  async #carryOut(taken: TakenMessage, lane: ContactLane): Promise<void> {
    await carryOut(taken, () => lane.priority, this.#options)
    this.#backlog.remove(taken.location.locationId)
  }

  /** A record that cannot be carried out at all. */
  #bury(record: InputRecord, cause: string, message?: OutboundMessage): void {
    const { topic, partition, receipts, parts, logger, fail } = this.#options
    const { offset } = record
    const { clock, metrics } = parts
    logger.error('a record goes to the dead letters', { partition, offset, cause })
    metrics.deadLetter(cause)
    const letters = [deadLetter(record, { topic, partition, offset }, cause, clock.now())]
    const failed = message?.actions.map((_, action) =>
      receiptOf({ message, offset }, action, 'failed', clock.now(), { note: cause }),
    )
    receipts.write({ letters, receipts: failed ?? [], finishes: offset }).catch(fail)
  }
}
