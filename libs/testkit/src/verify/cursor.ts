import { BatonError } from '@baton/domain'
import type { InputRecord, LogPort, PartitionSource } from '@baton/stream'

/** Long polls in a row that may bring nothing before a log that should go on is given up. */
const EMPTY_POLLS_MAX = 60

/** The records of one partition, in order, to an end that can be moved. */
export interface Records {
  /** Goes on to what is the end now. `start`: where the log begins. */
  extend(): Promise<{ readonly start: number; readonly end: number }>
  /** Undefined at the end. */
  next(): Promise<InputRecord | undefined>
  close(): Promise<void>
}

/** Reads one partition, read committed, record by record, from its start to an end. */
export class Cursor implements Records {
  readonly #log: LogPort
  readonly #topic: string
  readonly #partition: number
  readonly #prefetch: (values: Iterable<Buffer | null>) => Promise<void>
  #source: PartitionSource | null = null
  #held: readonly InputRecord[] = []
  #next = 0
  #position = 0
  #end = 0

  /** `prefetch` asks for the schemas of what was fetched, before it is handed out. */
  constructor(
    log: LogPort,
    topic: string,
    partition: number,
    prefetch: (values: Iterable<Buffer | null>) => Promise<void> = async () => {},
  ) {
    this.#prefetch = prefetch
    this.#log = log
    this.#topic = topic
    this.#partition = partition
  }

  async extend() {
    const { start, end } = await this.#log.ends(this.#topic, this.#partition)
    this.#end = end
    if (!this.#source) {
      this.#position = start
      this.#source = this.#log.source(this.#topic, this.#partition, start)
    }
    return { start, end }
  }

  async next(): Promise<InputRecord | undefined> {
    if (this.#next === this.#held.length && !(await this.#fetch())) return undefined
    const record = this.#held[this.#next]!
    if (record.offset >= this.#end) return undefined
    this.#next++
    return record
  }

  async close(): Promise<void> {
    await this.#source?.stop()
  }

  async #fetch(): Promise<boolean> {
    for (let empty = 0; this.#position < this.#end; empty++) {
      const batch = await this.#source!.next()
      if (!batch && empty >= EMPTY_POLLS_MAX) {
        throw new BatonError('TIMED_OUT', `${this.#topic}/${this.#partition} does not go on`)
      }
      if (!batch) continue
      await this.#prefetch(batch.records.map(({ value }) => value))
      this.#position = batch.nextOffset
      this.#held = batch.records
      this.#next = 0
      if (batch.records.length > 0) return true
    }
    return false
  }
}

/** Records that somebody else has read. */
export class GivenRecords implements Records {
  readonly #records: readonly InputRecord[]
  #next = 0

  constructor(records: readonly InputRecord[]) {
    this.#records = records
  }

  async extend() {
    return { start: 0, end: this.#records.length }
  }

  async next(): Promise<InputRecord | undefined> {
    return this.#records[this.#next++]
  }

  async close(): Promise<void> {}
}
