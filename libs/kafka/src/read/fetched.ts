import type { InputRecord, RecordBatch } from '@baton/stream'
import { decodeBatch } from '../records/decode-records.ts'
import type { BatchHeader } from '../records/record-batch.ts'
import type { VisibleBatches } from '../records/record-set.ts'

/**
 * As much as is fetched ahead of what is not packed: packed batches beyond it wait until what was
 * unpacked has been worked off.
 */
export const UNPACKED_AT_ONCE_BYTES = 1 << 20

interface FetchedSet extends VisibleBatches {
  readonly from: number
  /** As they came, packed. */
  readonly bytes: number
  readonly highWatermark: number
  readonly lastStableOffset: number
}

/**
 * What one fetch brought. A few bytes may unpack to thousands of times as many, so it is taken in
 * parts: each unpacks at most the bound and one batch. What is not packed is taken at once.
 */
export class Fetched {
  readonly from: number
  readonly nextOffset: number
  readonly bytes: number
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly #batches: readonly BatchHeader[]
  #taken = 0

  constructor(set: FetchedSet) {
    this.from = set.from
    this.nextOffset = set.nextOffset
    this.bytes = set.bytes
    this.highWatermark = set.highWatermark
    this.lastStableOffset = set.lastStableOffset
    this.#batches = set.batches
  }

  /** Nothing of it is left to take. */
  get isTaken(): boolean {
    return this.#taken === this.#batches.length
  }

  /**
   * The next part. Rejects as `decodeBatch` does at a batch that cannot be decoded, again and
   * again: it is never passed over.
   */
  async take(): Promise<RecordBatch> {
    const records: InputRecord[] = []
    const first = this.#taken
    for (let unpacked = 0; !this.isTaken && unpacked < UNPACKED_AT_ONCE_BYTES; this.#taken += 1) {
      const decoded = records.length
      try {
        unpacked += await decodeBatch(this.#batches[this.#taken]!, this.from, records)
      } catch (error) {
        if (this.#taken === first) throw error
        records.length = decoded
        break // what came before it is worked off first
      }
    }
    const { highWatermark, lastStableOffset } = this
    return { records, nextOffset: this.#reached, highWatermark, lastStableOffset }
  }

  get #reached(): number {
    return this.isTaken ? this.nextOffset : this.#batches[this.#taken - 1]!.lastOffset + 1
  }
}
