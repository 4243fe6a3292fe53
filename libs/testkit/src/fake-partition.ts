import type { InputRecord, OutputRecord, RecordBatch } from '@baton/stream'

export type Fate = 'open' | 'committed' | 'aborted'

export interface Transaction {
  fate: Fate
  readonly partitions: Set<FakePartition>
}

interface Entry {
  readonly offset: number
  /** null for a control record. */
  readonly record: InputRecord | null
  /** null for what was appended outside any transaction. */
  readonly transaction: Transaction | null
}

/**
 * One partition of a fake broker: entries in order, some of them of transactions that are open or
 * were aborted.
 */
export class FakePartition {
  #entries: Entry[] = []
  #start = 0
  /** Open transactions with their first offset here, the oldest first. */
  readonly #open = new Map<Transaction, number>()
  readonly #waiting = new Set<() => void>()

  get start(): number {
    return this.#start
  }

  get highWatermark(): number {
    return (this.#entries.at(-1)?.offset ?? this.#start - 1) + 1
  }

  /** The first offset of an open transaction, or the end. */
  get lastStableOffset(): number {
    for (const first of this.#open.values()) return first
    return this.highWatermark
  }

  add(record: OutputRecord, transaction: Transaction | null): void {
    const offset = this.highWatermark
    if (transaction && !this.#open.has(transaction)) {
      this.#open.set(transaction, offset)
      transaction.partitions.add(this)
    }
    this.#entries.push({ offset, record: asInput(record, offset), transaction })
  }

  /** The control record of a transaction that has ended. */
  settled(transaction: Transaction): void {
    this.#open.delete(transaction)
    this.#entries.push({ offset: this.highWatermark, record: null, transaction: null })
    this.changed()
  }

  /** Wakes the readers: something new may be visible. */
  changed(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  change(): Promise<void> {
    return new Promise(resolve => this.#waiting.add(resolve))
  }

  /** `uncommitted` shows what must not be seen, aborted records included. */
  read(
    from: number,
    maxRecords: number,
    isolation: 'committed' | 'uncommitted' = 'committed',
  ): RecordBatch {
    const { lastStableOffset, highWatermark } = this
    const all = isolation === 'uncommitted'
    const end = all ? highWatermark : lastStableOffset
    const records: InputRecord[] = []
    // Behind the last entry there may be a gap that compaction left.
    let nextOffset = Math.max(from, end)
    for (let i = this.#indexOf(from); i < this.#entries.length; i++) {
      const { offset, record, transaction } = this.#entries[i]!
      if (offset >= end) break
      if (records.length >= maxRecords) {
        nextOffset = offset
        break
      }
      const visible = all || transaction === null || transaction.fate === 'committed'
      if (record && visible) records.push(record)
    }
    return { records, nextOffset, highWatermark, lastStableOffset }
  }

  /**
   * Keeps the last record of each key, as a broker may at any time; control records and open
   * transactions stay.
   */
  compact(): void {
    const { lastStableOffset } = this
    const last = new Map<string, number>()
    for (const { record, offset, transaction } of this.#entries) {
      if (offset >= lastStableOffset) break
      if (record?.key && transaction?.fate !== 'aborted') last.set(record.key.toString(), offset)
    }
    this.#entries = this.#entries.filter(
      ({ record, offset }) =>
        !record?.key || offset >= lastStableOffset || last.get(record.key.toString()) === offset,
    )
  }

  /** Retention: everything before the offset is gone. */
  deleteBefore(offset: number): void {
    this.#entries = this.#entries.filter(entry => entry.offset >= offset)
    this.#start = offset
  }

  /** The log ends here now: a broker has lost what it had acknowledged. */
  loseFrom(offset: number): void {
    this.#entries = this.#entries.filter(entry => entry.offset < offset)
    this.changed()
  }

  #indexOf(offset: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#entries[middle]!.offset < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A copy, as brokers have one: writers use the memory of their records again. */
const asInput = (
  { key, value, headers, timestamp }: OutputRecord,
  offset: number,
): InputRecord => ({
  offset,
  timestamp,
  key: key && Buffer.from(key),
  value: value && Buffer.from(value),
  headers,
})
