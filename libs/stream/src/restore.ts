import { BatonError, PROGRESS_KEY, remedyOf } from '@baton/domain'
import type { TaskBounds } from './bounds.ts'
import { answered, beating, unlessAborted } from './clock.ts'
import type { RestoreReport, TaskObserver } from './observer.ts'
import type {
  Change,
  Clock,
  InputRecord,
  LogPort,
  RecordBatch,
  StateStore,
  StoreProgress,
} from './ports.ts'
import type { Processor, TaskProgress } from './processor.ts'
import { isUnread, readOwn, unreadAt } from './read-own.ts'
import { dueOf, timerChanges } from './timer-index.ts'

export interface RestorePlan<S> {
  readonly log: LogPort
  readonly store: StateStore
  readonly processor: Processor<S>
  readonly changelog: { readonly topic: string; readonly partition: number }
  readonly bounds: TaskBounds
  readonly clock: Clock
  readonly observer: TaskObserver
  readonly signal: AbortSignal
}

export interface Restored {
  /** Null when nothing was ever decided. */
  readonly progress: TaskProgress | null
  /** Where the changelog ended: the next record of its owner gets this offset. */
  readonly end: number
}

const PROGRESS_KEY_BYTES = Buffer.from(PROGRESS_KEY)
/** States that cannot be read and wait for a later one of their keys. */
const UNREAD_MAX = 1_000
const UNREAD_MAX_BYTES = 16 * 1024 * 1024

/**
 * Brings the store to the end of the changelog, read committed; call it after the writer's init, so
 * that the end holds all that former owners committed. A store that does not fit is emptied and
 * read anew.
 */
export const restore = async <S>(plan: RestorePlan<S>): Promise<Restored> => {
  try {
    return await new Restore(plan, usable(plan)).run()
  } catch (error) {
    if (remedyOf(error) !== 'corrupt') throw error
    plan.observer.storeDropped?.(error)
    await plan.store.clear()
    return await new Restore(plan, null).run()
  }
}

/** Clocks may be off by so much; a store from further ahead has an age that nobody knows. */
const AHEAD_MAX_MS = 3_600_000

/**
 * Whether a store was applied to too long ago, or in the future: it may lack what the log has
 * forgotten meanwhile. Times in ms.
 */
export const isStale = (
  { appliedAt }: Pick<StoreProgress, 'appliedAt'>,
  now: number,
  maxAgeMs: number,
): boolean => now - appliedAt > maxAgeMs || appliedAt - now > AHEAD_MAX_MS

/**
 * Tombstones younger than the changelog's delete.retention.ms are still there; with half of it,
 * clocks may be off.
 */
const usable = <S>({ store, clock, bounds }: RestorePlan<S>): StoreProgress | null => {
  const held = store.progress()
  if (held && isStale(held, clock.now(), bounds.storeMaxAgeMs)) {
    throw new BatonError('STORE_STALE', `store was last written at ${held.appliedAt}`)
  }
  return held
}

/** Of its own bytes, so that what waits does not keep what was fetched with it. */
const copyOf = (record: InputRecord): InputRecord => ({
  ...record,
  key: record.key && Buffer.from(record.key),
  value: record.value && Buffer.from(record.value),
})

class Restore<S> {
  readonly #plan: RestorePlan<S>
  readonly #held: StoreProgress | null
  readonly #startedAt: number
  readonly #begun: number
  /** What the store holds now. */
  #stands: StoreProgress | null
  /** Last records of states not yet applied, by key. */
  readonly #pending = new Map<string, InputRecord>()
  #pendingBytes = 0
  #progress: TaskProgress | null = null
  #progressOffset = 0
  /** Of the last progress, when that cannot be read: it waits for a later one as a state does. */
  #unreadProgress: BatonError | null = null
  #records = 0
  #bytes = 0

  constructor(plan: RestorePlan<S>, held: StoreProgress | null) {
    this.#plan = plan
    this.#held = held
    this.#stands = held
    this.#startedAt = plan.clock.now()
    this.#begun = plan.clock.monotonic()
  }

