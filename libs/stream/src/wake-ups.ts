import { Backoff } from './backoff.ts'
import type { Inbox } from './inbox.ts'
import type { Change, StateStore } from './ports.ts'
import type { Processor } from './processor.ts'
import { readOwn } from './read-own.ts'
import type { TaskSpec } from './task-spec.ts'
import { dueAtOf, dueOf, firstWaiting, moved, TIMER_PREFIX } from './timer-index.ts'

/** A wake-up that was sent. */
interface Sent {
  /** The timer it was sent for: one that moved since is another. */
  readonly dueAt: number
  /** Where it stands in the input; null while it is being appended. */
  offset: number | null
  /** When it may be sent again should it change nothing; monotonic ms. */
  retryAt: number
  readonly backoff: Backoff
}

interface Due {
  readonly key: string
  readonly dueAt: number
}

/** What wake-ups look at, and how they put the index right. */
export interface Surroundings<S> {
  readonly processor: Processor<S>
  readonly store: StateStore
  readonly inbox: Inbox
  readonly correct: (changes: readonly Change[]) => void
}

/**
 * Appends wake-ups for the keys that are due, while the task is near the end of its input, and past
 * the end that its run found: what was sent before may wait there. Each is sent once until its
 * timer has moved; one that was decided and moved nothing (too early, dead-lettered) is sent again
 * after a growing pause. It only wakes: doubled, early or late wake-ups change no decision, so it
 * need not survive a crash.
 */
export class WakeUps<S> {
  readonly #spec: TaskSpec<S>
  readonly #around: Surroundings<S>
  readonly #sent = new Map<string, Sent>()
  /** Where the input ended when this run began. */
  readonly #foundEnd: number
  /** The index has no entry before; saves looking into it after every batch. */
  #nothingBefore = 0
  #cancel: (() => void) | null = null
  #appending = false
  #stopped = false

  static of<S>(spec: TaskSpec<S>, around: Surroundings<S>): WakeUps<S> | null {
    const wanted = spec.wakeUps && around.processor.dueAt && around.processor.wake
    return wanted ? new WakeUps(spec, around) : null
  }

  constructor(spec: TaskSpec<S>, around: Surroundings<S>) {
    this.#spec = spec
    this.#around = around
    this.#foundEnd = around.inbox.lanes[0]!.highWatermark
  }

  /** The index was changed: new entries may come first. */
  applied(changes: readonly Change[]): void {
    for (const { key, value } of changes) {
      const added = value !== null && key.startsWith(TIMER_PREFIX)
      if (added) this.#nothingBefore = Math.min(this.#nothingBefore, dueAtOf(key))
    }
  }

