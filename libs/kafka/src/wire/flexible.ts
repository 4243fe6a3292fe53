import { type Frame, readInt64 } from './frame.ts'

/**
 * The flexible encoding (KIP-482) of the newer requests: lengths as unsigned varints, tagged
 * fields, which are written empty.
 */
export const tags = (frame: Frame): Frame => frame.int8(0)

const unsignedVarint = (frame: Frame, value: number): void => {
  let rest = value
  for (; rest > 0x7f; rest >>>= 7) frame.int8((rest & 0x7f) | 0x80)
  frame.int8(rest)
}

export const compactString = (frame: Frame, text: string): Frame => {
  const bytes = Buffer.from(text)
  unsignedVarint(frame, bytes.length + 1)
  bytes.copy(frame.room(bytes.length), frame.end)
  frame.end += bytes.length
  return frame
}

export const compactArray = <T>(
  frame: Frame,
  items: readonly T[],
  write: (item: T) => void,
): Frame => {
  unsignedVarint(frame, items.length + 1)
  for (const item of items) write(item)
  return frame
}

/**
 * Of a length that is known only once the bytes are written: five bytes, which leave room for any.
 */
const LENGTH_BYTES = 5

/** Bytes, or records, that `write` puts straight into the frame. */
export const compactBytes = (frame: Frame, write: () => void): Frame => {
  const lengthAt = frame.end
  frame.room(LENGTH_BYTES)
  frame.end += LENGTH_BYTES
  write()
  let rest = frame.end - lengthAt - LENGTH_BYTES + 1
  const bytes = frame.room(0)
  for (let i = 0; i < LENGTH_BYTES - 1; i += 1, rest >>>= 7)
    bytes[lengthAt + i] = (rest & 0x7f) | 0x80
  bytes[lengthAt + LENGTH_BYTES - 1] = rest
  return frame
}

/** Reads a flexible answer field by field, from behind its correlation id. */
export class FlexibleAnswer {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer, header: 'tagged' | 'plain' = 'tagged') {
    this.#bytes = bytes
    if (header === 'tagged') this.tags()
  }

  int16(): number {
    this.#at += 2
    return this.#bytes.readInt16BE(this.#at - 2)
  }

  int32(): number {
    this.#at += 4
    return this.#bytes.readInt32BE(this.#at - 4)
  }

  int64(): number {
    this.#at += 8
    return readInt64(this.#bytes, this.#at - 8)
  }

  /** A null string is an empty one. */
  string(): string {
    const length = Math.max(0, this.#unsignedVarint() - 1)
    this.#at += length
    return this.#bytes.toString('utf8', this.#at - length, this.#at)
  }

  /** Items that end with their own tagged fields. */
  structs<T>(item: () => T): T[] {
    return this.array(() => {
      const value = item()
      this.tags()
      return value
    })
  }

  array<T>(item: () => T): T[] {
    return Array.from({ length: Math.max(0, this.#unsignedVarint() - 1) }, item)
  }

  /**
   * Passes over tagged fields: each a tag, a size and as many bytes, of which `read` may read some.
   */
  tags(read?: (tag: number) => void): void {
    for (let left = this.#unsignedVarint(); left > 0; left -= 1) {
      const tag = this.#unsignedVarint()
      const size = this.#unsignedVarint()
      const end = this.#at + size
      read?.(tag)
      this.#at = end
    }
  }

  #unsignedVarint(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes.readUInt8(this.#at)
      this.#at += 1
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
}
