import type { RecentId } from './schemas.gen.ts'

const END = '\0'
const MORE = 0x80
const BITS = 0x7f
const SCALE = 128

/**
 * Ids with the time each was seen, ms, oldest first. They stay as they are encoded: a state with
 * sixty of them is read and written as quickly as one with none, and one is found by its
 * characters. Never changed: what adds or forgets makes a new list.
 */
export class RecentIds {
  static readonly none = new RecentIds(END)

  /**
   * A list of RecentId as Avro writes it in one block, a character for each byte: how many there
   * are, of each the length of the id, the id and its time, and a zero behind them (Avro 1.12,
   * "Binary Encoding").
   */
  readonly encoded: string

  constructor(encoded: string) {
    this.encoded = encoded
  }

  static of(entries: readonly RecentId[]): RecentIds {
    if (entries.length === 0) return RecentIds.none
    let all = long(entries.length)
    for (const { id, at } of entries) all += entry(bytesOf(id), long(at))
    return new RecentIds(all + END)
  }

  get count(): number {
    return new Cursor(this.encoded).long()
  }

  /** Whether an id was seen later than `after`. */
  has(id: string, after: number): boolean {
    const wanted = bytesOf(id)
    const { encoded } = this
    if (!encoded.includes(wanted)) return false
    const cursor = new Cursor(encoded)
    for (let left = cursor.long(); left > 0; left--) {
      const end = cursor.skip()
      const at = cursor.long()
      if (at <= after || !encoded.startsWith(wanted, end - wanted.length)) continue
      if (cursor.length === wanted.length) return true
    }
    return false
  }

  /**
   * These added, seen at `at`. The oldest are forgotten: beyond `most`, and as long as they were
   * not seen later than `after`.
   */
  adding(ids: readonly string[], at: number, most: number, after: number): RecentIds {
    const cursor = new Cursor(this.encoded)
    let left = cursor.long()
    let from = cursor.at
    for (; left > 0; left--) {
      cursor.skip()
      if (cursor.long() > after && left + ids.length <= most) break
      from = cursor.at
    }
    if (left + ids.length === 0) return RecentIds.none
    const time = long(at)
    let added = ''
    for (const id of ids) added += entry(bytesOf(id), time)
    const kept = this.encoded.slice(from, -END.length)
    return new RecentIds(long(left + ids.length) + kept + added + END)
  }

  /** The last ones alone. */
  newest(most: number): RecentIds {
    return this.count <= most ? this : this.adding([], 0, most, Number.NEGATIVE_INFINITY)
  }

  entries(): RecentId[] {
    const cursor = new Cursor(this.encoded)
    return Array.from({ length: cursor.long() }, () => {
      const end = cursor.skip()
      return { id: textOf(this.encoded.slice(end - cursor.length, end)), at: cursor.long() }
    })
  }

  toJSON(): RecentId[] {
    return this.entries()
  }
}

const entry = (id: string, time: string): string => long(id.length) + id + time

/** A place in what is encoded. */
class Cursor {
  at = 0
  /** Of the id that was skipped last. */
  length = 0
  readonly #encoded: string

  constructor(encoded: string) {
    this.#encoded = encoded
  }

  long(): number {
    let unit = this.#encoded.charCodeAt(this.at++)
    let value = unit & BITS
    for (let scale = SCALE; unit >= MORE; scale *= SCALE) {
      unit = this.#encoded.charCodeAt(this.at++)
      value += (unit & BITS) * scale
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** Passes an id, and says where it ended. */
  skip(): number {
    this.length = this.long()
    this.at += this.length
    return this.at
  }
}

/** Beyond it, zigzag would lose the sign of a JavaScript number. */
const LONG_MAX = 2 ** 52

/**
 * Zigzag, seven bits in each character, the lowest first. Throws TypeError for what is no whole
 * number within ±2^52.
 */
const long = (value: number): string => {
  if (!Number.isInteger(value) || Math.abs(value) > LONG_MAX) throw new TypeError('no time')
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  let units = ''
  for (; rest >= MORE; rest = Math.floor(rest / SCALE))
    units += String.fromCharCode((rest % SCALE) | MORE)
  return units + String.fromCharCode(rest)
}

const UNUSUAL = /[^ -~]/

/** The UTF-8 bytes of a text, a character each; U+FFFD for a lone surrogate. */
const bytesOf = (text: string): string =>
  UNUSUAL.test(text) ? String.fromCharCode(...new TextEncoder().encode(text)) : text

/** U+FFFD for what is no UTF-8. */
const textOf = (bytes: string): string =>
  UNUSUAL.test(bytes)
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        Uint8Array.from(bytes, byte => byte.charCodeAt(0)),
      )
    : bytes
