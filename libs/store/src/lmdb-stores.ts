import { join } from 'node:path'
import { BatonError, remedyOf } from '@baton/domain'
import type { StateStore, StoreProvider } from '@baton/stream'
import { ownDirectory } from './directory-lock.ts'
import { LmdbFile } from './lmdb-file.ts'
import { LmdbStore, type LmdbStoreOptions } from './lmdb-store.ts'

export interface LmdbStoresOptions extends Partial<LmdbStoreOptions> {
  /** One process owns it at a time. */
  readonly directory: string
  /** Whose stores these are; a store of another app is foreign. */
  readonly appId: string
  /** Told of each store that was dropped, and why. */
  readonly onDropped?: (taskName: string, error: unknown) => void
  /**
   * Told once when the disk takes no more of a store's changes, which wait in memory meanwhile, and
   * once when it has taken some again; of a task that leaves this process in between, at its next
   * write here.
   */
  readonly onDiskFull?: (taskName: string) => void
  readonly onDiskFree?: (taskName: string) => void
  /**
   * Told when the last changes of a store could not be written, or it could not be closed: it is
   * closed as far as it can be, and the next opening reads on from the log.
   */
  readonly onCloseFailed?: (taskName: string, error: unknown) => void
}

const DEFAULTS: LmdbStoreOptions = {
  writeAfterMs: 2_000,
  writeAboveBytes: 4 * 1024 * 1024,
  unwrittenMaxBytes: 16 * 1024 * 1024,
}

/**
 * The stores of one process, each task in a directory of its own, so that a damaged one is dropped
 * alone.
 */
export class LmdbStores implements StoreProvider {
  readonly #options: LmdbStoresOptions
  readonly #release: () => void
  readonly #open = new Map<string, LmdbStore>()
  /** Tasks whose last write found no room. */
  readonly #withoutRoom = new Set<string>()

  /**
   * Throws STORE_OWNED while another process, or another provider of this one, owns the directory.
   */
  constructor(options: LmdbStoresOptions) {
    this.#options = options
    this.#release = ownDirectory(options.directory)
  }

  /**
   * Opens the store of a task; one that cannot be trusted is dropped, and an empty one is opened.
   */
  async open(taskName: string): Promise<StateStore> {
    if (this.#open.has(taskName)) {
      throw new BatonError('STORE_OWNED', `the store of ${taskName} is open already`)
    }
    const file = new LmdbFile(join(this.#options.directory, encodeURIComponent(taskName)))
    const store = await this.#trusted(file, taskName)
    this.#open.set(taskName, store)
    return store
  }

  /** Closes what is still open and gives the directory back. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(store => store.close()))
    this.#release()
  }

  async #trusted(file: LmdbFile, taskName: string): Promise<LmdbStore> {
    try {
      return this.#made(file, taskName)
    } catch (error) {
      if (remedyOf(error) !== 'corrupt') throw error
      quietly(() => this.#options.onDropped?.(taskName, error))
      await file.drop()
      return this.#made(file, taskName)
    }
  }

  #made(file: LmdbFile, taskName: string): LmdbStore {
    const { appId } = this.#options
    const options = { ...DEFAULTS, ...this.#options }
    return new LmdbStore(file, `${appId}/${taskName}`, options, {
      closed: failure => {
        this.#open.delete(taskName)
        if (failure) quietly(() => this.#options.onCloseFailed?.(taskName, failure))
      },
      diskFull: () => this.#tellOfRoom(taskName, false),
      written: () => this.#tellOfRoom(taskName, true),
    })
  }

  #tellOfRoom(taskName: string, isThere: boolean): void {
    if (isThere !== this.#withoutRoom.has(taskName)) return
    const { onDiskFull, onDiskFree } = this.#options
    if (isThere) this.#withoutRoom.delete(taskName)
    else this.#withoutRoom.add(taskName)
    const tell = isThere ? onDiskFree : onDiskFull
    quietly(() => tell?.(taskName))
  }
}

/**
 * What it is told of may be just what keeps a listener from telling others: a log on the same full
 * disk.
 */
const quietly = (tell: () => void): void => {
  try {
    tell()
  } catch {
    // the store goes on
  }
}
