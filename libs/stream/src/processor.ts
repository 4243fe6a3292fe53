import type { BatonError } from '@baton/domain'
import type { InputRecord, OutputRecord } from './ports.ts'

/** One partition that a task reads. */
export interface InputPartition {
  readonly topic: string
  readonly partition: number
}

/** How a partition is named in a progress vector. */
export const inputKey = ({ topic, partition }: InputPartition): string => `${topic}/${partition}`

/** Next offset to decide, by input partition key. */
export type Positions = Readonly<Record<string, number>>

/** A record and the input it came from. */
export interface Arrived {
  readonly record: InputRecord
  readonly from: InputPartition
}

/** What a task writes under `__progress` in every transaction. */
export interface TaskProgress {
  /** Identity of the app's log, drawn at the first take-over. */
  readonly incarnation: string
  readonly input: Positions
  /**
   * Timestamp of the last record decided, ms, by input partition key, where one was: a log whose
   * record before `input` has another one has lost its end and grown again.
   */
  readonly times: Readonly<Record<string, number>>
  /**
   * What the processor carries over a restart besides its state (adopted tables); empty at first.
   */
  readonly note: Buffer
}

/**
 * What one record may read and change. All of it is taken back when `process` throws, and all of a
 * batch when its transaction does not commit. States are values: never change one that `get`
 * returned.
 */
export interface Batch<S> {
  get(key: string): S | undefined
  /** null deletes the key. */
  put(key: string, state: S | null): void
  /** Writes to the task's own partition of `topic`, in the transaction of the batch. */
  emit(topic: string, record: OutputRecord): void
}

/** States as they stand in the changelog and, the same bytes, in the store. */
export interface StateCodec<S> {
  encode(key: string, state: S): Buffer
  /** What it returns holds no view on the value, whose memory is used again. */
  decode(key: string, value: Buffer): S
  /**
   * As decode, for what `encode` made here or the store gives back after it was decoded while
   * restoring.
   */
  decodeTrusted?(key: string, value: Buffer): S
}

/**
 * `__progress` as it stands in the changelog. `decode` throws `pause` for a progress this process
 * must not continue.
 */
export interface ProgressCodec {
  encode(progress: TaskProgress): Buffer
  decode(value: Buffer): TaskProgress
}

/**
 * What a task does with its records: synchronous and deterministic, made anew for every take-over.
 * A throw is judged by its remedy: `poison`, and whatever is not ours, goes to the dead letters
 * with the record's changes taken back; `retry` and `pause` hold the partition at this record until
 * it works; `fenced` and `corrupt` go to the task.
 */
export interface Processor<S> {
  readonly states: StateCodec<S>
  readonly progress: ProgressCodec
  /**
   * Before the first record is decided: get ready to go on with the tables the note names; empty at
   * first. May wait for as long as it takes, until the signal says that the task stops.
   */
  resume?(note: Buffer, signal: AbortSignal): Promise<void>
  /**
   * What must be awaited before these can be processed (unknown schema ids), if anything; `process`
   * says what failed.
   */
  prepare?(arrived: readonly Arrived[]): Promise<void> | undefined
  /**
   * Before the first record of a batch: adopt newer tables here, and nowhere else. Gets the note in
   * force, returns the one that holds for this batch (the same when nothing changes) and may emit.
   * Called again with the former note when the batch could not be written.
   */
  begin(batch: Batch<S>, at: Positions, note: Buffer): Buffer
  /**
   * Before the first of these is processed, the next ones in order: work out together what does not
   * depend on those before it. Changes nothing of the batch; what `process` would throw is left to
   * it.
   */
  lookAhead?(next: readonly Arrived[], batch: Pick<Batch<S>, 'get'>): void
  process(record: InputRecord, from: InputPartition, batch: Batch<S>): void
  /** After the last record of a batch: derives what depends on all of them. Must not throw. */
  finish?(batch: Batch<S>): void
  /** `whole` is false when the raw record itself is too large to be copied. Must not throw. */
  deadLetter(
    record: InputRecord,
    from: InputPartition,
    error: BatonError,
    batch: Batch<S>,
    whole: boolean,
  ): void
  /** The batch is committed and applied: count what it did. */
  committed?(): void
  /** When this state wants to be woken, ms of event time; only the earliest matters. */
  dueAt?(state: S): number | undefined
  /** The record that wakes a key. */
  wake?(key: string, dueAt: number): OutputRecord
}
