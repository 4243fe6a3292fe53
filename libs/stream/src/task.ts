import { BatonError, isBatonError, remedyOf } from '@baton/domain'
import { Backoff } from './backoff.ts'
import { answered, beating, pause } from './clock.ts'
import { commitProgress } from './commit-progress.ts'
import { initialised } from './initialised.ts'
import { InputCheck } from './input-check.ts'
import { type Lane, standing } from './lane.ts'
import { guarded, type TaskObserver, type TaskPhase } from './observer.ts'
import type { StateStore, TransactionalWriter } from './ports.ts'
import { inputKey, type Processor, type TaskProgress } from './processor.ts'
import { restore } from './restore.ts'
import { Run } from './run.ts'
import { Sizing } from './sizing.ts'
import type { TaskSpec } from './task-spec.ts'

/**
 * `fenced`: somebody else took over, or might have; start anew only after a good heartbeat or a new
 * assignment.
 */
export type TaskEnd = 'stopped' | 'fenced'

/** Markers come within milliseconds; after these looks, about 5 s, the task starts over. */
const MARKER_LOOKS = 16
const MARKER_LOOK_MIN_MS = 2
const MARKER_LOOK_MAX_MS = 500

/**
 * One partition's work: take over, restore, run; after any doubt everything in memory is thrown
 * away and it starts again. What it guarantees is in README.md.
 */
export class PartitionTask<S> {
  readonly #spec: TaskSpec<S>
  /** The spec's observer, before this task listens in. */
  readonly #outside: TaskObserver
  readonly #stop = new AbortController()
  readonly #restartBackoff: Backoff
  readonly #sizing: Sizing
  #phase: TaskPhase = 'new'
  #lanes: readonly Lane[] = []
  #beatAt: number
  readonly #inputs: InputCheck

