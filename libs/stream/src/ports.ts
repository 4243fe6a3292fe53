/**
 * What a partition task needs from the outside. libs/kafka and libs/store implement it; fakes do in
 * tests.
 */

export type Headers = Readonly<Record<string, Buffer | null>>

export interface InputRecord {
  readonly offset: number
  /** Record timestamp in ms: LogAppendTime or CreateTime, as the topic says. */
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers | undefined
}

export interface RecordBatch {
  readonly records: readonly InputRecord[]
  /** The offset after the last batch read, over control records and compacted gaps. */
  readonly nextOffset: number
  readonly highWatermark: number
  readonly lastStableOffset: number
}

/** One partition, read in order from a given offset with bounded prefetch. */
export interface PartitionSource {
  /**
   * The next batch, or null when nothing arrived within one long poll or the source was stopped.
   */
  next(): Promise<RecordBatch | null>
  /** A batch that has already arrived, or null; never waits for the broker. */
  poll(): Promise<RecordBatch | null>
  /**
   * How long an open transaction, whoever's it is, has held back what comes after it, ms; 0 when
   * none does.
   */
  heldBackMs?(): number
  /** As of the last fetch, whether it brought something or not; undefined before the first. */
  highWatermark?(): number | undefined
  stop(): Promise<void>
}

export interface OutputRecord {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers?: Headers
  /** CreateTime in ms; ignored by topics with LogAppendTime. */
  readonly timestamp: number
}

/** Records in their order, however they are held. */
export interface OutputRecords extends Iterable<OutputRecord> {
  readonly length: number
}

export interface PartitionWrite<Records extends OutputRecords = readonly OutputRecord[]> {
  readonly topic: string
  readonly partition: number
  readonly records: Records
  /**
   * In a transaction: the offset that the first record must get, else the transaction fails with
   * END_MOVED.
   */
  readonly expectedBase?: number | undefined
}

export type TransactionWrite = PartitionWrite<OutputRecords>

export interface WriteReceipt {
  readonly topic: string
  readonly partition: number
  /** Offset of the first record of this write. */
  readonly baseOffset: number
}

/**
 * A transactional producer of one id. Any error leaves it broken: discard it, take over anew.
 * Errors carry a remedy: `fenced` (another owner), `retry` (outcome unknown, END_MOVED), `poison`
 * (MESSAGE_TOO_LARGE).
 */
export interface TransactionalWriter {
  /** Fences former owners and settles their transaction. */
  init(): Promise<void>
  /**
   * One whole transaction: all of it becomes visible, or none. When it resolves, the records'
   * memory may be used again; when it rejects, never: a late request may still read it.
   */
  commit(writes: readonly TransactionWrite[]): Promise<readonly WriteReceipt[]>
  close(): Promise<void>
}

/** Appends outside any transaction, idempotently, acknowledged by all in-sync replicas. */
export interface RecordAppender {
  append(writes: readonly PartitionWrite[]): Promise<readonly WriteReceipt[]>
}

export interface ReadToEndOptions {
  readonly topic: string
  readonly partition: number
  /** Where to start; the log's start when absent. */
  readonly from?: number
  readonly onBatch: (batch: RecordBatch) => void | Promise<void>
  readonly signal?: AbortSignal
}

export interface LogEnds {
  readonly start: number
  /** Last stable offset: the end for a read-committed reader. */
  readonly end: number
}

/** The log as a task sees it: all reads are read-committed. */
export interface LogPort {
  source(topic: string, partition: number, from: number): PartitionSource
  ends(topic: string, partition: number): Promise<LogEnds>
  /**
   * Reads [from, last stable offset at the call); rejects with `corrupt` when `from` lies beyond
   * the end.
   */
  readToEnd(
    options: ReadToEndOptions,
  ): Promise<{ readonly nextOffset: number; readonly start: number }>
  /** The probe, when there is one, is told of `produced` and `end-sent`. */
  writer(transactionalId: string, topics: readonly string[], probe?: Probe): TransactionalWriter
}

/** null deletes the key. Keys are at most 256 bytes of UTF-8. */
export interface Change {
  readonly key: string
  readonly value: Buffer | null
}

/** Where a store stands: everything it holds is valid up to these offsets, as one atomic fact. */
export interface StoreProgress {
  /** Identity of the app's log; a store of another incarnation is foreign. */
  readonly incarnation: string
  /** Next input offset to decide, by input partition key ("topic/partition"). */
  readonly input: Readonly<Record<string, number>>
  /** Next offset of the changelog to read. */
  readonly changelog: number
  /** Wall time of the last apply, in ms; for the age check at take-over only. */
  readonly appliedAt: number
  /**
   * What the task must carry over a restart besides its state (adopted tables), opaque to the
   * store.
   */
  readonly note: Buffer
}

/**
 * Ordered key-value state of one partition. `apply` is atomic: after a crash all of a batch is
 * there, or none.
 */
export interface StateStore {
  /**
   * A copy-free view may be returned: valid until the next call of `apply`, or until anything is
   * awaited. Throws `corrupt` on a bad checksum.
   */
  get(key: string): Buffer | undefined
  /** Keys with the prefix in byte order, at most `limit`. */
  range(prefix: string, limit: number): Iterable<readonly [key: string, value: Buffer]>
  /**
   * Compare-and-set on `expected`: throws `fenced` when the store no longer stands there. Keeps
   * copies of the values.
   */
  apply(changes: readonly Change[], expected: StoreProgress | null, next: StoreProgress): void
  progress(): StoreProgress | null
  /**
   * What to wait for when changes are written behind and too many wait; undefined when there is no
   * need.
   */
  caughtUp?(): Promise<void> | undefined
  /** Empties the store, progress included, whatever state it is in. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Opens the store of a task; a store directory has one owner at a time (rejects with `fenced`). */
export interface StoreProvider {
  open(taskName: string): Promise<StateStore>
}

/** Wall time, monotonic time and timers, injected so that a simulation can own time. */
export interface Clock {
  /** Wall time, ms since 1970: for age checks and wake-ups, never for a decision. */
  now(): number
  /** Milliseconds since some start; measures durations. */
  monotonic(): number
  /** Calls `fn` once after `ms`; the result cancels it. */
  after(ms: number, fn: () => void): () => void
}

/** Points of a transaction at which a fault test may end the process. */
export type KillPoint = 'fetched' | 'decided' | 'produced' | 'end-sent' | 'end-answered' | 'applied'

/** Called when a point is reached; absent outside of fault tests. */
export type Probe = (point: KillPoint) => void

/** What a member of the group was given. */
export interface Assignment {
  readonly partitions: readonly number[]
  /** The member was evicted since its last assignment: nothing it owned before may run on. */
  readonly evicted: boolean
}

/** Group membership only: it says who owns which partition, it carries no data. */
export interface Membership {
  join(listener: MembershipListener): Promise<void>
  /** Resolves after the next heartbeat that the coordinator accepts. */
  goodHeartbeat(signal?: AbortSignal): Promise<void>
  /** Tells lag tools where this group stands; may be lost without harm. */
  reportOffsets(
    offsets: readonly { readonly partition: number; readonly offset: number }[],
  ): Promise<void>
  leave(): Promise<void>
}

export interface MembershipListener {
  /** Called synchronously with each assignment; partitions that stay run on unless `evicted`. */
  assigned(assignment: Assignment): void
  /** The membership ended and will not come back by itself. */
  lost(error: unknown): void
}
