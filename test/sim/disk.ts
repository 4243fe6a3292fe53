import { BatonError } from '@baton/domain'
import type { Change, StateStore, StoreProgress, StoreProvider } from '@baton/stream'
import { sameProgress } from '../../libs/store/src/store-progress.ts'
import type { Chance } from './chance.ts'
import type { Coverage } from './coverage.ts'
import { type Machine, never } from './machine.ts'
import type { Weather } from './weather.ts'

interface Batch {
  readonly changes: readonly Change[]
  readonly next: StoreProgress
}

/** The file of one store: whole batches, in the order they were written. */
class File {
  batches: Batch[] = []
  /** Batches that survive a machine that goes down. */
  synced = 0
  /** Found when it is opened. */
  torn = false
  /** A value that does not match its checksum, found when it is read. */
  rotten: string | null = null

  contents(): Map<string, Buffer> {
    const values = new Map<string, Buffer>()
    for (const { changes } of this.batches) {
      for (const { key, value } of changes) {
        if (value) values.set(key, value)
        else values.delete(key)
      }
    }
    return values
  }

  empty(): void {
    this.batches = []
    this.synced = 0
    this.torn = false
    this.rotten = null
  }
}

/**
 * The disk of one machine: it outlives its processes, and behaves as LMDB behind its write-behind
 * does (libs/store).
 */
export class Disk {
  readonly #files = new Map<string, File>()
  readonly #chance: Chance
  readonly #coverage: Coverage
  isFull = false

  constructor(chance: Chance, coverage: Coverage) {
    this.#chance = chance
    this.#coverage = coverage
  }

  file(name: string): File {
    let file = this.#files.get(name)
    if (!file) {
      file = new File()
      this.#files.set(name, file)
    }
    return file
  }

  /**
   * Power was lost: what was not synced is gone, in part or as a whole, and some of the rest may be
   * damaged.
   */
  powerLost(weather: Weather): void {
    for (const file of this.#files.values()) {
      if (file.batches.length === 0) continue
      const kept = this.#chance.whole(file.synced, file.batches.length)
      if (kept < file.batches.length) this.#coverage.hit('store: unwritten changes lost')
      file.batches.length = kept
      if (this.#chance.is(weather.torn)) file.torn = true
      if (this.#chance.is(weather.rotten)) {
        const keys = [...file.contents().keys()].filter(key => !key.startsWith('__'))
        if (keys.length > 0) file.rotten = this.#chance.pick(keys)
      }
    }
  }

  /** Somebody restored a backup, or the volume is another. */
  exchanged(weather: Weather): void {
    for (const file of this.#files.values()) {
      if (file.batches.length === 0) continue
      if (this.#chance.is(weather.olderCopy)) {
        file.batches.length = this.#chance.whole(0, file.batches.length)
        file.synced = Math.min(file.synced, file.batches.length)
        this.#coverage.hit('store: older copy')
      } else if (this.#chance.is(weather.wiped)) {
        file.empty()
        this.#coverage.hit('store: wiped')
      }
    }
  }
}

export interface StoreParts {
  readonly machine: Machine
  readonly disk: Disk
  readonly chance: Chance
  readonly coverage: Coverage
  readonly weather: () => Weather
}

/** The stores of one process on its machine's disk. */
export class SimulatedStores implements StoreProvider {
  readonly #parts: StoreParts
  readonly #open = new Set<string>()
  readonly stores = new Map<string, SimulatedStore>()

  constructor(parts: StoreParts) {
    this.#parts = parts
  }

  async open(name: string): Promise<StateStore> {
    const { machine, disk, chance, coverage } = this.#parts
    if (this.#open.has(name)) throw new BatonError('STORE_OWNED', `${name} is open already`)
    this.#open.add(name)
    await machine.pause(chance.skewed(0, 50), 'store opened')
    const file = disk.file(name)
    if (file.torn) {
      coverage.hit('store: torn')
      file.empty()
    }
    const store = new SimulatedStore(this.#parts, file, () => {
      this.#open.delete(name)
      this.stores.delete(name)
    })
    this.stores.set(name, store)
    return store
  }
}

export class SimulatedStore implements StateStore {
  readonly #parts: StoreParts
  readonly #file: File
  readonly #onClose: () => void
  readonly #values: Map<string, Buffer>
  #stands: StoreProgress | null
  /** Applied, not yet written. */
  #pending: Batch[] = []
  #cancel: (() => void) | null = null
  #written = Promise.withResolvers<void>()
  #failed = false

