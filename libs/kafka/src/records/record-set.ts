import { crc32c } from '@node-rs/crc32'
import { readInt64 } from '../wire/frame.ts'
import { type AbortedTransaction, AbortFilter } from './abort-filter.ts'
import {
  BATCH_OVERHEAD,
  type BatchHeader,
  CHECKED_FROM,
  LOG_OVERHEAD,
  MAGIC,
  readHeader,
} from './record-batch.ts'

/**
 * The bytes are not what their writer sent, damaged on the way or on the broker's disk, or are no
 * records.
 */
export class DamagedBatch extends Error {
  constructor(offset: number, why: string, cause?: unknown) {
    super(`the record batch at offset ${offset} is damaged: ${why}`, { cause })
    this.name = 'DamagedBatch'
  }
}

export interface VisibleBatches {
  readonly batches: readonly BatchHeader[]
  /**
   * The offset after the last whole batch, over control batches, aborted ones and those that
   * compaction emptied.
   */
  readonly nextOffset: number
}

/**
 * Walks the batches of a fetched record set, checks each, and keeps those a read-committed reader
 * at `from` sees. Throws DamagedBatch when the first it has not read yet is damaged; else what
 * comes before a damaged one is the answer.
 */
export const visibleBatches = (
  set: Buffer,
  from: number,
  aborted: readonly AbortedTransaction[],
): VisibleBatches => {
  const filter = new AbortFilter(aborted)
  const batches: BatchHeader[] = []
  let nextOffset = from
  for (let at = 0; at + BATCH_OVERHEAD <= set.length; ) {
    const end = at + LOG_OVERHEAD + set.readInt32BE(at + 8)
    if (end > set.length && at > 0) break // a fetch may end within a batch that is not its first
    const why = damageOf(set, at, end)
    if (why !== null) {
      if (nextOffset > from) break
      throw new DamagedBatch(readInt64(set, at), why)
    }
    const batch = readHeader(set, at, end)
    // Batches wholly before `from` come when it lies within a larger read of the broker; they end
    // no transaction of ours.
    if (batch.lastOffset >= from) {
      if (filter.shows(batch)) batches.push(batch)
      nextOffset = batch.lastOffset + 1
    }
    at = end
  }
  return { batches, nextOffset }
}

const damageOf = (set: Buffer, at: number, end: number): string | null => {
  if (end - at < BATCH_OVERHEAD) return `${end - at} bytes long`
  if (end > set.length) return `${set.length - at} of ${end - at} bytes came`
  const magic = set[at + 16]
  if (magic !== MAGIC) return `record format ${magic}`
  const sum = crc32c(set.subarray(at + CHECKED_FROM, end))
  return sum === set.readUInt32BE(at + 17) ? null : 'its CRC-32C differs'
}
