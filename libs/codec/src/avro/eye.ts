/**
 * Avro's primitives read from bytes that `walk.ts` has found to be whole and within bounds: nothing
 * is checked again.
 */

import { type RecentId, RecentIds } from '@baton/domain'

/**
 * Shorter strings without a digit are mostly names that come again and again: bots, sides, facts.
 */
const NAME_BYTES = 24
/** A power of two. */
const NAMES = 4_096
/**
 * V8 copies so short a part out of a string; a longer one would keep the whole alive, and be slow
 * to write again.
 */
const PART_CHARS = 12
const ZERO = 48
const TEN = 10

/**
 * A position in bytes; mutable on purpose, so that reading allocates nothing but what it returns.
 */
export class Eye {
  at = 0
  #bytes: Buffer = Buffer.alloc(0)
  /**
   * The bytes as characters of one byte each, once somebody asks: ids are cut out of it, at a fifth
   * of a call into Node each.
   */
  #characters = ''

  /** From a position in other bytes on. */
  open(bytes: Buffer, at: number): void {
    this.#bytes = bytes
    this.at = at
    this.#characters = ''
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** A part that is ASCII. */
  part(start: number, end: number): string {
    if (this.#characters === '') this.#characters = this.#bytes.toString('latin1')
    return this.#characters.substring(start, end)
  }
}

/**
 * Names that were read before, by their bytes, so that one string serves all values; a newer one
 * takes its place.
 */
const names = new Array<string>(NAMES).fill('')
const nameBytes = new Uint8Array(NAMES * NAME_BYTES)
const nameLengths = new Uint8Array(NAMES)

export const readLong = (eye: Eye): number => {
  const { bytes } = eye
  let at = eye.at
  let byte = bytes[at++] as number
  let low = byte & 0x7f
  for (let shift = 7; byte > 0x7f && shift < 28; shift += 7) {
    byte = bytes[at++] as number
    low |= (byte & 0x7f) << shift
  }
  let high = 0
  for (let scale = 134_217_728; byte > 0x7f; scale *= 128) {
    byte = bytes[at++] as number
    high += (byte & 0x7f) * scale
  }
  eye.at = at
  const magnitude = (low >>> 1) + high
  return (low & 1) === 0 ? magnitude : -magnitude - 1
}

export const readBoolean = (eye: Eye): boolean => eye.bytes[eye.at++] === 1

export const readDouble = (eye: Eye): number => {
  const value = eye.bytes.readDoubleLE(eye.at)
  eye.at += 8
  return value
}

/** A copy: what is read outlives the fetched bytes. */
export const readBytes = (eye: Eye): Buffer => {
  const length = readLong(eye)
  const start = eye.at
  eye.at = start + length
  return Buffer.from(eye.bytes.subarray(start, eye.at))
}

export const readString = (eye: Eye): string => {
  const length = readLong(eye)
  if (length === 0) return ''
  const start = eye.at
  eye.at = start + length
  return length > NAME_BYTES
    ? eye.bytes.toString('utf8', start, eye.at)
    : readShort(eye, start, length)
}

/** A name, or something else that would only take the place of one: ids, amounts. */
const readShort = (eye: Eye, start: number, length: number): string => {
  const { bytes } = eye
  let hash = length
  let seen = 0
  let digits = 0
  for (let i = start; i < start + length; i++) {
    const byte = bytes[i] as number
    hash = (Math.imul(hash, 31) + byte) | 0
    seen |= byte
    if ((byte - ZERO) >>> 0 < TEN) digits++
  }
  if (digits === 0) return readName(bytes, start, length, (hash ^ (hash >>> 12)) & (NAMES - 1))
  const end = start + length
  return length <= PART_CHARS && seen < 0x80
    ? eye.part(start, end)
    : bytes.toString('utf8', start, end)
}

const readName = (bytes: Buffer, start: number, length: number, slot: number): string => {
  if (isNameAt(slot, bytes, start, length)) return names[slot] as string
  const name = bytes.toString('utf8', start, start + length)
  // A loop: a view of so few bytes costs more than they do.
  for (let i = 0; i < length; i++) nameBytes[slot * NAME_BYTES + i] = bytes[start + i] as number
  nameLengths[slot] = length
  names[slot] = name
  return name
}

const isNameAt = (slot: number, bytes: Buffer, start: number, length: number): boolean => {
  if (nameLengths[slot] !== length) return false
  const from = slot * NAME_BYTES
  for (let i = 0; i < length; i++) {
    if (nameBytes[from + i] !== bytes[start + i]) return false
  }
  return true
}

/** As they stand there if they are one block, as ours are; else `readList` reads them. */
export const readRecentIds = (eye: Eye, readList: (eye: Eye) => unknown): RecentIds => {
  const start = eye.at
  let left = readLong(eye)
  if (left === 0) return RecentIds.none
  for (; left > 0; left--) {
    const length = readLong(eye)
    eye.at += length
    readLong(eye)
  }
  if (left === 0 && eye.bytes[eye.at] === 0)
    return new RecentIds(eye.bytes.toString('latin1', start, ++eye.at))
  eye.at = start
  return RecentIds.of(readList(eye) as RecentId[])
}

/**
 * Number of items of a block; the size in bytes that a negative one is followed by is not needed.
 */
export const readCount = (eye: Eye): number => {
  const count = readLong(eye)
  if (count >= 0) return count
  readLong(eye)
  return -count
}
