import { type Frame, readInt64 } from './frame.ts'

/** The flexible encoding (KIP-482) of the newer requests: lengths as unsigned varints, tagged fields, which are written empty. */
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

/** Reads a flexible answer field by field, from behind its correlation id. */
export class FlexibleAnswer {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.tags()
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

  /** Skips tagged fields: each a tag, a size and as many bytes. */
  tags(): void {
    for (let left = this.#unsignedVarint(); left > 0; left -= 1) {
      this.#unsignedVarint()
      const size = this.#unsignedVarint()
      this.#at += size
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
