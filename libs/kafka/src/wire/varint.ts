/**
 * Zigzag variable-length integers of the record format (KIP-98). Numbers are safe integers;
 * anything beyond 32 bits goes through two halves, never through BigInt: these run for every
 * record.
 */

const TWO_32 = 4_294_967_296

const wordSize = (zigzag: number): number => {
  if (zigzag < 0x80) return 1
  if (zigzag < 0x4000) return 2
  if (zigzag < 0x20_0000) return 3
  return zigzag < 0x1000_0000 ? 4 : 5
}

const zigzagHalves = (value: number): readonly [low: number, high: number] => {
  const high = Math.floor(value / TWO_32) | 0
  const low = value | 0
  const sign = high >> 31
  return [((low << 1) ^ sign) >>> 0, (((high << 1) | (low >>> 31)) ^ sign) >>> 0]
}

/** Bytes that `writeVarint` takes for this value. */
export const varintSize = (value: number): number => {
  if (value === (value | 0)) return wordSize(((value << 1) ^ (value >> 31)) >>> 0)
  const [low, high] = zigzagHalves(value)
  if (high === 0) return wordSize(low)
  return Math.ceil((64 - Math.clz32(high)) / 7)
}

/** Writes the value and returns the position after it; the caller has made room. */
export const writeVarint = (bytes: Buffer, at: number, value: number): number => {
  if (value !== (value | 0)) return writeWide(bytes, at, value)
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
}

const writeWide = (bytes: Buffer, at: number, value: number): number => {
  let [low, high] = zigzagHalves(value)
  while (high !== 0 || low > 0x7f) {
    bytes[at++] = (low & 0x7f) | 0x80
    low = ((low >>> 7) | (high << 25)) >>> 0
    high >>>= 7
  }
  bytes[at++] = low
  return at
}

/** A position in a buffer of records; mutable on purpose, so that reading allocates nothing. */
export class Cursor {
  bytes: Buffer
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  varint(): number {
    const bytes = this.bytes
    let byte = bytes[this.at++] as number
    let zigzag = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      if (shift === 28) return this.#wide(zigzag)
      byte = bytes[this.at++] as number
      zigzag |= (byte & 0x7f) << shift
    }
    return (zigzag >>> 1) ^ -(zigzag & 1)
  }

  /** From the fifth byte on: bits 28 and up, kept in two halves. */
  #wide(first28: number): number {
    const bytes = this.bytes
    let byte = bytes[this.at++] as number
    const low = (first28 | (byte << 28)) >>> 0
    let high = (byte & 0x7f) >>> 4
    for (let shift = 3; byte > 0x7f && shift < 32; shift += 7) {
      byte = bytes[this.at++] as number
      high |= (byte & 0x7f) << shift
    }
    high >>>= 0
    const magnitude = (high >>> 1) * TWO_32 + (((low >>> 1) | (high << 31)) >>> 0)
    return low & 1 ? -magnitude - 1 : magnitude
  }
}
