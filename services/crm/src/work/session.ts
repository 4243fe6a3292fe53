import type { Codec } from '@baton/codec'
import { type Code, type CrmReceipt, isBatonError, type OutboundMessage } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import { answered, type InputRecord, type LogPort, type RecordBatch } from '@baton/stream'
import type { PlannedCall } from '../plan/call.ts'
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
import { OptOuts } from './opt-outs.ts'
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

/** A location whose messages are read a second time. */
interface Lagging {
  readonly catchUp: CatchUp
  /** What messages that are left for it call it: contacts may have come without its id. */
  readonly names: Set<string>
}

/**
 * Reads a partition of outbound.messages and carries it out, contact by contact, from where the
 * ledger stands.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #lanes = new Map<string, ContactLane>()
  readonly #backlog: Backlog
  readonly #lagging = new Map<string, Lagging>()
  readonly #optOuts = new OptOuts()
  readonly #running = new Set<Promise<void>>()
  #highWatermark = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.#backlog = new Backlog(options.bounds)
  }

  get waiting(): number {
    return this.#backlog.total
  }

  /** Records from the first that is not settled to the end. */
  get lag(): number {
    const { outbound, apart } = this.#options.ledger.progress()
    const settledTo = Math.min(outbound, ...apart.map(({ from }) => from))
    return Math.max(0, this.#highWatermark - settledTo)
  }

  /** Resolves when the signal has aborted and nothing is under way any more. */
  async run(): Promise<void> {
    const { fail } = this.#options
    try {
      await this.#readOptOuts()
      this.#resume()
      await this.#readOn()
    } catch (error) {
      fail(error)
    }
    await Promise.allSettled([...this.#lagging.values()].map(one => one.catchUp.ended))
    await Promise.allSettled(this.#running)
  }

  /** What has waited since before the start may be of contacts who opted out further on. */
  async #readOptOuts(): Promise<void> {
    const { log, topic, partition, codec, ledger, signal, beat } = this.#options
    const onBatch = async ({ records }: RecordBatch) => {
      beat()
      await codec.prefetch(records.map(record => record.value))
      for (const record of records) this.#read(record, false)
    }
    const from = ledger.lowest
    await answered(log.readToEnd({ topic, partition, from, signal, onBatch }), signal)
  }

  /** Goes on with the locations that lagged, whatever they are called now. */
  #resume(): void {
    const { ledger } = this.#options
    const lagging = Map.groupBy(ledger.lagging, ([name]) => this.#locationIdOf(name))
    for (const [locationId, its] of lagging) {
      const from = Math.min(...its.map(([, offset]) => offset))
      this.#catchUpLater(locationId, from, new Set(its.map(([name]) => name)))
    }
  }

  async #readOn(): Promise<void> {
    const { log, topic, partition, ledger, codec, signal, beat } = this.#options
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
    } finally {
      signal.removeEventListener('abort', stop)
      await source.stop()
    }
  }

  /** Takes a record, or leaves it in the log for later when its location has too much waiting. */
  #meet(record: InputRecord): void {
    const read = this.#read(record)
    if (read === null) return
    const { locationId, message } = read
    const lagging = this.#lagging.get(locationId)
    if (!lagging && this.#backlog.hasRoom(locationId)) return this.#take(record, read)
    const { names } = lagging ?? this.#catchUpLater(locationId, record.offset, new Set())
    if (names.has(message.locationId)) return
    names.add(message.locationId)
    this.#options.ledger.lag(message.locationId, record.offset)
  }

  /**
   * What a record says and to whom it goes; null when it can never be read, and then it is buried.
   */
  #read(record: InputRecord, buries = true): Addressed | null {
    try {
      if (record.value) return this.#addressed(record, this.#options.codec.decode(record.value))
      if (buries) this.#buryUnread(record, 'NULL_VALUE')
    } catch (error) {
      if (!isBatonError(error) || error.remedy !== 'poison') throw error
      if (buries) this.#buryUnread(record, error.code)
    }
    return null
  }

  /** A restart reads it again, unless its letter is committed. */
  #buryUnread(record: InputRecord, cause: string): void {
    this.#options.ledger.take(record.offset, undefined)
    this.#bury(record, cause)
  }

  #addressed({ offset }: InputRecord, message: OutboundMessage): Addressed {
    this.#optOuts.read(message, offset)
    const location = this.#options.locationOf(message.locationId)
    return { message, location, locationId: location?.locationId ?? message.locationId }
  }

  #locationIdOf(name: string): string {
    return this.#options.locationOf(name)?.locationId ?? name
  }

  #catchUpLater(locationId: string, from: number, names: Set<string>): Lagging {
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
        if (read?.locationId !== locationId) return null
        const isLeft = ledger.isLeft(record.offset, read.message.locationId)
        return isLeft ? () => this.#take(record, read) : null
      },
      moved: offset => {
        for (const name of names) ledger.lag(name, offset)
      },
      done: () => {
        for (const name of names) ledger.caughtUp(name)
        this.#lagging.delete(locationId)
      },
      signal,
    })
    const lagging = { catchUp, names }
    this.#lagging.set(locationId, lagging)
    catchUp.run().catch(fail)
    return lagging
  }

  #take(record: InputRecord, { message, location, locationId }: Addressed): void {
    const { ledger, fail } = this.#options
    const { offset, timestamp } = record
    const { contactId } = message
    const open = planCalls(message).filter(
      call => !call.actions.every(action => ledger.isSettled(offset, action)),
    )
    ledger.take(offset, message.locationId)
    if (!location) return this.#buryOpen(record, message, open)
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
    await carryOut(taken, () => lane.priority, { ...this.#options, optOuts: this.#optOuts })
    this.#backlog.remove(taken.location.locationId)
  }

  /** There is no account for it: what of it is not written yet never will be. */
  #buryOpen(record: InputRecord, message: OutboundMessage, open: readonly PlannedCall[]): void {
    const { receipts, parts, fail } = this.#options
    const { offset } = record
    if (open.length === 0) return void receipts.write({ finishes: offset }).catch(fail)
    const cause: Code = 'CRM_NO_ACCOUNT'
    const failed = open
      .flatMap(({ actions }) => actions)
      .map(action =>
        receiptOf({ message, offset }, action, 'failed', parts.clock.now(), { note: cause }),
      )
    this.#bury(record, cause, failed)
  }

  /** A record that cannot be carried out at all. */
  #bury(record: InputRecord, cause: string, failed: readonly CrmReceipt[] = []): void {
    const { topic, partition, receipts, parts, logger, fail } = this.#options
    const { offset } = record
    const { clock, metrics } = parts
    logger.error('a record goes to the dead letters', { partition, offset, cause })
    metrics.deadLetter(cause)
    const letters = [deadLetter(record, { topic, partition, offset }, cause, clock.now())]
    receipts.write({ letters, receipts: failed, finishes: offset }).catch(fail)
  }
}
