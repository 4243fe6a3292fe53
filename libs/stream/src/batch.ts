import type { Change, OutputRecord, PartitionWrite } from './ports.ts'
import type { Batch, Processor } from './processor.ts'
import { timerChanges } from './timer-index.ts'
import type { Slot, WorkingSet } from './working-set.ts'

interface Output {
  readonly records: OutputRecord[]
  bytes: number
}

/** What a record takes in a batch besides key, value and headers, at most, in bytes. */
const RECORD_BYTES = 24

/** What a batch changes, encoded: for the changelog, and for the store with its timer index. */
export interface Sealed {
  readonly records: OutputRecord[]
  readonly changes: Change[]
  readonly bytes: number
}

/** The changes and outputs of the records decided so far, each of which can be taken back on its own. */
export class BatchUnderWay<S> implements Batch<S> {
  readonly #states: WorkingSet<S>
  readonly #outputs = new Map<string, Output>()
  /** What the present record did, in order, so that it can be undone from the end. */
  readonly #emitted: Output[] = []
  readonly #undo: { readonly slot: Slot<S>; readonly state: S | undefined }[] = []
  #largestBytes = 0

  constructor(states: WorkingSet<S>) {
    this.#states = states
  }

  get(key: string): S | undefined {
    return this.#states.slot(key).state
  }

  put(key: string, state: S | null): void {
    const slot = this.#states.slot(key)
    this.#undo.push({ slot, state: slot.state })
    this.#states.put(slot, state ?? undefined)
  }

  emit(topic: string, record: OutputRecord): void {
    let output = this.#outputs.get(topic)
    if (!output) {
      output = { records: [], bytes: 0 }
      this.#outputs.set(topic, output)
    }
    output.records.push(record)
    output.bytes += sizeOf(record)
    this.#emitted.push(output)
    if (output.bytes > this.#largestBytes) this.#largestBytes = output.bytes
  }

  /** Bytes of the output partition that gets most. */
  get largestBytes(): number {
    return this.#largestBytes
  }

  /** Makes what was done so far part of the batch. */
  keep(): void {
    this.#emitted.length = 0
    this.#undo.length = 0
  }

  /** Takes back what was done since the last `keep`. */
  takeBack(): void {
    for (const output of this.#emitted) output.bytes -= sizeOf(output.records.pop()!)
    for (const { slot, state } of this.#undo.reverse()) this.#states.put(slot, state)
    this.keep()
  }

  /** Only the last state of each key goes to the changelog. Throws what the codec throws. */
  seal(processor: Processor<S>, timestamp: number): Sealed {
    const records: OutputRecord[] = []
    const changes: Change[] = []
    let bytes = 0
    for (const slot of this.#states.changed) {
      if (slot.state === slot.base) continue
      const value = slot.state === undefined ? null : processor.states.encode(slot.key, slot.state)
      const record = { key: Buffer.from(slot.key), value, timestamp }
      records.push(record)
      bytes += sizeOf(record)
      changes.push({ key: slot.key, value })
      timerChanges(processor, slot.key, slot.base, slot.state, changes)
      this.#states.sized(slot, value?.length ?? 0)
    }
    return { records, changes, bytes }
  }

  writes(partition: number): PartitionWrite[] {
    const writes: PartitionWrite[] = []
    for (const [topic, { records }] of this.#outputs) {
      if (records.length > 0) writes.push({ topic, partition, records })
    }
    return writes
  }
}

const sizeOf = ({ key, value, headers }: OutputRecord): number => {
  let bytes = RECORD_BYTES + (key?.length ?? 0) + (value?.length ?? 0)
  if (headers) for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0) + 4
  return bytes
}
