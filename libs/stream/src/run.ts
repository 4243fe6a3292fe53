import { BatonError, isBatonError, PROGRESS_KEY, remedyOf } from '@baton/domain'
import { Backoff } from './backoff.ts'
import { BatchUnderWay, type Sealed } from './batch.ts'
import { beating, pause, unlessAborted } from './clock.ts'
import { fill } from './fill.ts'
import { Inbox, type Waiting } from './inbox.ts'
import type { Lane } from './lane.ts'
import type { Change, StateStore, StoreProgress, TransactionalWriter } from './ports.ts'
import type { InputPartition, Positions, Processor, TaskProgress } from './processor.ts'
import type { Sizing } from './sizing.ts'
import type { TaskSpec } from './task-spec.ts'
import { WakeUps } from './wake-ups.ts'
import { WorkingSet } from './working-set.ts'

/**
 * From a restored store on: decide, commit, apply, until stopped or in doubt. Every throw ends it;
 * nothing is repaired.
 */
export class Run<S> {
  readonly #spec: TaskSpec<S>
  readonly #writer: TransactionalWriter
  readonly #store: StateStore
  readonly #processor: Processor<S>
  readonly #sizing: Sizing
  readonly #signal: AbortSignal
  readonly #beat: () => void
  readonly #inbox: Inbox
  readonly #states: WorkingSet<S>
  readonly #batch: BatchUnderWay<S>
  readonly #wakeUps: WakeUps<S> | null
  readonly #holdBackoff: Backoff
  #progress: TaskProgress
  #stands: StoreProgress
  /**
   * Until the first commit: a leader that has lost office without knowing it may have shown an end
   * that was passed.
   */
  #expectedBase: number | undefined