  async run(): Promise<Restored> {
    const { log, store, changelog, signal } = this.#plan
    if (!this.#held) await store.clear()
    const { topic, partition } = changelog
    const { start, end } = await answered(log.ends(topic, partition), signal)
    if (this.#held && this.#held.changelog < start) {
      throw new BatonError('STORE_STALE', `changelog starts at ${start}, behind the store`)
    }
    // One record back: the store ends with a __progress, and seeing it again proves that this is
    // the same log.
    const from = this.#held ? Math.max(start, this.#held.changelog - 1) : start
    const { nextOffset } = await log.readToEnd({
      ...changelog,
      from,
      signal,
      onBatch: batch => this.#onBatch(batch, from, end),
    })
    return { progress: this.#finish(), end: nextOffset }
  }

  async #onBatch(batch: RecordBatch, from: number, end: number): Promise<void> {
    let latest: { readonly value: Buffer; readonly offset: number } | null = null
    for (const record of batch.records) {
      const { key, value, offset } = record
      this.#records++
      if (!key) continue
      if (key.equals(PROGRESS_KEY_BYTES)) {
        if (value) latest = { value, offset }
        continue
      }
      this.#pending.set(key.toString(), record)
      this.#pendingBytes += key.length + (value?.length ?? 0)
    }
    if (latest) this.#see(latest)
    if (this.#pendingBytes >= this.#plan.bounds.restoreBatchBytes) this.#apply(batch.nextOffset)
    const { observer, store, clock, signal } = this.#plan
    const told = () => observer.restoring?.(batch.nextOffset - from, end - from)
    const behind = store.caughtUp?.()
    if (behind) await beating(clock, told, unlessAborted(behind, signal))
    else told()
  }

  #see({ value, offset }: { readonly value: Buffer; readonly offset: number }): void {
    const { processor, changelog } = this.#plan
    const { progress: codec } = processor
    const { topic, partition } = changelog
    const what = `the progress at ${topic}/${partition}/${offset}`
    this.#unreadProgress = null
    let progress: TaskProgress
    try {
      progress = readOwn(what, () => codec.decode(value))
    } catch (error) {
      if (!isUnread(error)) throw error
      this.#unreadProgress = error
      return
    }
    if (this.#held && progress.incarnation !== this.#held.incarnation) {
      throw new BatonError('STORE_FOREIGN', 'the changelog is of another incarnation')
    }
    this.#progress = progress
    this.#progressOffset = offset
  }

  /**
   * States may run ahead of the progress here: whoever starts from such a store reads the changelog
   * on to its end first. One that cannot be read waits for a later one of its key, and the store
   * stands before it meanwhile; at the end, or when too many wait, it is refused.
   */
  #apply(changelog: number, isEnd = false): void {
    const changes: Change[] = []
    let stands = changelog
    let unread: BatonError | null = null
    let unreadBytes = 0
    for (const [key, record] of this.#pending) {
      const error = this.#read(key, record, changes)
      if (!error) this.#pending.delete(key)
      else {
        this.#pending.set(key, copyOf(record))
        unreadBytes += record.value?.length ?? 0
        stands = Math.min(stands, record.offset)
      }
      unread ??= error
    }
    const isTooMuch = this.#pending.size > UNREAD_MAX || unreadBytes > UNREAD_MAX_BYTES
    if (unread && (isEnd || isTooMuch)) throw unread
    const next: StoreProgress = {
      // While one waits nobody may believe it: the log may lose its end, which is in the store.
      incarnation: unread ? '' : (this.#progress?.incarnation ?? this.#held?.incarnation ?? ''),
      input: this.#progress?.input ?? this.#held?.input ?? {},
      note: this.#progress?.note ?? this.#held?.note ?? NOTHING,
      changelog: stands,
      appliedAt: this.#held?.appliedAt ?? this.#startedAt,
    }
    this.#plan.store.apply(changes, this.#stands, next)
    this.#stands = next
    this.#bytes += this.#pendingBytes
    this.#pendingBytes = 0
  }

  /** Adds what a record changes, or returns SCHEMA_DIFFERS that names it. */
  #read(key: string, record: InputRecord, changes: Change[]): BatonError | null {
    const { processor, changelog } = this.#plan
    const { value } = record
    // Also what says nothing of timers is looked at here, where it will be trusted from now on.
    if (!value || !(processor.dueAt || processor.states.decodeTrusted)) {
      changes.push({ key, value })
      return null
    }
    try {
      const state = readOwn('a state', () => processor.states.decode(key, value))
      changes.push({ key, value })
      timerChanges(key, undefined, dueOf(processor, state), changes)
      return null
    } catch (error) {
      if (!isUnread(error)) throw error
      return unreadAt(changelog, record, error)
    }
  }

  #finish(): TaskProgress | null {
    if (this.#unreadProgress) throw this.#unreadProgress
    if (!this.#progress) {
      if (this.#held) throw new BatonError('STORE_FOREIGN', 'the changelog lacks its progress')
      if (this.#records > 0) throw new BatonError('LOG_TRUNCATED', 'states without any progress')
      return null
    }
    // Whatever follows the last progress is control records.
    this.#apply(this.#progressOffset + 1, true)
    const { store, observer, clock } = this.#plan
    const done = { ...this.#stands!, appliedAt: this.#startedAt }
    store.apply([], this.#stands, done)
    this.#stands = done
    const report: RestoreReport = {
      full: this.#held === null,
      records: this.#records,
      bytes: this.#bytes,
      ms: clock.monotonic() - this.#begun,
    }
    observer.restored?.(report)
    return this.#progress
  }
}

const NOTHING = Buffer.alloc(0)
