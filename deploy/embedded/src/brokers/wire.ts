/**
 * Fields of the Kafka protocol, written by hand: these requests must not depend on the client under
 * test.
 */
export const int8 = (value: number): Buffer => Buffer.from([value & 0xff])

export const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

export const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

export const string = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([int16(bytes.length), bytes])
}

export const array = (items: readonly Buffer[]): Buffer =>
  Buffer.concat([int32(items.length), ...items])

/** The flexible encoding (KIP-482), for strings and arrays of fewer than 127 bytes or items. */
export const compactString = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([compactLength(bytes.length), bytes])
}

export const compactArray = (items: readonly Buffer[]): Buffer =>
  Buffer.concat([compactLength(items.length), ...items])

const compactLength = (length: number): Buffer => {
  if (length > 126) throw new Error(`${length} is too long for one byte`)
  return int8(length + 1)
}

export const noTags = int8(0)

/** Reads an answer field by field. */
export class Answer {
  readonly #bytes: Buffer
  #at: number

  /** Begins after the correlation id. */
  constructor(bytes: Buffer, at = 4) {
    this.#bytes = bytes
    this.#at = at
  }

  skip(bytes: number): this {
    this.#at += bytes
    return this
  }

  int8(): number {
    this.#at += 1
    return this.#bytes.readInt8(this.#at - 1)
  }

  int16(): number {
    this.#at += 2
    return this.#bytes.readInt16BE(this.#at - 2)
  }

  int32(): number {
    this.#at += 4
    return this.#bytes.readInt32BE(this.#at - 4)
  }

  /** A null string is an empty one. */
  string(): string {
    const length = Math.max(0, this.int16())
    this.#at += length
    return this.#bytes.toString('utf8', this.#at - length, this.#at)
  }

  array<T>(item: () => T): T[] {
    return Array.from({ length: Math.max(0, this.int32()) }, item)
  }
}
