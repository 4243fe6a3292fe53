import { setTimeout as pause } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import type { Change, StateStore, StoreProgress } from '@baton/stream'
import { isDiskFull } from './disk-full.ts'
import { LmdbEntries } from './lmdb-entries.ts'
import type { LmdbFile } from './lmdb-file.ts'
import { sameProgress } from './store-progress.ts'
import { overlay, Pending } from './write-behind.ts'

/*
 * Why writes wait: LMDB copies each page it changes. With a million contacts a change on its own
 * costs a page, 17 µs of CPU; of 60,000 together several fall on one page, and a key that changed
 * ten times is written once: 5 µs.
 */
export interface LmdbStoreOptions {
  /**
   * Changes are written at the latest this long after the first of them, ms: a killed process reads
   * them again from the log.
   */
  readonly writeAfterMs: number
  /** Or as soon as they take this many bytes. */
  readonly writeAboveBytes: number
  /** Changes not yet written above which `caughtUp` asks to be waited for, in bytes. */
  readonly unwrittenMaxBytes: number
}

/** Told of what happens to a store beside its use; it must not throw. */
export interface StoreListener {
  /**
   * With what kept it from being written or closed: what is on the disk is proved when it is opened
   * again.
   */
  closed(failure: unknown): void
  /** A write did not find room: its changes wait in memory. Told at each attempt. */
  diskFull(): void
  written(): void
}

/** Between two attempts to write to a disk that is full. */
const RETRY_MS = 1_000

/**
 * The store of one task in an LMDB environment of its own. Changes are visible at once and written
 * behind, whole batches together with their progress in one LMDB transaction, so that a killed
 * process leaves an older but consistent prefix.
 */
export class LmdbStore implements StateStore {
  readonly #file: LmdbFile
  readonly #owner: string
  readonly #options: LmdbStoreOptions
  readonly #listener: StoreListener
  readonly #entries: LmdbEntries
  #stands: StoreProgress | null
  #pending = new Pending()
  #writing: Pending | null = null
  #written: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null
  #failure: BatonError | null = null
  #closing = false

  /** Throws `corrupt` for a store that cannot be trusted; the caller drops it. */
  constructor(file: LmdbFile, owner: string, options: LmdbStoreOptions, listener: StoreListener) {
    this.#file = file
    this.#owner = owner
    this.#options = options
    this.#listener = listener
    this.#entries = new LmdbEntries(file, owner)
    this.#stands = this.#entries.progress
  }

  get(key: string): Buffer | undefined {
    const value = this.#unwritten(key)
    return value === undefined ? this.#entries.get(key) : (value ?? undefined)
  }

  *range(prefix: string, limit: number): Iterable<readonly [string, Buffer]> {
    const layers = this.#writing ? [this.#writing, this.#pending] : [this.#pending]
    yield* overlay(this.#entries.range(prefix), layers, prefix, limit)
  }

  apply(changes: readonly Change[], expected: StoreProgress | null, next: StoreProgress): void {
    if (this.#failure) throw this.#failure
    if (!sameProgress(this.#stands, expected)) {
      throw new BatonError('STORE_MOVED', `${this.#owner}: the store does not stand where it was`)
    }
    this.#pending.add(changes, next)
    this.#stands = next
    if (this.#pending.bytes > this.#options.writeAboveBytes) void this.#write()
    else if (!this.#timer && !this.#writing) this.#schedule()
  }

  progress(): StoreProgress | null {
    return this.#stands
  }

  caughtUp(): Promise<void> | undefined {
    return this.#isBehind ? this.#untilCaughtUp() : undefined
  }

  /** A new file: what is damaged is not looked at again. */
  async clear(): Promise<void> {
    this.#forgetPending()
    await this.#written
    // A write that found no room has put its changes back.
    this.#forgetPending()
    this.#writing = null
    this.#failure = null
    this.#stands = null
    await this.#entries.clear()
  }

  /** Never rejects: what was not written is in the log, and the listener is told. */
  async close(): Promise<void> {
    this.#closing = true
    const unwritten =
      this.#failure ?? (await failureOf(this.#drain())) ?? (this.#pending.progress && this.#full())
    const unclosed = await failureOf(this.#entries.close(unwritten ? 'to be proved' : 'sealed'))
    this.#listener.closed(unwritten ?? unclosed)
  }

  #full(): BatonError {
    return new BatonError('STORE_STALE', `${this.#owner}: no room on the disk for its last changes`)
  }

  /** No write begins from here on, until there are changes again. */
  #forgetPending(): void {
    this.#cancelTimer()
    this.#pending = new Pending()
  }

  get #isBehind(): boolean {
    const unwritten = this.#pending.bytes + (this.#writing?.bytes ?? 0)
    return unwritten > this.#options.unwrittenMaxBytes
  }

  /** As long as it takes: on a full disk until there is room. */
  async #untilCaughtUp(): Promise<void> {
    await this.#drain()
    while (this.#isBehind && !this.#closing) {
      await pause(RETRY_MS)
      await this.#drain()
    }
  }

  #unwritten(key: string): Buffer | null | undefined {
    const value = this.#pending.get(key)
    return value === undefined ? this.#writing?.get(key) : value
  }

  #schedule(afterMs = this.#options.writeAfterMs): void {
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#write()
    }, afterMs)
  }

  #cancelTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #drain(): Promise<void> {
    this.#cancelTimer()
    await this.#written
    await this.#write()
    if (this.#failure) throw this.#failure
  }

  #write(): Promise<void> {
    const { progress } = this.#pending
    if (!progress || this.#writing || this.#failure) return this.#written
    this.#cancelTimer()
    const batch = this.#pending
    this.#writing = batch
    this.#pending = new Pending()
    this.#written = this.#store(batch, progress).catch((error: unknown) =>
      this.#afterFailure(batch, error),
    )
    return this.#written
  }

  /**
   * A full disk is no damage: the changes wait in memory, within their bound, until there is room
   * again.
   */
  async #afterFailure(batch: Pending, error: unknown): Promise<void> {
    if (!(await isDiskFull(error, this.#file.directory))) {
      this.#failure = new BatonError('STORE_DAMAGED', `${this.#owner} cannot be written`, error)
      return
    }
    this.#pending = batch.followedBy(this.#pending)
    this.#writing = null
    if (!this.#timer && !this.#closing) this.#schedule(RETRY_MS)
    this.#listener.diskFull()
  }

  async #store(batch: Pending, progress: StoreProgress): Promise<void> {
    await this.#entries.write(batch.changes, progress)
    batch.clear()
    this.#writing = null
    if (this.#pending.bytes > this.#options.writeAboveBytes) void this.#write()
    else if (this.#pending.progress && !this.#timer) this.#schedule()
    this.#listener.written()
  }
}

const failureOf = (done: Promise<void>): Promise<unknown> =>
  done.then(
    () => null,
    (error: unknown) => error,
  )
