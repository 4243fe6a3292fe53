import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/*
 * LMDB trusts its file: it is mapped, and a page number or a node that points outside of it ends the process (SIGBUS, SIGSEGV)
 * where no code can catch it. So the tree is walked here first, with plain reads: every page that can be reached lies in
 * the file, is of a known kind, and holds nodes that lie in the page. Format: lmdb.h and mdb.c of the lmdb package,
 * data version 2. What nodes contain is not looked at: the values have checksums.
 */

const HEADER_BYTES = 24
const MAGIC = 0xbeefc0de
const DATA_VERSION = 2
const META_PAGES = 2
const NO_PAGE = 0xffff_ffff_ffff_ffffn

const BRANCH = 0x01
const LEAF = 0x02
const OVERFLOW = 0x04
const KINDS = BRANCH | LEAF | OVERFLOW
/** Leaf node whose value fills overflow pages of its own. */
const BIG_VALUE = 0x01
const NODE_BYTES = 8
/** A tree of more levels would hold more pages than any disk. */
const LEVELS_MAX = 16

interface Meta {
  readonly transaction: bigint
  readonly pageBytes: number
  readonly lastPage: bigint
  readonly roots: readonly bigint[]
}

/** Why the file must not be mapped, or null when it may. A file that is not there may. */
export const findDamage = (path: string): string | null => {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : `cannot be read: ${error}`
  }
  try {
    return new Walk(file).run()
  } catch (error) {
    return error instanceof Damage ? error.message : `cannot be read: ${error}`
  } finally {
    closeSync(file)
  }
}

class Damage extends Error {}

class Walk {
  readonly #file: number
  readonly #size: number
  readonly #seen = new Set<number>()
  #pageBytes = 4_096
  #lastPage = 0

  constructor(file: number) {
    this.#file = file
    this.#size = fstatSync(file).size
  }

  run(): null {
    const meta = this.#newestMeta()
    this.#pageBytes = meta.pageBytes
    this.#lastPage = Number(meta.lastPage)
    for (const root of meta.roots) if (root !== NO_PAGE) this.#visit(Number(root), 0)
    return null
  }

  #newestMeta(): Meta {
    const first = this.#meta(0)
    const second = this.#meta(first.pageBytes)
    if (first.pageBytes !== second.pageBytes) throw new Damage('meta pages disagree')
    return first.transaction >= second.transaction ? first : second
  }

  #meta(at: number): Meta {
    const page = this.#read(at, 256)
    const body = page.subarray(HEADER_BYTES)
    if (body.readUInt32LE(0) !== MAGIC) throw new Damage('a meta page has no magic number')
    if (body.readUInt32LE(4) !== DATA_VERSION) throw new Damage('it has another data version')
    const pageBytes = body.readUInt32LE(24)
    if (pageBytes < 256 || pageBytes > 65_536 || (pageBytes & (pageBytes - 1)) !== 0) {
      throw new Damage(`pages of ${pageBytes} bytes`)
    }
    return {
      pageBytes,
      roots: [body.readBigUInt64LE(64), body.readBigUInt64LE(112)],
      lastPage: body.readBigUInt64LE(120),
      transaction: body.readBigUInt64LE(128),
    }
  }

  #visit(page: number, level: number): void {
    if (level > LEVELS_MAX) throw new Damage('the tree does not end')
    this.#claim(page, 1)
    const bytes = this.#read(page * this.#pageBytes, this.#pageBytes)
    if (Number(bytes.readBigUInt64LE(0)) !== page) throw new Damage(`page ${page} is another`)
    const kind = bytes.readUInt16LE(18) & KINDS
    if (kind !== BRANCH && kind !== LEAF) throw new Damage(`page ${page} is of no known kind`)
    // Places in a page count from behind its header.
    const lower = HEADER_BYTES + bytes.readUInt16LE(20)
    const upper = HEADER_BYTES + bytes.readUInt16LE(22)
    if (lower > upper || upper > this.#pageBytes || lower % 2 === 1) {
      throw new Damage(`page ${page} has no room for its nodes`)
    }
    for (let at = HEADER_BYTES; at < lower; at += 2) {
      this.#node(bytes, page, kind, HEADER_BYTES + bytes.readUInt16LE(at), upper, level)
    }
  }

  #node(bytes: Buffer, page: number, kind: number, at: number, upper: number, level: number): void {
    if (at < upper || at + NODE_BYTES > this.#pageBytes) {
      throw new Damage(`page ${page} has a node outside of it`)
    }
    const size = bytes.readUInt32LE(at)
    const flags = bytes.readUInt16LE(at + 4)
    const value = at + NODE_BYTES + bytes.readUInt16LE(at + 6)
    if (kind === BRANCH) {
      if (value > this.#pageBytes) throw new Damage(`page ${page} has a key outside of it`)
      this.#visit(size + flags * 0x1_0000_0000, level + 1)
      return
    }
    const inPage = (flags & BIG_VALUE) === 0 ? size : 8
    if (value + inPage > this.#pageBytes) throw new Damage(`page ${page} has a value outside of it`)
    if ((flags & BIG_VALUE) !== 0) this.#bigValue(Number(bytes.readBigUInt64LE(value)), size)
  }

  #bigValue(page: number, size: number): void {
    const pages = Math.ceil((HEADER_BYTES + size) / this.#pageBytes)
    this.#claim(page, pages)
    const header = this.#read(page * this.#pageBytes, HEADER_BYTES)
    if ((header.readUInt16LE(18) & KINDS) !== OVERFLOW) {
      throw new Damage(`page ${page} does not begin a large value`)
    }
    if (header.readUInt32LE(20) < pages) throw new Damage(`page ${page} is too short for its value`)
  }

  /** Each page has one place in the tree. */
  #claim(page: number, pages: number): void {
    const end = page + pages
    if (page < META_PAGES || end > this.#lastPage + 1 || end * this.#pageBytes > this.#size) {
      throw new Damage(`page ${page} lies outside of the file`)
    }
    for (let one = page; one < end; one++) {
      if (this.#seen.has(one)) throw new Damage(`page ${one} is used twice`)
      this.#seen.add(one)
    }
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(this.#file, bytes, 0, length, at) < length) {
      throw new Damage(`it ends at ${this.#size}`)
    }
    return bytes
  }
}
