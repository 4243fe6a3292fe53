import { Cursor } from '../wire/varint.ts'
import { type BatchHeader, CONTROL, TRANSACTIONAL } from './record-batch.ts'

/** An aborted transaction of a producer, as a fetch answer lists it. */
export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
}

const ABORT_MARKER = 0

/** The type of a control batch: its only record's key is (version int16, type int16). */
const controlType = (body: Buffer): number => {
  const cursor = new Cursor(body)
  cursor.varint() // length
  cursor.at += 1 // attributes
  cursor.varint() // timestamp delta
  cursor.varint() // offset delta
  cursor.varint() // key length
  return body.readInt16BE(cursor.at + 2)
}

/**
 * Which batches of one fetch answer a read-committed reader sees: the algorithm of the Java client
 * (CompletedFetch). Brokers list aborted transactions in the order of their abort markers, and
 * transactions of several producers overlap.
 */
export class AbortFilter {
  readonly #waiting: readonly AbortedTransaction[]
  readonly #aborting = new Set<number>()
  #next = 0

  constructor(aborted: readonly AbortedTransaction[]) {
    this.#waiting = aborted.toSorted((a, b) => a.firstOffset - b.firstOffset)
  }

  /** To be called for every batch of the answer, in order. */
  shows(batch: BatchHeader): boolean {
    const control = (batch.attributes & CONTROL) !== 0
    if (batch.producerId >= 0) {
      this.#beginUpTo(batch.lastOffset)
      if (control) this.#end(batch)
      else if ((batch.attributes & TRANSACTIONAL) !== 0 && this.#aborting.has(batch.producerId))
        return false
    }
    return !control && batch.count > 0
  }

  #beginUpTo(offset: number): void {
    for (;;) {
      const next = this.#waiting[this.#next]
      if (!next || next.firstOffset > offset) return
      this.#aborting.add(next.producerId)
      this.#next += 1
    }
  }

  /**
   * Only a control record ends a transaction, and only if compaction left it: never a user's record
   * with the same key.
   */
  #end(batch: BatchHeader): void {
    if (batch.count > 0 && controlType(batch.body) === ABORT_MARKER)
      this.#aborting.delete(batch.producerId)
  }
}
