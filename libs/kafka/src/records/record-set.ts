import { crc32c } from '@node-rs/crc32'
import { type AbortedTransaction, AbortFilter } from './abort-filter.ts'
import {
  BATCH_OVERHEAD,
  type BatchHeader,
  CHECKED_FROM,
  LOG_OVERHEAD,
  MAGIC,
  readHeader,
} from './record-batch.ts'

/** The bytes are not what their writer sent: damaged on the way, or on the broker's disk. */
export class DamagedBatch extends Error {
  constructor(offset: number, why: string) {
    super(`the record batch at offset ${offset} is damaged: ${why}`)
    this.name = 'DamagedBatch'
  }
}

export interface VisibleBatches {
  readonly batches: readonly BatchHeader[]
  /** The offset after the last whole batch, over control batches, aborted ones and those that compaction emptied. */
  readonly nextOffset: number
}

/** Walks the batches of a fetched record set, checks each, and keeps those a read-committed reader at `from` sees. */
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
    if (end > set.length) break // a fetch may end within a batch
    const batch = readHeader(set, at, end)
    check(set, at, end, batch.baseOffset)
    // Batches wholly before `from` come when it lies within a larger read of the broker; they end no transaction of ours.
    if (batch.lastOffset >= from) {
      if (filter.shows(batch)) batches.push(batch)
      nextOffset = batch.lastOffset + 1
    }
    at = end
  }
  return { batches, nextOffset }
}

const check = (set: Buffer, at: number, end: number, offset: number): void => {
  if (end - at < BATCH_OVERHEAD) throw new DamagedBatch(offset, `${end - at} bytes long`)
  const magic = set[at + 16]
  if (magic !== MAGIC) throw new DamagedBatch(offset, `record format ${magic}`)
  if (crc32c(set.subarray(at + CHECKED_FROM, end)) !== set.readUInt32BE(at + 17))
    throw new DamagedBatch(offset, 'its CRC-32C differs')
}
