import { Arena } from './arena.ts'
import { PackedRecords } from './packed-records.ts'
import type { Change, OutputRecord, TransactionWrite } from './ports.ts'
import type { Batch, Processor } from './processor.ts'
import { dueOf, timerChanges } from './timer-index.ts'
import type { Packed, Slot, WorkingSet } from './working-set.ts'

interface Output {
  readonly records: PackedRecords
  bytes: number
}

/** What a record takes in a batch besides key, value and headers, at most, in bytes. */
const RECORD_BYTES = 24

/** What a batch changes, encoded: for the changelog, and for the store with its timer index. */
export interface Sealed {
  readonly records: PackedRecords
  readonly changes: Change[]
  readonly bytes: number
}

/**
 * The changes and outputs of the records decided so far, each of which can be taken back on its
 * own. It is used again, once cleared, for the next batch of its task.
 */
export class BatchUnderWay<S> implements Batch<S> {
  readonly #states: WorkingSet<S>
  readonly #outputs = new Map<string, Output>()
  readonly #changelog = new PackedRecords()
  readonly #waiting = new Arena()
  /** What the present record did, in order, so that it can be undone from the end. */
  readonly #emitted: Output[] = []
  readonly #undo: { readonly slot: Slot<S>; readonly state: S | undefined }[] = []
  readonly #processor: Processor<S>
  readonly #decodedMax: number
  #largestBytes = 0
  #packedStates = 0
  #packedBytes = 0

  constructor(states: WorkingSet<S>, processor: Processor<S>, decodedMaxStates: number) {
    this.#states = states
    this.#processor = processor
    this.#decodedMax = decodedMaxStates
  }

  /** Forgets what it holds, and lets go of its memory. */
  clear(): void {
    for (const output of this.#outputs.values()) {
      output.records.clear()
      output.bytes = 0
    }
    this.#changelog.clear()
    this.#waiting.clear()
    this.#emitted.length = 0
    this.#undo.length = 0
    this.#largestBytes = 0
    this.#packedStates = 0
    this.#packedBytes = 0
  }

  get(key: string): S | undefined {
    return this.#states.stateOf(this.#states.slot(key))
  }

  put(key: string, state: S | null): void {
    const slot = this.#states.slot(key)
    this.#undo.push({ slot, state: this.#states.stateOf(slot) })
    this.#states.put(slot, state ?? undefined)
  }

  emit(topic: string, record: OutputRecord): void {
    let output = this.#outputs.get(topic)
    if (!output) {
      output = { records: new PackedRecords(), bytes: 0 }
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

  /**
   * Bytes of the changed states, about: those that wait encoded are known, the few others are taken
   * to be like them.
   */
  get stateBytes(): number {
    if (this.#packedStates === 0) return 0
    return (this.#packedBytes / this.#packedStates) * this.#states.changed.length
  }

  /** Makes what was done so far part of the batch. */
  keep(): void {
    this.#emitted.length = 0
    if (this.#states.changed.length > this.#decodedMax)
      for (const { slot } of this.#undo) this.#pack(slot)
    this.#undo.length = 0
  }

  /** Takes back what was done since the last `keep`. */
  takeBack(): void {
    for (const output of this.#emitted) output.bytes -= sizeOf(output.records.pop())
    for (const { slot, state } of this.#undo.reverse()) this.#states.put(slot, state)
    this.keep()
  }

  /**
   * A large batch holds the bytes of its states, not their objects: hundreds of times as many would
   * be alive until it is committed, to be copied by each collection of garbage meanwhile.
   */
  #pack(slot: Slot<S>): void {
    if (slot.waits || (slot.state === slot.base && !slot.packed)) return
    try {
      const { value, ...due } = this.#encoded(slot)
      const packed = { value: value && this.#kept(value), ...due }
      if (!slot.packed) {
        this.#packedStates++
        this.#packedBytes += RECORD_BYTES + slot.key.length
      }
      this.#packedBytes += lengthOf(packed.value) - lengthOf(slot.packed?.value)
      slot.packed = packed
      slot.waits = true
      slot.state = undefined
      slot.base = undefined
    } catch {
      // `seal` meets it again, and is where it is told.
    }
  }

  #kept(value: Buffer): Buffer {
    return this.#waiting.view(this.#waiting.add(value), value.length)
  }

  #encoded({ key, state, base, packed }: Slot<S>): Packed {
    const value = state === undefined ? null : this.#processor.states.encode(key, state)
    const wasDueAt = packed ? packed.wasDueAt : dueOf(this.#processor, base)
    return { value, dueAt: dueOf(this.#processor, state), wasDueAt }
  }

  /** Only the last state of each key goes to the changelog. Throws what the codec throws. */
  seal(timestamp: number): Sealed {
    const records = this.#changelog
    const changes: Change[] = []
    let bytes = 0
    for (const slot of this.#states.changed) {
      const { key, state, base, packed } = slot
      if (state === base && !packed) continue
      const { value, dueAt, wasDueAt } = slot.waits && packed ? packed : this.#encoded(slot)
      const record = { key: Buffer.from(key), value, timestamp }
      records.push(record)
      bytes += sizeOf(record)
      changes.push({ key, value })
      timerChanges(key, wasDueAt, dueAt, changes)
      this.#states.sized(slot, lengthOf(value))
    }
    return { records, changes, bytes }
  }

  writes(partition: number): TransactionWrite[] {
    const writes: TransactionWrite[] = []
    for (const [topic, { records }] of this.#outputs) {
      if (records.length > 0) writes.push({ topic, partition, records })
    }
    return writes
  }
}

const lengthOf = (value: Buffer | null | undefined): number => value?.length ?? 0

const sizeOf = ({ key, value, headers }: OutputRecord): number => {
  let bytes = RECORD_BYTES + lengthOf(key) + lengthOf(value)
  if (headers) for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0) + 4
  return bytes
}
