import type { Change, StateStore, StoreProgress } from '@baton/stream'

/** Values by key, of which there may be more than memory holds. */
export interface ValueMap {
  get(key: string): Buffer | undefined
  /** null forgets the key. */
  set(key: string, value: Buffer | null): void
  /** Everything; nothing may be set meanwhile. */
  entries(): Iterable<readonly [key: string, value: Buffer]>
  /** To be awaited now and then: lets what was set be written. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** In memory: for tests, and for logs of some ten thousand contacts. */
export class MemoryValues implements ValueMap {
  readonly #values = new Map<string, Buffer>()

  get(key: string): Buffer | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: Buffer | null): void {
    // A copy: what is read from a log is a view of a fetch that would be kept whole.
    if (value) this.#values.set(key, Buffer.from(value))
    else this.#values.delete(key)
  }

  entries(): Iterable<readonly [string, Buffer]> {
    return this.#values
  }

  async settled(): Promise<void> {}

  async close(): Promise<void> {}
}

/** Changes gathered before the store gets them. */
const GATHERED_MAX = 4_096

const NOTHING: StoreProgress = {
  incarnation: '',
  input: {},
  changelog: 0,
  appliedAt: 0,
  note: Buffer.alloc(0),
}

/**
 * On disk, in an empty store that is thrown away afterwards: memory holds what was not written yet.
 */
export class StoredValues implements ValueMap {
  readonly #store: StateStore
  #gathered = new Map<string, Buffer | null>()

  constructor(store: StateStore) {
    this.#store = store
  }

  get(key: string): Buffer | undefined {
    const gathered = this.#gathered.get(key)
    return gathered === undefined ? this.#store.get(key) : (gathered ?? undefined)
  }

  set(key: string, value: Buffer | null): void {
    this.#gathered.set(key, value && Buffer.from(value))
    if (this.#gathered.size >= GATHERED_MAX) this.#hand()
  }

  entries(): Iterable<readonly [string, Buffer]> {
    this.#hand()
    return this.#store.range('', Number.POSITIVE_INFINITY)
  }

  async settled(): Promise<void> {
    await this.#store.caughtUp?.()
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  #hand(): void {
    const changes: Change[] = [...this.#gathered].map(([key, value]) => ({ key, value }))
    this.#gathered = new Map()
    this.#store.apply(changes, this.#store.progress(), NOTHING)
  }
}