  constructor(
    spec: TaskSpec<S>,
    parts: {
      readonly writer: TransactionalWriter
      readonly store: StateStore
      readonly processor: Processor<S>
      readonly progress: TaskProgress
      /**
       * Where the changelog ended when it was restored; undefined when this writer has committed
       * since.
       */
      readonly changelogEnd: number | undefined
      readonly stands: StoreProgress
      /** Ends of the inputs at the take-over. */
      readonly ends: Positions
      readonly sizing: Sizing
      readonly signal: AbortSignal
      /** Called with each turn, and while there is one to be waited for. */
      readonly beat: () => void
    },
  ) {
    const { bounds, log } = spec
    this.#spec = spec
    this.#writer = parts.writer
    this.#store = parts.store
    this.#processor = parts.processor
    this.#progress = parts.progress
    this.#expectedBase = parts.changelogEnd
    this.#stands = parts.stands
    this.#sizing = parts.sizing
    this.#signal = parts.signal
    this.#beat = parts.beat
    this.#states = new WorkingSet(parts.store, parts.processor.states, bounds.cacheMaxBytes)
    this.#batch = new BatchUnderWay(this.#states, parts.processor, bounds.decodedMaxStates)
    this.#holdBackoff = new Backoff(bounds.holdMinMs, bounds.holdMaxMs)
    const open = ({ topic, partition }: InputPartition, from: number) =>
      log.source(topic, partition, from)
    this.#inbox = new Inbox(spec.inputs, parts.progress.input, parts.ends, open)
    this.#wakeUps = WakeUps.of(spec, {
      processor: parts.processor,
      store: parts.store,
      inbox: this.#inbox,
      correct: changes => this.#correct(changes),
    })
  }

  get lanes(): readonly Lane[] {
    return this.#inbox.lanes
  }

  async untilStopped(): Promise<void> {
    const { batchMaxRecords, inboxMaxBytes } = this.#spec.bounds
    const stopped = () => void this.#inbox.stop()
    this.#signal.addEventListener('abort', stopped)
    try {
      while (!this.#signal.aborted) {
        this.#beat()
        this.#wakeUps?.look()
        await this.#inbox.gather(batchMaxRecords, inboxMaxBytes)
        if (this.#inbox.held > 0 && !this.#signal.aborted) await this.#turn()
      }
    } finally {
      this.#signal.removeEventListener('abort', stopped)
      this.#wakeUps?.stop()
      await this.#inbox.stop()
    }
  }

  async #turn(): Promise<void> {
    this.#spec.probe?.('fetched')
    const arrived = this.#inbox.peek(this.#sizing.maxRecords)
    const preparing = this.#processor.prepare?.(arrived)
    // What cannot be prepared now is met again by `process`, at the record that needs it.
    if (preparing) await preparing.catch(ignoreIfRetried)
    await this.#decide(arrived)
  }

  async #decide(arrived: readonly Waiting[]): Promise<void> {
    const { bounds, clock, observer } = this.#spec
    const begun = clock.monotonic()
    const batch = this.#batch
    const note = this.#processor.begin(batch, this.#progress.input, this.#progress.note)
    batch.keep()
    // The note goes to the same partition as the states.
    const statesMaxBytes = bounds.batchMaxBytes - note.length
    const refused = this.#sizing.refused
    const isBehind = this.#inbox.held >= bounds.batchMaxRecords
    const maxMs = isBehind ? bounds.behindBatchMaxMs : bounds.batchMaxMs
    const isFull = () =>
      batch.largestBytes >= bounds.batchMaxBytes ||
      batch.stateBytes >= statesMaxBytes * STATES_FULL_AT ||
      clock.monotonic() - begun >= maxMs
    const filled = fill(this.#processor, batch, arrived, isFull, refused)
    const decided = filled.decided === arrived.length ? arrived : arrived.slice(0, filled.decided)

    if (decided.length > 0) {
      this.#processor.finish?.(batch)
      batch.keep()
      const sealed = this.#seal(decided, statesMaxBytes)
      if (!sealed) return
      const decideMs = clock.monotonic() - begun
      await this.#commit(sealed, decided, note, decideMs)
      batch.clear()
      for (const error of filled.poisoned) observer.deadLettered?.(error.code)
      this.#holdBackoff.reset()
    } else {
      this.#takeBack()
    }
    if (filled.held) await this.#hold(filled.held)
  }

  /**
   * Null when the batch must be decided again, smaller: a state could not be encoded, or all of
   * them are too large.
   */
  #seal(decided: readonly Waiting[], maxBytes: number): Sealed | null {
    const last = decided.at(-1)!.record
    try {
      const sealed = this.#batch.seal(last.timestamp)
      if (sealed.bytes <= maxBytes || decided.length === 1) return sealed
      this.#sizing.halve(decided.length)
    } catch (thrown) {
      const error = new BatonError('RULE_THREW', 'state cannot be encoded', thrown)
      this.#sizing.refuse(decided, this.#inbox.positionsAfter(decided), error)
    }
    this.#takeBack()
    return null
  }

  /** As if nothing of the batch had been decided. */
  #takeBack(): void {
    this.#states.discard()
    this.#batch.clear()
  }

  async #commit(
    sealed: Sealed,
    decided: readonly Waiting[],
    note: Buffer,
    decideMs: number,
  ): Promise<void> {
    const { changelog, partition, clock, observer, probe } = this.#spec
    const { timestamp } = decided.at(-1)!.record
    const input = this.#inbox.positionsAfter(decided)
    const times = { ...this.#progress.times, ...timesOf(decided) }
    const progress: TaskProgress = { ...this.#progress, input, times, note }
    const value = this.#processor.progress.encode(progress)
    sealed.records.push({ key: PROGRESS, value, timestamp })
    const writes = this.#batch.writes(partition)
    const expectedBase = this.#expectedBase
    writes.push({ topic: changelog, partition, records: sealed.records, expectedBase })
    probe?.('decided')

    const begun = clock.monotonic()
    const receipts = await this.#writer.commit(writes).catch((error: unknown) => {
      if (isTooLarge(error)) this.#sizing.refuse(decided, input, error)
      throw error
    })
    const committed = clock.monotonic()
    probe?.('end-answered')

    this.#expectedBase = undefined
    const { baseOffset } = receipts.find(receipt => receipt.topic === changelog)!
    const next: StoreProgress = {
      incarnation: progress.incarnation,
      input,
      note,
      changelog: baseOffset + sealed.records.length,
      appliedAt: clock.now(),
    }
    this.#store.apply(sealed.changes, this.#stands, next)
    probe?.('applied')
    const behind = this.#store.caughtUp?.()
    this.#stands = next
    this.#progress = progress
    this.#states.settle()
    this.#inbox.advance(decided, input)
    this.#sizing.committed(input)
    this.#wakeUps?.applied(sealed.changes)
    this.#processor.committed?.()
    observer.committed?.({
      records: decided.length,
      bytes: this.#batch.largestBytes + sealed.bytes,
      states: sealed.changes.length,
      decideMs,
      commitMs: committed - begun,
      applyMs: clock.monotonic() - committed,
      lanes: this.#inbox.lanes,
      at: clock.now(),
      timestamps: visit => {
        for (const { record } of decided) visit(record.timestamp)
      },
    })
    // On a full disk until there is room.
    if (behind) await beating(clock, this.#beat, unlessAborted(behind, this.#signal))
  }

  /** Changes of the index alone, at any time: the store stands where it stood. */
  #correct(changes: readonly Change[]): void {
    const next = { ...this.#stands, appliedAt: this.#spec.clock.now() }
    this.#store.apply(changes, this.#stands, next)
    this.#stands = next
  }

  /** Nothing is skipped: the same records are tried again. */
  async #hold(error: BatonError): Promise<void> {
    const { clock, observer } = this.#spec
    observer.held?.(error)
    observer.phase?.('holding', error)
    await pause(clock, this.#holdBackoff.next(), this.#signal)
    observer.phase?.('running')
  }
}

/** Of the bound: their bytes are an estimate, and a batch beyond the bound is decided twice. */
const STATES_FULL_AT = 0.9

const PROGRESS = Buffer.from(PROGRESS_KEY)

const timesOf = (decided: readonly Waiting[]): Record<string, number> => {
  const times: Record<string, number> = {}
  for (const { record, from } of decided) times[from.key] = record.timestamp
  return times
}

const isTooLarge = (error: unknown): error is BatonError =>
  isBatonError(error) && error.code === 'RECORD_TOO_LARGE'

const ignoreIfRetried = (error: unknown): void => {
  const remedy = remedyOf(error)
  if (remedy !== 'retry' && remedy !== 'pause') throw error
}
