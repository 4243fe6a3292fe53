import type { Headers, InputRecord } from '@baton/stream'
import { Cursor } from '../wire/varint.ts'
import { decompress } from './decompress.ts'
import { type BatchHeader, COMPRESSION_MASK, LOG_APPEND_TIME } from './record-batch.ts'
import { DamagedBatch } from './record-set.ts'

/**
 * Appends the records of a batch from offset `from` on, and resolves to the bytes that were
 * unpacked for it, 0 for most. Keys and values are views on the fetched bytes, or on those
 * unpacked. Rejects with DamagedBatch, and as `decompress` does.
 */
export const decodeBatch = async (
  batch: BatchHeader,
  from: number,
  into: InputRecord[],
): Promise<number> => {
  const isPacked = (batch.attributes & COMPRESSION_MASK) !== 0
  const body = isPacked ? await decompress(batch) : batch.body
  decodeRecords(body, batch, from, into)
  return isPacked ? body.length : 0
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
    if (length < 0 || end > body.length) throw misfit(batch)
    cursor.at += 1 // attributes, unused
    const delta = cursor.varint()
    const timestamp = appendTime ? batch.maxTimestamp : batch.firstTimestamp + delta
    const offset = batch.baseOffset + cursor.varint()
    if (offset < batch.baseOffset || offset > batch.lastOffset) throw misfit(batch)
    if (offset >= from) {
      const key = bytesOrNull(cursor)
      const value = bytesOrNull(cursor)
      into.push({ offset, timestamp, key, value, headers: headersOf(cursor) })
      if (cursor.at !== end) throw misfit(batch)
    }
    cursor.at = end
  }
  if (cursor.at !== body.length) throw misfit(batch)
}

const misfit = ({ baseOffset, count }: BatchHeader): DamagedBatch =>
  new DamagedBatch(baseOffset, `its bytes are not the ${count} records it counts`)

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
  for (; left > 0 && cursor.at < cursor.bytes.length; left -= 1) {
    const length = cursor.varint()
    const start = cursor.at
    cursor.at = start + length
    headers[cursor.bytes.toString('utf8', start, cursor.at)] = bytesOrNull(cursor)
  }
  return headers
}
