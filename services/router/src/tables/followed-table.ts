import type { BatonError } from '@baton/domain'
import {
  answered,
  type Clock,
  type InputRecord,
  type Lasts,
  type LogPort,
  type PartitionSource,
  passedOver,
  pause,
  type RecordBatch,
} from '@baton/stream'

const PARTITION = 0
/** Pause before a table that could not be followed is read on, in ms. */
const RETRY_MS = 1_000

export interface TableOptions {
  readonly log: LogPort
  readonly topic: string
  readonly clock: Clock
  /**
   * Takes one record in. What it throws and `lasts` is passed over, poison alone when that is
   * absent; of anything else the record is tried again.
   */
  readonly apply: (record: InputRecord) => void | Promise<void>
  readonly lasts?: Lasts | undefined
  readonly onPassedOver: (error: BatonError) => void
  readonly onFailed: (error: unknown) => void
  /** Something was taken in. */
  readonly onChanged: () => void
  /** Aborts when the table is no longer followed. */
  readonly stopping: AbortSignal
}

/**
 * A topic of one partition whose latest values hold: read to its end, then followed. Records are
 * taken in one after the other, each once.
 */
export class FollowedTable {
  readonly #options: TableOptions
  #next = 0
  /** Settles when what was read last has been taken in. */
  #taken: Promise<void> = Promise.resolve()
  #source: PartitionSource | null = null
  #following: Promise<void> | null = null

  constructor(options: TableOptions) {
    this.#options = options
  }

  /** Resolves when it has been read to its present end. */
  async start(): Promise<void> {
    await this.#readToEnd(this.#options.stopping)
    this.#following = this.#follow()
  }

  /** Reads on to the present end, however far behind its followers are. */
  async catchUp(signal: AbortSignal): Promise<void> {
    const { log, topic } = this.#options
    const { end } = await answered(log.ends(topic, PARTITION), signal)
    if (this.#next < end) await answered(this.#readToEnd(signal), signal)
  }

  /** After `stopping` aborted: resolves when all is closed. */
  async stop(): Promise<void> {
    await this.#source?.stop()
    await this.#following
  }

  get #stopped(): boolean {
    return this.#options.stopping.aborted
  }

  async #readToEnd(signal: AbortSignal): Promise<void> {
    const { log, topic } = this.#options
    const onBatch = (batch: RecordBatch) => this.#take(batch)
    const options = { topic, partition: PARTITION, from: this.#next, onBatch, signal }
    const { nextOffset } = await log.readToEnd(options)
    this.#next = Math.max(this.#next, nextOffset)
  }

  /** Goes on after any failure: the tables of a router must not stand still unseen. */
  async #follow(): Promise<void> {
    const { log, topic, clock, onFailed, stopping } = this.#options
    while (!this.#stopped) {
      const source = log.source(topic, PARTITION, this.#next)
      this.#source = source
      try {
        for (;;) {
          const batch = await source.next()
          if (this.#stopped) break
          if (batch) await this.#take(batch)
        }
      } catch (error) {
        if (!this.#stopped) onFailed(error)
        await pause(clock, RETRY_MS, stopping)
      } finally {
        await source.stop()
      }
    }
  }

  /** One batch after the other, whoever has read it; what was taken in before is passed over. */
  #take({ records, nextOffset }: RecordBatch): Promise<void> {
    const taken = this.#taken.then(async () => {
      const fresh = records.filter(({ offset }) => offset >= this.#next)
      for (const record of fresh) {
        if (record.key) await this.#apply(record)
        this.#next = record.offset + 1
      }
      this.#next = Math.max(this.#next, nextOffset)
      if (fresh.length > 0) this.#options.onChanged()
    })
    this.#taken = taken.catch(() => {})
    return taken
  }

  async #apply(record: InputRecord): Promise<void> {
    const { topic, apply, lasts, onPassedOver } = this.#options
    try {
      await apply(record)
    } catch (error) {
      // The former value stays in force.
      onPassedOver(passedOver(error, { topic, partition: PARTITION }, record, lasts))
    }
  }
}
