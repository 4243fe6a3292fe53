import { randomInt } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import type { Change, StateStore, StoreProgress } from '@baton/stream'
import type { RootDatabase } from 'lmdb'
import { SUM_BYTES, sumOf } from './checksum.ts'
import { type Digest, decodeDigest, EMPTY, encodeDigest, replaced } from './digest.ts'
import type { LmdbFile } from './lmdb-file.ts'
import { decodeProgress, encodeProgress, sameProgress } from './store-progress.ts'
import { overlay, Pending } from './write-behind.ts'

/*
 * Why writes wait: LMDB copies each page it changes. With a million contacts a change on its own costs a page, 17 µs of CPU;
 * of 60,000 together several fall on one page, and a key that changed ten times is written once: 5 µs.
 */
export interface LmdbStoreOptions {
  /** Changes are written at the latest this long after the first of them, ms: a killed process reads them again from the log. */
  readonly writeAfterMs: number
  /** Or as soon as they take this many bytes. */
  readonly writeAboveBytes: number
  /** Changes not yet written above which `caughtUp` asks to be waited for, in bytes. */
  readonly unwrittenMaxBytes: number
}

/** Between two attempts to write to a disk that is full. */
const RETRY_MS = 1_000
const NO_SPACE = 28
/** Also what LMDB calls a write of which the disk took a part. */
const IO_ERROR = 5
/** LMDB writes so much in one go: 64 pages. */
const WRITE_BYTES = 64 * 4_096

/** Keys of the store's own; a task's keys do not start so. */
const HEADER_KEY = '__store/header'
const PROGRESS_KEY = '__store/progress'
const DIGEST_KEY = '__store/digest'
const OWN_KEYS: ReadonlySet<string> = new Set([HEADER_KEY, PROGRESS_KEY, DIGEST_KEY])
/** 2: with a digest of all entries. */
const FORMAT = 2

interface Header {
  readonly format: number
  /** Whose store it is: app and task. */
  readonly owner: string
  readonly salt: number
}

/**
 * The store of one task in an LMDB environment of its own. Changes are visible at once and written behind, whole batches
 * together with their progress in one LMDB transaction, so that a killed process leaves an older but consistent prefix.
 */
export class LmdbStore implements StateStore {
  readonly #file: LmdbFile
  readonly #owner: string
  readonly #options: LmdbStoreOptions
  readonly #onClose: () => void
  #db: RootDatabase<Buffer, string>
  #salt = 0
  #stands: StoreProgress | null = null
  /** What LMDB holds. */
  #stored: StoreProgress | null = null
  /** Of the entries that LMDB holds. */
  #digest: Digest = EMPTY
  #pending = new Pending()
  #writing: Pending | null = null
  #written: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null
  #failure: BatonError | null = null
  #closing = false
  /** Damage was seen. */
  #isSuspect = false

  /** Throws `corrupt` for a store that cannot be trusted; the caller drops it. */
  constructor(file: LmdbFile, owner: string, options: LmdbStoreOptions, onClose: () => void) {
    this.#file = file
    this.#owner = owner
    this.#options = options
    this.#onClose = onClose
    this.#db = file.open()
    this.#load()
  }

  get(key: string): Buffer | undefined {
    const value = this.#unwritten(key)
    return value === undefined ? this.#read(key) : (value ?? undefined)
  }

