import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import * as lmdb from 'lmdb'
import { walkEntries } from './page-walk.ts'
import { breakSeal, seal } from './seal.ts'

/**
 * Address space, not memory: a map that has to grow is made anew, and every page of it faults
 * again.
 */
const MAP_BYTES = 16 * 1024 ** 3

/** Copied in one transaction: its pages are in memory until it ends. */
const COPIED_BYTES = 4 * 1024 ** 2

/** For the first pages of a file: lmdb ends the process when it cannot write them. */
const ROOM = Buffer.alloc(64 * 1024)

/**
 * How long closing may take: after a commit that failed, lmdb waits for a flush that never comes.
 */
const CLOSE_MAX_MS = 5_000

/** Whether it did, in time; a failure throws. */
const settles = async (closing: Promise<void>): Promise<boolean> => {
  const late = new AbortController()
  const limit = pause(CLOSE_MAX_MS, false, { signal: late.signal }).catch(() => false)
  const inTime = await Promise.race([closing.then(() => true), limit])
  late.abort()
  return inTime
}

/** Closed also when its last flush failed: else nobody could ever close it. */
const flushedAndClosed = async (db: lmdb.RootDatabase): Promise<void> => {
  try {
    await db.flushed
  } finally {
    await db.close()
  }
}

/**
 * The database file of one task. LMDB only ever opens one that is, byte for byte, as LMDB left it:
 * sealed by the owner that closed it, or new. What a former owner left otherwise is read without
 * LMDB, and copied into a new file.
 */
export class LmdbFile {
  readonly directory: string
  #db: lmdb.RootDatabase<Buffer, string> | null = null

  constructor(directory: string) {
    this.directory = directory
  }

  /** Whether what it holds has yet to be proved: then call `proven` or `drop`. */
  get isUnproved(): boolean {
    return existsSync(this.#unproved)
  }

  /**
   * Throws STORE_DAMAGED for a file that cannot be opened or copied: without it there may be room.
   */
  open(): lmdb.RootDatabase<Buffer, string> {
    mkdirSync(this.directory, { recursive: true })
    if (breakSeal(this.#data)) rmSync(this.#unproved, { force: true })
    else this.#setAside()
    const isNew = !this.isUnproved && !existsSync(this.#data)
    try {
      const db = this.#openLmdb()
      if (this.isUnproved) copyEntries(this.#unproved, db)
      return db
    } catch (error) {
      if (isNew) throw error
      throw new BatonError('STORE_DAMAGED', `${this.#data} cannot be opened`, error)
    }
  }

  /** The copy is what was written. */
  proven(): void {
    rmSync(this.#unproved, { force: true })
  }

  /**
   * Sealed, the next opening takes it as it is. Throws what the last flush or the closing itself
   * failed with.
   */
  async close(how: 'sealed' | 'to be proved'): Promise<void> {
    const db = this.#db
    this.#db = null
    if (!db) return
    if (!(await settles(flushedAndClosed(db))) || how !== 'sealed') return
    try {
      seal(this.#data)
    } catch {
      // a full disk: the next opening copies the file
    }
  }

  /** Closes and deletes it. */
  async drop(): Promise<void> {
    const db = this.#db
    this.#db = null
    if (db) await settles(db.close())
    rmSync(this.directory, { recursive: true, force: true })
  }

  get #data(): string {
    return join(this.directory, 'data.mdb')
  }

  get #unproved(): string {
    return join(this.directory, 'unproved.mdb')
  }

  #openLmdb(): lmdb.RootDatabase<Buffer, string> {
    if (!existsSync(this.#data)) this.#needRoom()
    this.#db = lmdb.open<Buffer, string>({
      path: this.directory,
      noSubdir: false,
      // strings as keys keep their byte order; values are ours to encode
      encoding: 'binary',
      compression: false,
      // batches are made here; lmdb's own would fail, on a full disk, in a promise that nobody
      // holds
      eventTurnBatching: false,
      maxReaders: 8,
      mapSize: MAP_BYTES,
    })
    return this.#db
  }

  #needRoom(): void {
    const probe = join(this.directory, 'room')
    try {
      writeFileSync(probe, ROOM)
    } finally {
      rmSync(probe, { force: true })
    }
  }

  /** A copy that was not finished is made again. */
  #setAside(): void {
    if (this.isUnproved) rmSync(this.#data, { force: true })
    else if (existsSync(this.#data)) renameSync(this.#data, this.#unproved)
  }
}

/** Keys that do not rise make LMDB throw. */
const copyEntries = (from: string, to: lmdb.RootDatabase<Buffer, string>): void => {
  let entries: [key: string, value: Buffer][] = []
  let bytes = 0
  const write = () => {
    to.transactionSync(() => {
      for (const [key, value] of entries) to.putSync(key, value, { append: true })
    })
    entries = []
    bytes = 0
  }
  walkEntries(from, (key, value) => {
    entries.push([textOf(key), value])
    bytes += key.length + value.length
    if (bytes >= COPIED_BYTES) write()
  })
  write()
}

/** Its types lack it. */
const { bufferToKeyValue } = lmdb as unknown as { bufferToKeyValue(key: Buffer): unknown }

const textOf = (key: Buffer): string => {
  const text: unknown = bufferToKeyValue(key)
  if (typeof text !== 'string') throw new BatonError('STORE_DAMAGED', 'a key is no text')
  return text
}
