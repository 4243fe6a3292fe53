import type { Codec } from '@baton/codec'
import {
  BatonError,
  type ContactState,
  HOUR_MS,
  isBatonError,
  partitionOf,
  RESERVED_PREFIX,
  type StateEntry,
} from '@baton/domain'
import {
  answered,
  type Change,
  isStale,
  type LogPort,
  type RecordBatch,
  type StateStore,
  type StoreProvider,
} from '@baton/stream'

export interface StateViewOptions {
  readonly log: LogPort
  /** contact.state.v1 of the app. */
  readonly topic: string
  readonly partitions: number
  readonly codec: Codec<StateEntry>
  /** Opened when the first contact is asked for. */
  readonly stores: () => StoreProvider
  /** Wall time, ms. */
  readonly now: () => number
}

/** A copy older than this is made anew: the log may have forgotten what was deleted meanwhile. */
const AGE_MAX_MS = 12 * HOUR_MS

/**
 * The states of contacts, as the router last committed them: a copy on disk that is brought up to
 * date whenever it is asked.
 */
export class StateView {
  readonly #options: StateViewOptions
  readonly #stores = new Map<number, Promise<StateStore>>()
  /** The catching up that is under way, by partition. */
  readonly #catching = new Map<number, Promise<void>>()
  readonly #closing = new AbortController()

  constructor(options: StateViewOptions) {
    this.#options = options
  }

  /**
   * Everything committed before the call is in the answer; null when nothing is known of the
   * contact. STOPPED once it is closed.
   */
  async get(contactId: string): Promise<ContactState | null> {
    const partition = partitionOf(Buffer.from(contactId), this.#options.partitions)
    const store = await this.#open(partition)
    await this.#catchUp(partition, store)
    const bytes = store.get(contactId)
    return bytes ? (this.#options.codec.decode(bytes).entry['baton.ContactState'] ?? null) : null
  }

  /** Waits for no broker: what is being read is given up. */
  async close(): Promise<void> {
    this.#closing.abort()
    const opened = await Promise.allSettled(this.#stores.values())
    await Promise.allSettled(this.#catching.values())
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close()
  }

  #stopIfClosing(): void {
    if (this.#closing.signal.aborted) throw new BatonError('STOPPED', 'the view is closed')
  }

  async #open(partition: number): Promise<StateStore> {
    this.#stopIfClosing()
    const known = this.#stores.get(partition)
    if (known) return known
    const opened = this.#options.stores().open(`view-${partition}`)
    this.#stores.set(partition, opened)
    opened.catch(() => this.#stores.delete(partition))
    return opened
  }

  /**
   * One at a time; whoever asks during one waits for the next, which sees what was committed
   * before.
   */
  async #catchUp(partition: number, store: StateStore): Promise<void> {
    await this.#catching.get(partition)?.catch(() => undefined)
    let running = this.#catching.get(partition)
    if (!running) {
      running = this.#read(partition, store).finally(() => this.#catching.delete(partition))
      this.#catching.set(partition, running)
    }
    await running
  }

  async #read(partition: number, store: StateStore): Promise<void> {
    const { now } = this.#options
    this.#stopIfClosing()
    const progress = store.progress()
    if (progress && isStale(progress, now(), AGE_MAX_MS)) await store.clear()
    try {
      await this.#readFrom(store.progress()?.changelog ?? 0, partition, store)
    } catch (error) {
      // The topic was made anew.
      if (!isBatonError(error) || error.code !== 'LOG_TRUNCATED') throw error
      this.#stopIfClosing()
      await store.clear()
      await this.#readFrom(undefined, partition, store)
    }
  }

  async #readFrom(from: number | undefined, partition: number, store: StateStore): Promise<void> {
    const { log, topic } = this.#options
    const { signal } = this.#closing
    const onBatch = (batch: RecordBatch) => this.#apply(batch, store)
    const start = from === undefined ? {} : { from }
    await answered(log.readToEnd({ topic, partition, ...start, onBatch, signal }), signal)
  }

  async #apply({ records, nextOffset }: RecordBatch, store: StateStore): Promise<void> {
    const { codec, now } = this.#options
    await codec.prefetch(records.map(record => record.value))
    this.#stopIfClosing()
    const latest = new Map<string, Change>()
    for (const { key, value } of records) {
      const name = key?.toString() ?? ''
      if (name === '' || name.startsWith(RESERVED_PREFIX)) continue
      latest.set(name, { key: name, value: value && Buffer.from(value) })
    }
    store.apply([...latest.values()], store.progress(), {
      incarnation: 'view',
      input: {},
      changelog: nextOffset,
      appliedAt: now(),
      note: Buffer.alloc(0),
    })
    await store.caughtUp?.()
  }
}
