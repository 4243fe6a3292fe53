import type { Headers, InputRecord } from '@baton/stream'
import { Cursor } from '../wire/varint.ts'
import { decompress } from './decompress.ts'
import { type BatchHeader, COMPRESSION_MASK, LOG_APPEND_TIME } from './record-batch.ts'

/** Appends the records of a batch from offset `from` on. Keys and values are views on the fetched bytes. */
export const decodeBatch = async (
  batch: BatchHeader,
  from: number,
  into: InputRecord[],
): Promise<void> => {
  const code = batch.attributes & COMPRESSION_MASK
  const body = code === 0 ? batch.body : await decompress(code, batch.body)
  decodeRecords(body, batch, from, into)
}

const decodeRecords = (
  body: Buffer,
  batch: BatchHeader,
  from: number,
  into: InputRecord[],
): void => {
  const cursor = new Cursor(body)
  const appendTime = (batch.attributes & LOG_APPEND_TIME) !== 0
  for (let left = batch.count; left > 0; left -= 1) {
    const length = cursor.varint()
    const end = cursor.at + length
    cursor.at += 1 // attributes, unused
    const delta = cursor.varint()
    const timestamp = appendTime ? batch.maxTimestamp : batch.firstTimestamp + delta
    const offset = batch.baseOffset + cursor.varint()
    if (offset >= from) {
      const key = bytesOrNull(cursor)
      const value = bytesOrNull(cursor)
      into.push({ offset, timestamp, key, value, headers: headersOf(cursor) })
    }
    cursor.at = end
  }
}

const bytesOrNull = (cursor: Cursor): Buffer | null => {
  const length = cursor.varint()
  if (length < 0) return null
  const start = cursor.at
  cursor.at = start + length
  return cursor.bytes.subarray(start, cursor.at)
}

const headersOf = (cursor: Cursor): Headers | undefined => {
  let left = cursor.varint()
  if (left === 0) return undefined
  // No prototype: a header may be called "__proto__".
  const headers: Record<string, Buffer | null> = Object.create(null)
  for (; left > 0; left -= 1) {
    const length = cursor.varint()
    const start = cursor.at
    cursor.at = start + length
    headers[cursor.bytes.toString('utf8', start, cursor.at)] = bytesOrNull(cursor)
  }
  return headers
}
