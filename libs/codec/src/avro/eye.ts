/** Avro's primitives read from bytes that `walk.ts` has found to be whole and within bounds: nothing is checked again. */

/** Shorter strings are mostly names that come again and again: bots, sides, facts, ids of a conversation. */
const NAME_BYTES = 24
/** A power of two. */
const NAMES = 4_096

/** A position in bytes; mutable on purpose, so that reading allocates nothing but what it returns. */
export class Eye {
  bytes: Buffer = Buffer.alloc(0)
  at = 0
}

/** Names that were read before, by their bytes, so that one string serves all values; a newer one takes its place. */
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
    : readName(eye.bytes, start, length)
}

const readName = (bytes: Buffer, start: number, length: number): string => {
  let hash = length
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + (bytes[start + i] as number)) | 0
  const slot = (hash ^ (hash >>> 12)) & (NAMES - 1)
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

/** Number of items of a block; the size in bytes that a negative one is followed by is not needed. */
export const readCount = (eye: Eye): number => {
  const count = readLong(eye)
  if (count >= 0) return count
  readLong(eye)
  return -count
}
