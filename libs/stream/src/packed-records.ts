import { Arena } from './arena.ts'
import type { Headers, OutputRecord, OutputRecords } from './ports.ts'

const FIRST_ROOM = 64
const NULL = -1
/**
 * Numbers of one record in `#places`; where those of its key and its value begin, and the length
 * behind a place.
 */
const STRIDE = 4
const [KEY, VALUE, LENGTH] = [0, 2, 1]

/**
 * Records that wait for their commit without an object for each of them, which collections of
 * garbage would copy meanwhile. Made to be used again for the next batch.
 */
export class PackedRecords implements OutputRecords {
  readonly #bytes = new Arena()
  readonly #headers = new Map<number, Headers>()
  /** Of each record: place and length of its key, place and length of its value. */
  #places = new Int32Array(FIRST_ROOM * STRIDE)
  #timestamps = new Float64Array(FIRST_ROOM)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Copies key and value. */
  push({ key, value, headers, timestamp }: OutputRecord): void {
    const i = this.#length
    if (i === this.#timestamps.length) {
      this.#timestamps = grown(this.#timestamps, Float64Array)
      this.#places = grown(this.#places, Int32Array)
    }
    this.#timestamps[i] = timestamp
    this.#set(i * STRIDE + KEY, key)
    this.#set(i * STRIDE + VALUE, value)
    if (headers) this.#headers.set(i, headers)
    // Last: what throws before is no record.
    this.#length++
  }

  /** Takes the last one away; its bytes are valid until `clear`. */
  pop(): OutputRecord {
    const last = this.#record(this.#length - 1)
    this.#headers.delete(--this.#length)
    return last
  }

  clear(): void {
    this.#bytes.clear()
    this.#headers.clear()
    this.#length = 0
  }

  timestamp(i: number): number {
    return this.#timestamps[i]!
  }

  headers(i: number): Headers | undefined {
    return this.#headers.get(i)
  }

  /** In bytes; -1 for null. */
  keyLength(i: number): number {
    return this.#places[i * STRIDE + KEY + LENGTH]!
  }

  /** In bytes; -1 for null. */
  valueLength(i: number): number {
    return this.#places[i * STRIDE + VALUE + LENGTH]!
  }

  copyKey(i: number, into: Buffer, at: number): void {
    this.#bytes.copy(this.#places[i * STRIDE + KEY]!, this.keyLength(i), into, at)
  }

  copyValue(i: number, into: Buffer, at: number): void {
    this.#bytes.copy(this.#places[i * STRIDE + VALUE]!, this.valueLength(i), into, at)
  }

  *[Symbol.iterator](): Generator<OutputRecord> {
    for (let i = 0; i < this.#length; i++) yield this.#record(i)
  }

  #set(field: number, bytes: Buffer | null): void {
    this.#places[field] = bytes === null ? 0 : this.#bytes.add(bytes)
    this.#places[field + LENGTH] = bytes === null ? NULL : bytes.length
  }

  #bytesAt(field: number): Buffer | null {
    const length = this.#places[field + LENGTH]!
    return length === NULL ? null : this.#bytes.view(this.#places[field]!, length)
  }

  #record(i: number): OutputRecord {
    const key = this.#bytesAt(i * STRIDE + KEY)
    const value = this.#bytesAt(i * STRIDE + VALUE)
    const [headers, timestamp] = [this.headers(i), this.timestamp(i)]
    return headers ? { key, value, headers, timestamp } : { key, value, timestamp }
  }
}

const grown = <A extends Int32Array | Float64Array>(
  full: A,
  Larger: new (length: number) => A,
): A => {
  const larger = new Larger(full.length * 2)
  larger.set(full)
  return larger
}