  *range(prefix: string, limit: number): Iterable<readonly [string, Buffer]> {
    const layers = this.#writing ? [this.#writing, this.#pending] : [this.#pending]
    yield* overlay(this.#storedRange(prefix), layers, prefix, limit)
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
    this.#cancelTimer()
    this.#pending = new Pending()
    await this.#written
    await this.#file.drop()
    this.#writing = null
    this.#failure = null
    this.#isSuspect = false
    this.#stands = null
    this.#stored = null
    this.#digest = EMPTY
    this.#db = this.#file.open()
    this.#begin()
  }

  async close(): Promise<void> {
    this.#closing = true
    try {
      if (!this.#failure) await this.#drain()
      await this.#file.close(this.#isSuspect || this.#failure ? 'to be proved' : 'sealed')
    } finally {
      this.#onClose()
    }
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

  #load(): void {
    const header = this.#db.getBinary(HEADER_KEY)
    if (!header) {
      for (const _ of this.#db.getKeys({ limit: 1 })) throw this.#damaged(HEADER_KEY)
      this.#file.proven()
      this.#begin()
      return
    }
    const { format, owner, salt } = parse<Header>(verified(0, HEADER_KEY, header))
    if (owner !== this.#owner || format !== FORMAT) {
      throw new BatonError('STORE_FOREIGN', `it is the store of ${owner}, format ${format}`)
    }
    this.#salt = salt
    const progress = this.#read(PROGRESS_KEY)
    const digest = this.#read(DIGEST_KEY)
    if ((progress === undefined) !== (digest === undefined)) throw this.#damaged(DIGEST_KEY)
    this.#stands = progress ? decodeProgress(progress) : null
    this.#stored = this.#stands
    this.#digest = digest ? decodeDigest(digest) : EMPTY
    if (this.#file.isUnproved) this.#prove()
  }

  /** A flipped bit in a key, or in a page that leads to another, loses an entry or brings an old one back: no checksum of a value tells. */
  #prove(): void {
    let found = EMPTY
    for (const { key, value } of this.#db.getRange({})) {
      if (OWN_KEYS.has(key)) continue
      verified(this.#salt, key, value)
      found = replaced(found, undefined, storedSum(value))
    }
    const { entries, sum } = this.#digest
    if (found.entries !== entries || found.sum !== sum)
      throw new BatonError('STORE_DAMAGED', `${this.#owner} has other entries than were written`)
    this.#file.proven()
  }

  /** A new salt: nothing that was here before fits any more. */
  #begin(): void {
    this.#salt = randomInt(2 ** 32)
    const header: Header = { format: FORMAT, owner: this.#owner, salt: this.#salt }
    const value = Buffer.from(JSON.stringify(header))
    this.#db.putSync(HEADER_KEY, summed(0, HEADER_KEY, value))
  }

  #read(key: string): Buffer | undefined {
    try {
      const stored = this.#db.getBinary(key)
      return stored && verified(this.#salt, key, stored)
    } catch (error) {
      throw this.#unreadable(error)
    }
  }

  /** What LMDB finds wrong is damage too. */
  #unreadable(error: unknown): BatonError {
    this.#isSuspect = true
    return new BatonError('STORE_DAMAGED', `${this.#owner} cannot be read`, error)
  }

  *#storedRange(prefix: string): Generator<readonly [string, Buffer]> {
    try {
      for (const { key, value } of this.#db.getRange({ start: prefix })) {
        if (!key.startsWith(prefix)) return
        if (OWN_KEYS.has(key)) continue
        yield [key, verified(this.#salt, key, value)]
      }
    } catch (error) {
      throw this.#unreadable(error)
    }
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

  /** A full disk is no damage: the changes wait in memory, within their bound, until there is room again. */
  async #afterFailure(batch: Pending, error: unknown): Promise<void> {
    if (!(await isDiskFull(error, this.#file.directory))) {
      this.#failure = new BatonError('STORE_DAMAGED', `${this.#owner} cannot be written`, error)
      return
    }
    this.#pending = batch.followedBy(this.#pending)
    this.#writing = null
    if (!this.#timer && !this.#closing) this.#schedule(RETRY_MS)
  }

  async #store(batch: Pending, progress: StoreProgress): Promise<void> {
    const found = this.#read(PROGRESS_KEY)
    if (!sameProgress(found ? decodeProgress(found) : null, this.#stored)) {
      throw new BatonError('STORE_MOVED', 'somebody else has written to it')
    }
    let digest = this.#digest
    await this.#db.batch(() => {
      const own = new Quiet()
      for (const [key, value] of batch.changes) {
        const before = this.#db.getBinaryFast(key)
        const was = before && storedSum(before)
        if (value === null) own.watch(this.#db.remove(key))
        else own.watch(this.#db.put(key, withSum(this.#salt, key, value)))
        digest = replaced(digest, was, value === null ? undefined : storedSum(value))
      }
      for (const [key, value] of [
        [PROGRESS_KEY, encodeProgress(progress)],
        [DIGEST_KEY, encodeDigest(digest)],
      ] as const)
        own.watch(this.#db.put(key, summed(this.#salt, key, value)))
    })
    this.#digest = digest
    this.#db.resetReadTxn()
    this.#stored = progress
    batch.clear()
    this.#writing = null
    if (this.#pending.bytes > this.#options.writeAboveBytes) void this.#write()
    else if (this.#pending.progress && !this.#timer) this.#schedule()
  }

  #damaged(key: string): BatonError {
    return new BatonError('STORE_DAMAGED', `${this.#owner} lacks ${JSON.stringify(key)}`)
  }
}

/** The writes of a batch share a promise or two, which fail beside that of the batch: one failure is enough. */
class Quiet {
  #last: Promise<unknown> | undefined

  watch(written: Promise<unknown>): void {
    if (written === this.#last) return
    this.#last = written
    written.catch(() => {})
  }
}

/** lmdb says only in a promise of its error what kept it from committing. */
const isDiskFull = async (error: unknown, directory: string): Promise<boolean> => {
  const { commitError } = error as { commitError?: Promise<never> }
  const cause: unknown = commitError ? await commitError.catch((reason: unknown) => reason) : error
  const code = (cause as { code?: unknown } | undefined)?.code
  return code === NO_SPACE || (code === IO_ERROR && roomIn(directory) < WRITE_BYTES)
}

const roomIn = (directory: string): number => {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}

const summed = (salt: number, key: string, value: Buffer): Buffer =>
  withSum(salt, key, Buffer.concat([Buffer.alloc(SUM_BYTES), value]))

/** Fills in the checksum in front of the value. */
const withSum = (salt: number, key: string, stored: Buffer): Buffer => {
  stored.writeUInt32LE(sumOf(salt, key, stored.subarray(SUM_BYTES)), 0)
  return stored
}

/** The checksum in front of a stored value: of its key and the store too. */
const storedSum = (stored: Buffer): number => stored.readUInt32LE(0)

const verified = (salt: number, key: string, stored: Buffer): Buffer => {
  const value = stored.subarray(SUM_BYTES)
  if (stored.length < SUM_BYTES || stored.readUInt32LE(0) !== sumOf(salt, key, value)) {
    throw new BatonError('STORE_DAMAGED', 'a value does not match its checksum')
  }
  return value
}

const parse = <T>(bytes: Buffer): T => JSON.parse(bytes.toString()) as T
