import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { open, type RootDatabase } from 'lmdb'
import { findDamage } from './page-check.ts'

/** Address space, not memory: a map that has to grow is made anew, and every page of it faults again. */
const MAP_BYTES = 16 * 1024 ** 3

/** Openings in a row after which nothing was written: then the store is what ends the process. */
const OPENINGS_MAX = 4

/** How long closing may take: after a commit that failed, lmdb waits for a flush that never comes. */
const CLOSE_MAX_MS = 5_000

/** Whether it did, in time; a failure throws. */
const settles = async (closing: Promise<void>): Promise<boolean> => {
  const late = new AbortController()
  const limit = pause(CLOSE_MAX_MS, false, { signal: late.signal }).catch(() => false)
  const inTime = await Promise.race([closing.then(() => true), limit])
  late.abort()
  return inTime
}

interface Stamp {
  readonly size: number
  readonly modified: number
}

/** The database file of one task, with what tells a sound one from a damaged one. */
export class LmdbFile {
  readonly directory: string
  #db: RootDatabase<Buffer, string> | null = null
  #proven = false
  /** Whether the last owner closed it and nobody touched it since: then its content need not be proved. */
  wasClosedWell = false

  constructor(directory: string) {
    this.directory = directory
  }

  /** Throws STORE_DAMAGED for a file that must not be mapped. */
  open(): RootDatabase<Buffer, string> {
    mkdirSync(this.directory, { recursive: true })
    this.#countOpening()
    this.wasClosedWell = this.#closedWell()
    if (!this.wasClosedWell) {
      const damage = findDamage(this.#data)
      if (damage) throw new BatonError('STORE_DAMAGED', `${this.#data}: ${damage}`)
    }
    rmSync(this.#mark, { force: true })
    try {
      // strings as keys keep their byte order; values are ours to encode
      this.#db = open<Buffer, string>({
        path: this.directory,
        noSubdir: false,
        encoding: 'binary',
        compression: false,
        // batches are made here; lmdb's own would fail, on a full disk, in a promise that nobody holds
        eventTurnBatching: false,
        maxReaders: 8,
        mapSize: MAP_BYTES,
      })
    } catch (error) {
      throw new BatonError('STORE_DAMAGED', `${this.#data} cannot be opened`, error)
    }
    return this.#db
  }

  /** Something was written: whatever ends this process later, it is not the opening. */
  prove(): void {
    if (this.#proven) return
    this.#proven = true
    rmSync(this.#openings, { force: true })
  }

  /** Leaves a mark with which the next opening need not check the file. */
  async close(): Promise<void> {
    const db = this.#db
    this.#db = null
    if (!db) return
    const closed = db.flushed.then(() => db.close())
    if (!(await settles(closed))) return
    this.prove()
    try {
      writeFileSync(this.#mark, JSON.stringify(this.#stamp()))
    } catch {
      // a full disk: the next opening checks the file
    }
  }

  /** Closes and deletes it. */
  async drop(): Promise<void> {
    const db = this.#db
    this.#db = null
    if (db) await settles(db.close())
    this.remove()
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
    this.#proven = false
  }

  get #data(): string {
    return join(this.directory, 'data.mdb')
  }

  get #mark(): string {
    return join(this.directory, 'closed.json')
  }

  get #openings(): string {
    return join(this.directory, 'openings')
  }

  #stamp(): Stamp {
    const { size, mtimeMs } = statSync(this.#data)
    return { size, modified: mtimeMs }
  }

  #closedWell(): boolean {
    try {
      const mark = JSON.parse(readFileSync(this.#mark, 'utf8')) as Stamp
      const { size, modified } = this.#stamp()
      return mark.size === size && mark.modified === modified
    } catch {
      return false
    }
  }

  #countOpening(): void {
    let openings = 0
    try {
      openings = readFileSync(this.#openings).length
    } catch {
      // the first one
    }
    if (openings >= OPENINGS_MAX) {
      throw new BatonError(
        'STORE_DAMAGED',
        `${this.directory} was opened ${openings} times in vain`,
      )
    }
    writeFileSync(this.#openings, '.'.repeat(openings + 1))
  }
}