  /** Sends what is due and may be sent now, then looks again when the next one is due. */
  look(): void {
    if (this.#stopped || this.#appending) return
    const { bounds, clock } = this.#spec
    this.#cancel?.()
    this.#cancel = null
    let sleepMs = bounds.timerSleepMaxMs
    if (this.#isNearEnd()) {
      const now = this.#now()
      const { due, corrected } = this.#choose(now)
      if (due.length > 0) {
        void this.#append(due)
        return
      }
      // What was put right may have stood before others that are due.
      if (corrected) sleepMs = 0
      else if (this.#nothingBefore > now) sleepMs = Math.min(sleepMs, this.#nothingBefore - now)
    }
    this.#cancel = clock.after(sleepMs, () => this.#lookAlone())
  }

  #isNearEnd(): boolean {
    const { lanes, lag } = this.#around.inbox
    return lanes[0]!.position >= this.#foundEnd && lag < this.#spec.bounds.timerLagMaxRecords
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  /**
   * Walks the entries whose time has come, and puts right those whose key is due later or not at
   * all.
   */
  #choose(now: number): { readonly due: Due[]; readonly corrected: boolean } {
    const { bounds } = this.#spec
    const { store, correct } = this.#around
    const due: Due[] = []
    const free = bounds.timersInFlightMax - this.#undecided()
    if (now < this.#nothingBefore || free <= 0) return { due, corrected: false }
    const corrections: Change[] = []
    let stays: number | undefined
    let last = Number.POSITIVE_INFINITY
    for (const { key, at } of firstWaiting(store, this.#sent.size + free)) {
      last = at
      if (at > now) break
      const dueAt = this.#dueAt(key)
      if (dueAt === undefined || dueAt > now) {
        corrections.push(...moved(key, at, dueAt))
        this.#sent.delete(key)
        continue
      }
      // Its wake-up may move its timer, or nothing: either is seen in this entry.
      stays ??= at
      if (!this.#maySend(key, dueAt)) continue
      due.push({ key, dueAt })
      this.#sent.set(key, this.#sending(key, dueAt))
      if (due.length === free) break
    }
    this.#nothingBefore = stays ?? last
    if (corrections.length > 0) {
      correct(corrections)
      this.applied(corrections)
    }
    return { due, corrected: corrections.length > 0 }
  }

  /** As committed: what is being decided now will be seen when it is applied. */
  #dueAt(key: string): number | undefined {
    const { store, processor } = this.#around
    const value = store.get(key)
    if (!value) return undefined
    const state = readOwn('a state', () => processor.states.decode(key, value))
    return dueOf(processor, state)
  }

  #maySend(key: string, dueAt: number): boolean {
    const sent = this.#sent.get(key)
    if (!sent) return this.#sent.size < this.#spec.bounds.timersStuckMax
    if (sent.dueAt !== dueAt) return true
    return !this.#isUndecided(sent) && sent.retryAt <= this.#spec.clock.monotonic()
  }

  #sending(key: string, dueAt: number): Sent {
    const { timerRetryMinMs, timerRetryMaxMs } = this.#spec.bounds
    const known = this.#sent.get(key)
    const again = known?.dueAt === dueAt
    const backoff = again ? known.backoff : new Backoff(timerRetryMinMs, timerRetryMaxMs)
    return { dueAt, offset: null, retryAt: 0, backoff }
  }

  #undecided(): number {
    let undecided = 0
    for (const sent of this.#sent.values()) if (this.#isUndecided(sent)) undecided++
    return undecided
  }

  #isUndecided({ offset }: Sent): boolean {
    return offset === null || offset >= this.#around.inbox.lanes[0]!.position
  }

  async #append(due: readonly Due[]): Promise<void> {
    const { bounds, clock, wakeUps, observer, inputs } = this.#spec
    const { topic, partition } = inputs[0]!
    const { processor } = this.#around
    this.#appending = true
    try {
      const records = due.map(({ key, dueAt }) => processor.wake!(key, dueAt))
      const [receipt] = await wakeUps!.appender.append([{ topic, partition, records }])
      for (const [i, { key }] of due.entries()) {
        const sent = this.#sent.get(key)!
        sent.offset = receipt!.baseOffset + i
        sent.retryAt = clock.monotonic() + sent.backoff.next()
      }
      observer.woke?.(due.length)
    } catch (error) {
      for (const { key } of due) this.#sent.delete(key)
      observer.wakeFailed?.(error)
      if (!this.#stopped)
        this.#cancel = clock.after(bounds.timerRetryMinMs, () => this.#lookAlone())
      return
    } finally {
      this.#appending = false
    }
    this.#lookAlone()
  }

  /**
   * Nobody awaits a timer or an answer: what is thrown then (a damaged store) ends the run, not the
   * process.
   */
  #lookAlone(): void {
    try {
      this.look()
    } catch (error) {
      this.#around.inbox.fail(error)
    }
  }

  #now(): number {
    if (this.#spec.wakeUps!.time === 'wall') return this.#spec.clock.now()
    return this.#around.inbox.lanes[0]!.decidedTimestamp
  }
}
