import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { BatonError, isBatonError } from '@baton/domain'

/*
 * LMDB trusts its file: it is mapped, and a page number or a node that points outside of it ends
 * the process (SIGBUS, SIGSEGV) where no code can catch it. A wrong key in a branch hides an entry
 * from lookups, a wrong number in the list of free pages lets a later write land on a page in use.
 * So what may be damaged is never given to LMDB: its entries are read here, with plain reads, and
 * nothing else of it. Format: lmdb.h and mdb.c of the lmdb package, data version 2.
 */

const HEADER_BYTES = 24
const META_BYTES = 256
const MAGIC = 0xbeefc0de
const DATA_VERSION = 2
const META_PAGES = 2
const PAGE_MIN_BYTES = 512
const PAGE_MAX_BYTES = 65_536
const NO_PAGE = 0xffff_ffff_ffff_ffffn

/** In the flags of a meta page: nobody has waited yet until this commit was on the disk. */
const UNFLUSHED = 0x1000
const BOOT_ID = '/proc/sys/kernel/random/boot_id'

const BRANCH = 0x01
const LEAF = 0x02
const OVERFLOW = 0x04
const KINDS = BRANCH | LEAF | OVERFLOW
/** Leaf node whose value fills overflow pages of its own. */
const BIG_VALUE = 0x01
const NODE_BYTES = 8
/** A tree of more levels would hold more pages than any disk. */
const LEVELS_MAX = 16

export type Visit = (key: Buffer, value: Buffer) => void

/**
 * Visits the entries of an LMDB file in the order they are found in, whatever state the file is in.
 * Throws STORE_DAMAGED where it can be no tree; that what was visited is what was written, the
 * caller has to prove.
 */
export const walkEntries = (path: string, visit: Visit): void => {
  const file = openSync(path, 'r')
  try {
    new Walk(file, visit).run()
  } catch (error) {
    throw isBatonError(error) ? error : damage(`it cannot be read: ${error}`)
  } finally {
    closeSync(file)
  }
}

const damage = (what: string): BatonError => new BatonError('STORE_DAMAGED', what)

/** One of the states that a file may be in. */
interface Meta {
  readonly magic: number
  readonly version: number
  readonly pageBytes: number
  readonly isFlushed: boolean
  readonly root: bigint
  readonly transaction: bigint
  readonly bootId: bigint
}

/** Of this machine since it was started, as LMDB cuts it; 0 where there is none. */
const bootId = (): bigint => {
  try {
    return BigInt(`0x${readFileSync(BOOT_ID, 'utf8').split('-')[0]}`)
  } catch {
    return 0n
  }
}

/** The third of the three, a copy, has no magic number. */
const sound = (meta: Meta): Meta => {
  const { magic, version, pageBytes } = meta
  if (magic !== MAGIC || version !== DATA_VERSION) throw damage('it is no file of this LMDB')
  const isPower = (pageBytes & (pageBytes - 1)) === 0
  if (pageBytes < PAGE_MIN_BYTES || pageBytes > PAGE_MAX_BYTES || !isPower) {
    throw damage(`pages of ${pageBytes} bytes`)
  }
  return meta
}

class Walk {
  readonly #file: number
  readonly #visit: Visit
  readonly #size: number
  /** One bit for each page of the file. */
  #seen = new Uint8Array(0)
  #pageBytes = 4_096

  constructor(file: number, visit: Visit) {
    this.#file = file
    this.#visit = visit
    this.#size = fstatSync(file).size
  }

  run(): void {
    const { pageBytes, root } = this.#newest()
    this.#pageBytes = pageBytes
    this.#seen = new Uint8Array(Math.ceil(this.#size / pageBytes / 8))
    if (root !== NO_PAGE) this.#page(Number(root), 0)
  }

  /**
   * As LMDB chooses: the last commit, unless the machine has ended since and took along what was
   * not flushed.
   */
  #newest(): Meta {
    const first = sound(this.#meta(0))
    const second = sound(this.#meta(first.pageBytes))
    if (first.pageBytes !== second.pageBytes) throw damage('meta pages disagree')
    const newest = first.transaction >= second.transaction ? first : second
    if (newest.isFlushed || newest.bootId === bootId()) return newest
    const flushed = this.#meta(first.pageBytes / 2)
    return flushed.transaction > 0n ? flushed : newest
  }

  #meta(at: number): Meta {
    const body = this.#read(at, META_BYTES).subarray(HEADER_BYTES)
    return {
      magic: body.readUInt32LE(0),
      version: body.readUInt32LE(4),
      pageBytes: body.readUInt32LE(24),
      isFlushed: (body.readUInt16LE(28) & UNFLUSHED) === 0,
      root: body.readBigUInt64LE(112),
      transaction: body.readBigUInt64LE(128),
      bootId: body.readBigUInt64LE(136),
    }
  }

  #page(page: number, level: number): void {
    if (level > LEVELS_MAX) throw damage('the tree does not end')
    this.#claim(page, 1)
    const bytes = this.#read(page * this.#pageBytes, this.#pageBytes)
    const kind = bytes.readUInt16LE(18) & KINDS
    if (kind !== BRANCH && kind !== LEAF) throw damage(`page ${page} is of no known kind`)
    // Places in a page count from behind its header.
    const end = HEADER_BYTES + bytes.readUInt16LE(20)
    for (let at = HEADER_BYTES; at < end; at += 2) {
      const node = bytes.subarray(HEADER_BYTES + bytes.readUInt16LE(at))
      const size = node.readUInt32LE(0)
      const flags = node.readUInt16LE(4)
      if (kind === BRANCH) this.#page(size + flags * 0x1_0000_0000, level + 1)
      else this.#entry(node, size, flags)
    }
  }

  #entry(node: Buffer, size: number, flags: number): void {
    const from = NODE_BYTES + node.readUInt16LE(6)
    const key = node.subarray(NODE_BYTES, from)
    if ((flags & BIG_VALUE) !== 0) {
      this.#visit(key, this.#bigValue(Number(node.readBigUInt64LE(from)), size))
      return
    }
    if (from + size > node.length) throw damage('a value lies outside of its page')
    this.#visit(key, node.subarray(from, from + size))
  }

  #bigValue(page: number, size: number): Buffer {
    this.#claim(page, Math.ceil((HEADER_BYTES + size) / this.#pageBytes))
    return this.#read(page * this.#pageBytes + HEADER_BYTES, size)
  }

  /** Each page has one place in the tree, so that a walk ends. */
  #claim(page: number, pages: number): void {
    const end = page + pages
    if (page < META_PAGES || end * this.#pageBytes > this.#size) {
      throw damage(`page ${page} lies outside of the file`)
    }
    for (let one = page; one < end; one++) {
      const bit = 1 << (one & 7)
      if ((this.#seen[one >>> 3]! & bit) !== 0) throw damage(`page ${one} is used twice`)
      this.#seen[one >>> 3]! |= bit
    }
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(this.#file, bytes, 0, length, at) < length)
      throw damage(`it ends at ${this.#size}`)
    return bytes
  }
}
