import type { OutputRecords } from '@baton/stream'
import { crc32c } from '@node-rs/crc32'
import { type BatchOrigin, encodeBatch } from '../records/encode-batch.ts'
import { CHECKED_FROM, CONTROL, TRANSACTIONAL } from '../records/record-batch.ts'
import { Frame, writeInt64 } from '../wire/frame.ts'

interface BatchOfLog extends Partial<BatchOrigin> {
  readonly baseOffset?: number
}

/** One batch as it lies in a log, at the offset a broker would have given it. */
export const encodedBatch = (records: OutputRecords, batch: BatchOfLog = {}): Buffer => {
  const {
    baseOffset = 0,
    producerId = -1,
    producerEpoch = -1,
    firstSequence = -1,
    transactional = false,
  } = batch
  const frame = new Frame()
  frame.end = 0
  encodeBatch(frame, records, { producerId, producerEpoch, firstSequence, transactional })
  const set = Buffer.from(frame.room(0).subarray(0, frame.end))
  writeInt64(set, 0, baseOffset)
  return set
}

/** The control batch that ends a transaction. */
export const marker = (producerId: number, baseOffset: number, type: 'abort' | 'commit') => {
  const key = Buffer.from([0, 0, 0, type === 'abort' ? 0 : 1])
  const value = Buffer.alloc(6)
  const batch = encodedBatch([{ key, value, timestamp: 0 }], {
    producerId,
    producerEpoch: 0,
    baseOffset,
    transactional: true,
  })
  batch.writeInt16BE(TRANSACTIONAL | CONTROL, 21)
  return resealed(batch)
}

/** What compaction leaves of a batch whose records are all superseded. */
export const emptied = (batch: Buffer): Buffer => {
  const rest = Buffer.from(batch.subarray(0, 61))
  rest.writeInt32BE(61 - 12, 8)
  rest.writeInt32BE(0, 57)
  return resealed(rest)
}

export const resealed = (batch: Buffer): Buffer => {
  batch.writeUInt32BE(crc32c(batch.subarray(CHECKED_FROM)), 17)
  return batch
}

/**
 * As a producer sends it that compresses: `pack` is what becomes of its records, `code` what its
 * attributes call that.
 */
export const compressed = (batch: Buffer, code: number, pack: (body: Buffer) => Buffer): Buffer => {
  const packed = Buffer.concat([batch.subarray(0, 61), pack(batch.subarray(61))])
  packed.writeInt32BE(packed.length - 12, 8)
  packed.writeInt16BE(packed.readInt16BE(21) | code, 21)
  return resealed(packed)
}