  constructor(spec: TaskSpec<S>) {
    const { restartMinMs, restartMaxMs, batchMaxRecords } = spec.bounds
    const outside = guarded(spec.observer)
    this.#outside = outside
    this.#spec = {
      ...spec,
      observer: {
        ...outside,
        phase: (phase, cause) => this.#enter(phase, cause),
        committed: report => {
          this.#restartBackoff.reset()
          outside.committed?.(report)
        },
      },
    }
    this.#restartBackoff = new Backoff(restartMinMs, restartMaxMs)
    this.#sizing = new Sizing(batchMaxRecords)
    this.#beatAt = spec.clock.monotonic()
    this.#inputs = new InputCheck(spec, this.#stop.signal)
  }

  get phase(): TaskPhase {
    return this.#phase
  }

  /** Monotonic ms of the last sign of progress: a turn of the loop, or a batch restored. */
  get beatAt(): number {
    return this.#beatAt
  }

  /** Where its inputs stand, also while it does not run; empty until that is known. */
  get lanes(): readonly Lane[] {
    return this.#lanes
  }

  /** Runs until stopped or fenced; never rejects. */
  async run(): Promise<TaskEnd> {
    let store: StateStore | null = null
    try {
      while (!this.#stop.signal.aborted) {
        try {
          store ??= await this.#spec.stores.open(this.#spec.name)
          await this.#cycle(store)
        } catch (error) {
          if (this.#stop.signal.aborted) break
          if (remedyOf(error) === 'fenced') return this.#giveUp(error)
          store = await this.#recover(error, store)
        }
      }
      this.#enter('stopped')
      return 'stopped'
    } finally {
      // Its last writes may have failed: then it is proved when it is opened again, and others go
      // on.
      await store?.close().catch(error => this.#outside.aborted?.(error))
    }
  }

  /** Lets a commit under way end and then stops. `run` resolves when all is closed. */
  stop(): void {
    this.#stop.abort()
  }

  async #cycle(store: StateStore): Promise<void> {
    const { log, transactionalId, outputs, changelog } = this.#spec
    this.#enter('taking-over')
    const processor = this.#spec.processor()
    const writer = log.writer(transactionalId, [changelog, ...outputs], this.#spec.probe)
    try {
      await initialised(writer, this.#stop.signal)
      const { progress: decided, end } = await this.#restored(store, processor, writer)
      this.#stand(decided)
      const { progress, ends, passed } = await this.#inputs.checked(decided)
      if (passed.length > 0) await this.#keep(progress, { processor, writer }, store, end)
      for (const what of passed) this.#outside.passedOver?.(what)
      await this.#resumed(processor, progress)
      if (this.#stop.signal.aborted) return
      this.#enter('running')
      const run = new Run(this.#spec, {
        beat: () => this.#beat(),
        writer,
        store,
        processor,
        progress,
        changelogEnd: passed.length > 0 ? undefined : end,
        ends,
        stands: store.progress()!,
        sizing: this.#sizing,
        signal: this.#stop.signal,
      })
      this.#lanes = run.lanes
      await run.untilStopped()
    } finally {
      // Lets go of what waited in them.
      this.#lanes = this.#lanes.map(lane => standing(lane, lane.position))
      await writer.close()
    }
  }

  #stand({ input }: TaskProgress): void {
    this.#lanes = this.#spec.inputs.flatMap(one => {
      const position = input[inputKey(one)]
      return position === undefined ? [] : standing(one, position)
    })
  }

  /** What is passed over stays so, though nothing may be decided behind it for long. */
  async #keep(
    progress: TaskProgress,
    by: { readonly processor: Processor<S>; readonly writer: TransactionalWriter },
    store: StateStore,
    expectedBase: number,
  ): Promise<void> {
    const { incarnation, input, note } = progress
    const changelog = (await commitProgress(this.#spec, by, progress, expectedBase)) + 1
    const appliedAt = this.#spec.clock.now()
    store.apply([], store.progress(), { incarnation, input, note, changelog, appliedAt })
  }

  /** Waiting for tables is no standstill. */
  async #resumed(processor: Processor<S>, { note }: TaskProgress): Promise<void> {
    const { clock } = this.#spec
    const resumed = processor.resume?.(note, this.#stop.signal)
    if (resumed) await beating(clock, () => this.#beat(), resumed)
  }

  async #restored(
    store: StateStore,
    processor: Processor<S>,
    writer: TransactionalWriter,
  ): Promise<{ readonly progress: TaskProgress; readonly end: number }> {
    const { log, changelog, partition, bounds, clock, observer } = this.#spec
    this.#enter('restoring')
    const plan = {
      log,
      store,
      processor,
      changelog: { topic: changelog, partition },
      bounds,
      clock,
      observer: {
        ...observer,
        restoring: (read: number, of: number) => {
          this.#beat()
          observer.restoring?.(read, of)
        },
      },
      signal: this.#stop.signal,
    }
    const found = await restore(plan)
    if (found.progress) return { progress: found.progress, end: found.end }
    await this.#begin(processor, writer, found.end)
    const { progress, end } = await restore(plan)
    if (!progress)
      throw new BatonError('LOG_TRUNCATED', 'the first progress is not in the changelog')
    return { progress, end }
  }

  /**
   * The first take-over of all: from here on it is written where to go on, and which log this is.
   */
  async #begin(
    processor: Processor<S>,
    writer: TransactionalWriter,
    expectedBase: number,
  ): Promise<void> {
    const { log, inputs, newIncarnation } = this.#spec
    const input: Record<string, number> = {}
    for (const from of inputs) {
      const ends = log.ends(from.topic, from.partition)
      input[inputKey(from)] = (await answered(ends, this.#stop.signal)).start
    }
    const progress = { incarnation: newIncarnation(), input, times: {}, note: Buffer.alloc(0) }
    const by = { processor, writer }
    await this.#readable(await commitProgress(this.#spec, by, progress, expectedBase))
  }

  /**
   * The broker answers a commit before it has written the markers; until then a read-committed
   * reader does not get that far.
   */
  async #readable(offset: number): Promise<void> {
    const { log, changelog, partition, clock } = this.#spec
    const backoff = new Backoff(MARKER_LOOK_MIN_MS, MARKER_LOOK_MAX_MS)
    for (let look = 0; look < MARKER_LOOKS && !this.#stop.signal.aborted; look++) {
      const { end } = await answered(log.ends(changelog, partition), this.#stop.signal)
      if (end > offset) return
      await pause(clock, backoff.next(), this.#stop.signal)
    }
  }

  #giveUp(error: unknown): TaskEnd {
    this.#spec.observer.aborted?.(error)
    this.#enter('fenced', error)
    return 'fenced'
  }

  /** Decides how to go on after a failed cycle; the store that may be used again, or null. */
  async #recover(error: unknown, store: StateStore | null): Promise<StateStore | null> {
    const { clock, observer, bounds } = this.#spec
    const remedy = remedyOf(error)
    observer.aborted?.(error)
    if (isBatonError(error) && error.code === 'RECORD_TOO_LARGE') return store

    if (remedy === 'pause') {
      this.#enter('halted', error)
      await pause(clock, bounds.holdMaxMs, this.#stop.signal)
      return store
    }
    this.#enter('waiting-to-restart', error)
    if (remedy === 'corrupt' && store) {
      observer.storeDropped?.(error)
      if (!(await this.#isCleared(store))) store = null
    }
    await pause(clock, this.#restartBackoff.next(), this.#stop.signal)
    return store
  }

  /**
   * A store that cannot even be emptied, on a full disk for one, is let go and opened again later.
   */
  async #isCleared(store: StateStore): Promise<boolean> {
    try {
      await store.clear()
      return true
    } catch (error) {
      this.#spec.observer.aborted?.(error)
      await store.close().catch(() => {})
      return false
    }
  }

  #enter(phase: TaskPhase, cause?: unknown): void {
    this.#beat()
    if (phase === this.#phase && cause === undefined) return
    this.#phase = phase
    this.#outside.phase?.(phase, cause)
  }

  #beat(): void {
    this.#beatAt = this.#spec.clock.monotonic()
  }
}
