/**
 * Avro's primitives written into bytes from a position on; each returns the position after what it
 * wrote. What does not fit is not written, yet counted: an end beyond the bytes says how many would
 * have been enough. Throws TypeError for a value of another type.
 */

import { RecentIds, UTF8_MAX_BYTES_PER_UNIT } from '@baton/domain'

/**
 * Up to so many characters a loop is quicker than Node, which takes 30 ns for a string of any
 * length.
 */
const SHORT_CHARS = 10
const LENGTH_MAX_BYTES = 5
const TWO_27 = 134_217_728
/** Beyond it avsc and `walk.ts` read no long. */
const LONG_MAX = 9_007_199_254_740_990

export const writeInt = (bytes: Buffer, at: number, value: number): number => {
  if (value !== (value | 0)) throw new TypeError('no int')
  return writeZigzag(bytes, at, ((value << 1) ^ (value >> 31)) >>> 0)
}

const writeZigzag = (bytes: Buffer, at: number, zigzag: number): number => {
  let rest = zigzag
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
}

export const writeLong = (bytes: Buffer, at: number, value: number): number => {
  if (value === (value | 0)) return writeInt(bytes, at, value)
  if (!Number.isInteger(value) || value > LONG_MAX || value < -LONG_MAX) {
    throw new TypeError('no long')
  }
  // Four groups of seven bits, the sign in the lowest; what is above them is less than 2^26.
  const magnitude = value < 0 ? -value - 1 : value
  const high = Math.floor(magnitude / TWO_27)
  const low = ((magnitude - high * TWO_27) << 1) | (value < 0 ? 1 : 0)
  bytes[at] = (low & 0x7f) | 0x80
  bytes[at + 1] = ((low >>> 7) & 0x7f) | 0x80
  bytes[at + 2] = ((low >>> 14) & 0x7f) | 0x80
  bytes[at + 3] = ((low >>> 21) & 0x7f) | 0x80
  return writeZigzag(bytes, at + 4, high)
}

export const writeBoolean = (bytes: Buffer, at: number, value: boolean): number => {
  if (value !== true && value !== false) throw new TypeError('no boolean')
  bytes[at] = value ? 1 : 0
  return at + 1
}

export const writeDouble = (bytes: Buffer, at: number, value: number): number => {
  if (typeof value !== 'number') throw new TypeError('no double')
  if (at + 8 <= bytes.length) bytes.writeDoubleLE(value, at)
  return at + 8
}

export const writeBytes = (bytes: Buffer, at: number, value: Buffer): number => {
  if (!Buffer.isBuffer(value)) throw new TypeError('no bytes')
  return writeRaw(bytes, writeInt(bytes, at, value.length), value)
}

/** Ready bytes, such as the value of a field that was left out. */
export const writeRaw = (bytes: Buffer, at: number, value: Buffer): number => {
  if (at + value.length <= bytes.length) bytes.set(value, at)
  return at + value.length
}

export const areRecentIds = (value: unknown): value is RecentIds => value instanceof RecentIds

export const writeRecentIds = (bytes: Buffer, at: number, { encoded }: RecentIds): number => {
  if (at + encoded.length <= bytes.length) bytes.write(encoded, at, 'latin1')
  return at + encoded.length
}

/** Always well-formed UTF-8: Node writes U+FFFD for a lone surrogate. */
export const writeString = (bytes: Buffer, at: number, text: string): number => {
  if (typeof text !== 'string') throw new TypeError('no string')
  const { length } = text
  if (length > SHORT_CHARS) return writeText(bytes, at, text)
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) return writeText(bytes, at, text)
    bytes[at + 1 + i] = unit
  }
  bytes[at] = length << 1
  return at + 1 + length
}

/** The text first, behind the length that it has if it is ASCII: most are. */
const writeText = (bytes: Buffer, at: number, text: string): number => {
  const most = LENGTH_MAX_BYTES + text.length * UTF8_MAX_BYTES_PER_UNIT
  if (at + most > bytes.length) return at + most
  const start = writeInt(bytes, at, text.length)
  const written = bytes.write(text, start)
  if (written !== text.length) return relength(bytes, at, start, written)
  return start + written
}

/**
 * The length of a text that is there already; it may take more bytes than the one in front of it
 * now.
 */
const relength = (bytes: Buffer, at: number, start: number, length: number): number => {
  const first = at + intBytes(length)
  if (first !== start) bytes.copyWithin(first, start, start + length)
  writeInt(bytes, at, length)
  return first + length
}

/** Bytes of a positive int. */
const intBytes = (value: number): number => {
  let bytes = 1
  for (let rest = value >>> 6; rest > 0; rest >>>= 7) bytes++
  return bytes
}

/**
 * Of an object that names the branch of a union; throws TypeError for more keys than one, or none.
 */
export const onlyKey = (wrapped: object): string => {
  const names = Object.keys(wrapped)
  if (names.length !== 1) throw new TypeError('not one branch')
  return names[0] as string
}
