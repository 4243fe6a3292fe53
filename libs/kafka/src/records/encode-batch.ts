import { type Headers, type OutputRecord, type OutputRecords, PackedRecords } from '@baton/stream'
import { crc32c } from '@node-rs/crc32'
import { type Frame, writeInt64 } from '../wire/frame.ts'
import { varintSize, writeVarint } from '../wire/varint.ts'
import { BATCH_OVERHEAD, CHECKED_FROM, LOG_OVERHEAD, MAGIC, TRANSACTIONAL } from './record-batch.ts'

/** Whose batch it is; sequences count records per producer and partition. */
export interface BatchOrigin {
  readonly producerId: number
  readonly producerEpoch: number
  readonly firstSequence: number
  readonly transactional: boolean
}

/**
 * Most bytes of varints before the key: length, timestamp delta, offset delta; and one of
 * attributes.
 */
const RECORD_HEAD = 5 + 10 + 5 + 1
const MAX_VARINT = 10

/**
 * Writes one record batch (magic 2, not compressed) at the frame's end, in one pass and without an
 * object per record. The base timestamp is the first record's: deltas from the present would not
 * fit 32 bits for old event times.
 */
export const encodeBatch = (frame: Frame, records: OutputRecords, origin: BatchOrigin): void => {
  const source = records instanceof PackedRecords ? records : new Unpacked(Array.from(records))
  const start = frame.end
  const base = source.length > 0 ? source.timestamp(0) : 0
  let latest = base
  frame.room(BATCH_OVERHEAD)
  frame.end = start + BATCH_OVERHEAD
  for (let i = 0; i < source.length; i += 1) {
    const timestamp = source.timestamp(i)
    if (timestamp > latest) latest = timestamp
    encodeRecord(frame, source, i, timestamp - base)
  }
  encodeHeader(frame, start, source.length, base, latest, origin)
}

/** What is asked of records to write them. */
type Source = Pick<
  PackedRecords,
  'length' | 'timestamp' | 'headers' | 'keyLength' | 'valueLength' | 'copyKey' | 'copyValue'
>

/**
 * Records as they were given, most of them by an appender: one or a few, not worth being packed
 * first.
 */
class Unpacked implements Source {
  readonly #records: readonly OutputRecord[]

  constructor(records: readonly OutputRecord[]) {
    this.#records = records
  }

  get length(): number {
    return this.#records.length
  }

  timestamp(i: number): number {
    return this.#records[i]!.timestamp
  }

  headers(i: number): Headers | undefined {
    return this.#records[i]!.headers
  }

  keyLength(i: number): number {
    return lengthOf(this.#records[i]!.key)
  }

  valueLength(i: number): number {
    return lengthOf(this.#records[i]!.value)
  }

  copyKey(i: number, into: Buffer, at: number): void {
    into.set(this.#records[i]!.key!, at)
  }

  copyValue(i: number, into: Buffer, at: number): void {
    into.set(this.#records[i]!.value!, at)
  }
}

const encodeRecord = (frame: Frame, source: Source, i: number, delta: number): void => {
  const [keyLength, valueLength] = [source.keyLength(i), source.valueLength(i)]
  const headers = source.headers(i)
  const size = bodySize(delta, i, keyLength, valueLength, headers)
  const bytes = frame.room(size + RECORD_HEAD)
  let at = writeVarint(bytes, frame.end, size)
  bytes[at++] = 0
  at = writeVarint(bytes, at, delta)
  at = writeVarint(bytes, at, i)
  at = writeVarint(bytes, at, keyLength)
  if (keyLength > 0) source.copyKey(i, bytes, at)
  at = writeVarint(bytes, at + Math.max(0, keyLength), valueLength)
  if (valueLength > 0) source.copyValue(i, bytes, at)
  at += Math.max(0, valueLength)
  frame.end = headers === undefined ? writeVarint(bytes, at, 0) : writeHeaders(bytes, at, headers)
}

/** With their length in front; null, whose length is -1, takes the one byte of that. */
const sizeOfBytes = (length: number): number => varintSize(length) + Math.max(0, length)

const bodySize = (
  delta: number,
  index: number,
  keyLength: number,
  valueLength: number,
  headers: Headers | undefined,
): number =>
  1 +
  varintSize(delta) +
  varintSize(index) +
  sizeOfBytes(keyLength) +
  sizeOfBytes(valueLength) +
  (headers === undefined ? 1 : sizeOfHeaders(headers))

const lengthOf = (bytes: Buffer | null | undefined): number => bytes?.length ?? -1

const sizeOfHeaders = (headers: Headers): number => {
  let count = 0
  let size = 0
  for (const name in headers) {
    const length = Buffer.byteLength(name)
    size += varintSize(length) + length + sizeOfBytes(lengthOf(headers[name]))
    count += 1
  }
  return size + varintSize(count)
}

/** An upper bound of the bytes a record takes in a batch. */
export const recordBytes = ({ key, value, headers }: OutputRecord): number =>
  bodySize(0, 0, lengthOf(key), lengthOf(value), headers) + RECORD_HEAD + MAX_VARINT

const writeBytes = (bytes: Buffer, at: number, value: Buffer | null): number => {
  if (value === null) return writeVarint(bytes, at, -1)
  const start = writeVarint(bytes, at, value.length)
  bytes.set(value, start)
  return start + value.length
}

const writeHeaders = (bytes: Buffer, at: number, headers: Headers): number => {
  const names = Object.keys(headers)
  let next = writeVarint(bytes, at, names.length)
  for (const name of names) {
    next = writeVarint(bytes, next, Buffer.byteLength(name))
    next += bytes.write(name, next, 'utf8')
    next = writeBytes(bytes, next, headers[name] ?? null)
  }
  return next
}

const encodeHeader = (
  frame: Frame,
  start: number,
  count: number,
  base: number,
  latest: number,
  origin: BatchOrigin,
): void => {
  const bytes = frame.room(0)
  const end = frame.end
  writeInt64(bytes, start, 0)
  bytes.writeInt32BE(end - start - LOG_OVERHEAD, start + 8)
  bytes.writeInt32BE(-1, start + 12) // partition leader epoch: the broker's
  bytes[start + 16] = MAGIC
  bytes.writeInt16BE(origin.transactional ? TRANSACTIONAL : 0, start + 21)
  bytes.writeInt32BE(count - 1, start + 23)
  writeInt64(bytes, start + 27, base)
  writeInt64(bytes, start + 35, latest)
  writeInt64(bytes, start + 43, origin.producerId)
  bytes.writeInt16BE(origin.producerEpoch, start + 51)
  bytes.writeInt32BE(origin.firstSequence, start + 53)
  bytes.writeInt32BE(count, start + 57)
  bytes.writeUInt32BE(crc32c(bytes.subarray(start + CHECKED_FROM, end)), start + 17)
}
