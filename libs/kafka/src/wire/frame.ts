/**
 * Reads a signed 64-bit integer as a number; Kafka's offsets, producer ids and times stay below
 * 2^53.
 */
export const readInt64 = (bytes: Buffer, at: number): number =>
  bytes.readInt32BE(at) * 4_294_967_296 + bytes.readUInt32BE(at + 4)

/** The high half of a signed 64-bit integer; the low half is `value >>> 0`. */
export const writeInt64 = (bytes: Buffer, at: number, value: number): void => {
  bytes.writeInt32BE(Math.floor(value / 4_294_967_296), at)
  bytes.writeUInt32BE(value >>> 0, at + 4)
}

const CORRELATION_AT = 8
const FIRST_BYTES = 4096

/**
 * One request, written straight into one growing buffer that is used again for the next request.
 * Reuse is safe only after the answer has come: then the broker has read every byte.
 */
export class Frame {
  #bytes: Buffer = Buffer.allocUnsafe(FIRST_BYTES)
  #end = 0
  apiKey = -1
  apiVersion = -1

  /**
   * Begins a request with header version 1 (no tagged fields); size and correlation id come with
   * `seal`.
   */
  begin(apiKey: number, apiVersion: number, clientId: string): this {
    this.apiKey = apiKey
    this.apiVersion = apiVersion
    this.#end = 4
    return this.int16(apiKey).int16(apiVersion).int32(0).string(clientId)
  }

  /** Makes room for `count` more bytes; returns the buffer, which the call may have replaced. */
  room(count: number): Buffer {
    const needed = this.#end + count
    if (needed > this.#bytes.length) {
      const bigger = Buffer.allocUnsafe(2 ** Math.ceil(Math.log2(needed)))
      this.#bytes.copy(bigger, 0, 0, this.#end)
      this.#bytes = bigger
    }
    return this.#bytes
  }

  get end(): number {
    return this.#end
  }

  /** Sets the end after the caller wrote into `room` itself. */
  set end(at: number) {
    this.#end = at
  }

  int8(value: number): this {
    this.room(1)[this.#end] = value & 0xff
    this.#end += 1
    return this
  }

  int16(value: number): this {
    this.room(2).writeInt16BE(value, this.#end)
    this.#end += 2
    return this
  }

  int32(value: number): this {
    this.room(4).writeInt32BE(value, this.#end)
    this.#end += 4
    return this
  }

  int64(value: number): this {
    writeInt64(this.room(8), this.#end, value)
    this.#end += 8
    return this
  }

  string(value: string | null): this {
    if (value === null) return this.int16(-1)
    const length = Buffer.byteLength(value)
    this.int16(length)
    this.room(length).write(value, this.#end, 'utf8')
    this.#end += length
    return this
  }

  bytes(value: Buffer): this {
    this.int32(value.length)
    value.copy(this.room(value.length), this.#end)
    this.#end += value.length
    return this
  }

  setInt32(at: number, value: number): void {
    this.#bytes.writeInt32BE(value, at)
  }

  /** A view on the finished request. */
  seal(correlationId: number): Buffer {
    this.#bytes.writeInt32BE(this.#end - 4, 0)
    this.#bytes.writeInt32BE(correlationId, CORRELATION_AT)
    return this.#bytes.subarray(0, this.#end)
  }
}
