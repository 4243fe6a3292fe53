import { readInt64 } from '../wire/frame.ts'

/** Bytes of a record batch (magic 2) before its records. */
export const BATCH_OVERHEAD = 61
/** Bytes before the length field's own count starts. */
export const LOG_OVERHEAD = 12
/** The checksum covers everything from here. */
export const CHECKED_FROM = 21
export const MAGIC = 2

export const COMPRESSION_MASK = 7
export const LOG_APPEND_TIME = 8
export const TRANSACTIONAL = 16
export const CONTROL = 32

/** The header of one batch as it lies in a fetched record set. */
export interface BatchHeader {
  readonly attributes: number
  readonly baseOffset: number
  readonly lastOffset: number
  readonly firstTimestamp: number
  readonly maxTimestamp: number
  readonly producerId: number
  readonly count: number
  /** The records, still compressed. */
  readonly body: Buffer
}

export const readHeader = (set: Buffer, at: number, end: number): BatchHeader => {
  const baseOffset = readInt64(set, at)
  return {
    attributes: set.readInt16BE(at + 21),
    baseOffset,
    lastOffset: baseOffset + set.readInt32BE(at + 23),
    firstTimestamp: readInt64(set, at + 27),
    maxTimestamp: readInt64(set, at + 35),
    producerId: readInt64(set, at + 43),
    count: set.readInt32BE(at + 57),
    body: set.subarray(at + BATCH_OVERHEAD, end),
  }
}