  constructor(parts: StoreParts, file: File, onClose: () => void) {
    this.#parts = parts
    this.#file = file
    this.#onClose = onClose
    this.#values = file.contents()
    this.#stands = file.batches.at(-1)?.next ?? null
  }

  get(key: string): Buffer | undefined {
    if (key === this.#file.rotten) {
      this.#parts.coverage.hit('store: rotten value met')
      throw new BatonError('STORE_DAMAGED', 'a value does not match its checksum')
    }
    return this.#values.get(key)
  }

  range(prefix: string, limit: number): Iterable<readonly [string, Buffer]> {
    return [...this.#values]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .slice(0, limit)
  }

  apply(changes: readonly Change[], expected: StoreProgress | null, next: StoreProgress): void {
    if (!this.#parts.machine.alive) return
    if (this.#failed) throw this.#failure()
    if (!sameProgress(this.#stands, expected)) {
      throw new BatonError('STORE_MOVED', 'the store does not stand where it was')
    }
    const copied = changes.map(({ key, value }) => ({ key, value: value && Buffer.from(value) }))
    for (const { key, value } of copied) {
      if (value) this.#values.set(key, value)
      else this.#values.delete(key)
      if (key === this.#file.rotten) this.#file.rotten = null
    }
    this.#pending.push({ changes: copied, next })
    this.#stands = next
    this.#schedule()
  }

  progress(): StoreProgress | null {
    return this.#stands
  }

  caughtUp(): Promise<void> | undefined {
    const { machine, weather, coverage } = this.#parts
    if (!machine.alive) return never()
    if (this.#pending.length <= weather().unwrittenMax) return undefined
    if (this.#failed) return Promise.reject(this.#failure())
    coverage.hit('store: waited for')
    return this.#written.promise
  }

  async clear(): Promise<void> {
    const { machine, chance } = this.#parts
    if (!machine.alive) return never()
    this.#forget()
    this.#file.empty()
    await machine.pause(chance.skewed(0, 20), 'store cleared')
  }

  async close(): Promise<void> {
    const { machine, chance } = this.#parts
    await machine.pause(chance.skewed(0, 20), 'store closed')
    this.#write()
    this.#file.synced = this.#file.batches.length
    this.#onClose()
  }

  /** As a check after the run sees it: states by key, the timer index left out. */
  states(): Map<string, Buffer> {
    return new Map([...this.#values].filter(([key]) => !key.startsWith('__')))
  }

  #failure(): BatonError {
    this.#parts.coverage.hit('store: disk full')
    return new BatonError('STORE_DAMAGED', 'cannot be written')
  }

  #forget(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#pending = []
    this.#values.clear()
    this.#stands = null
    this.#failed = false
    this.#written.resolve()
    this.#written = Promise.withResolvers()
  }

  #schedule(): void {
    if (this.#cancel) return
    const { machine, chance, weather } = this.#parts
    const ms = chance.whole(0, weather().writeBehindMaxMs)
    this.#cancel = machine.after(ms, 'store written', () => {
      this.#cancel = null
      this.#write()
    })
  }

  #write(): void {
    const { disk, chance } = this.#parts
    if (disk.isFull) {
      // It stays so until it is emptied: what was not written is not tried again.
      this.#failed = true
    } else if (!this.#failed) {
      this.#file.batches.push(...this.#pending)
      if (chance.is(0.5)) this.#file.synced = this.#file.batches.length
      this.#pending = []
    }
    this.#written.resolve()
    this.#written = Promise.withResolvers()
  }
}
