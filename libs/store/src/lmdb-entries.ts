import { randomInt } from 'node:crypto'
import { BatonError } from '@baton/domain'
import type { StoreProgress } from '@baton/stream'
import type { RootDatabase } from 'lmdb'
import { SUM_BYTES, sumOf } from './checksum.ts'
import { type Digest, decodeDigest, EMPTY, encodeDigest, replaced } from './digest.ts'
import type { LmdbFile } from './lmdb-file.ts'
import { decodeProgress, encodeProgress, sameProgress } from './store-progress.ts'

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
 * What LMDB holds of one task: its entries, each with a checksum of key and value, how far they
 * reach, and a digest of them all. Reading what does not fit throws `corrupt`; `write` throws
 * STORE_MOVED, and LMDB's own error when it cannot commit.
 */
export class LmdbEntries {
  readonly #file: LmdbFile
  readonly #owner: string
  #db: RootDatabase<Buffer, string>
  #salt = 0
  #progress: StoreProgress | null = null
  #digest: Digest = EMPTY
  /** Damage was seen. */
  #isSuspect = false

  /** Throws `corrupt` for a store that cannot be trusted; the caller drops it. */
  constructor(file: LmdbFile, owner: string) {
    this.#file = file
    this.#owner = owner
    this.#db = file.open()
    this.#load()
  }

  get progress(): StoreProgress | null {
    return this.#progress
  }

  get(key: string): Buffer | undefined {
    try {
      const stored = this.#db.getBinary(key)
      return stored && verified(this.#salt, key, stored)
    } catch (error) {
      throw this.#unreadable(error)
    }
  }

  *range(prefix: string): Generator<readonly [string, Buffer]> {
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

  /**
   * In one LMDB transaction. Each value has room for its checksum in front, which is filled in
   * here.
   */
  async write(changes: ReadonlyMap<string, Buffer | null>, progress: StoreProgress): Promise<void> {
    const found = this.get(PROGRESS_KEY)
    if (!sameProgress(found ? decodeProgress(found) : null, this.#progress)) {
      throw new BatonError('STORE_MOVED', 'somebody else has written to it')
    }
    let digest = this.#digest
    await this.#db.batch(() => {
      const own = new Quiet()
      for (const [key, value] of changes) {
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
    this.#progress = progress
  }

  /** A new file: what is damaged is not looked at again. */
  async clear(): Promise<void> {
    await this.#file.drop()
    this.#isSuspect = false
    this.#progress = null
    this.#digest = EMPTY
    this.#db = this.#file.open()
    this.#begin()
  }

  async close(how: 'sealed' | 'to be proved'): Promise<void> {
    await this.#file.close(this.#isSuspect ? 'to be proved' : how)
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
    const progress = this.get(PROGRESS_KEY)
    const digest = this.get(DIGEST_KEY)
    if ((progress === undefined) !== (digest === undefined)) throw this.#damaged(DIGEST_KEY)
    this.#progress = progress ? decodeProgress(progress) : null
    this.#digest = digest ? decodeDigest(digest) : EMPTY
    if (this.#file.isUnproved) this.#prove()
  }

  /**
   * A flipped bit in a key, or in a page that leads to another, loses an entry or brings an old one
   * back: no checksum of a value tells.
   */
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

  /** What LMDB finds wrong is damage too. */
  #unreadable(error: unknown): BatonError {
    this.#isSuspect = true
    return new BatonError('STORE_DAMAGED', `${this.#owner} cannot be read`, error)
  }

  #damaged(key: string): BatonError {
    return new BatonError('STORE_DAMAGED', `${this.#owner} lacks ${JSON.stringify(key)}`)
  }
}

/**
 * The writes of a batch share a promise or two, which fail beside that of the batch: one failure is
 * enough.
 */
class Quiet {
  #last: Promise<unknown> | undefined

  watch(written: Promise<unknown>): void {
    if (written === this.#last) return
    this.#last = written
    written.catch(() => {})
  }
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
