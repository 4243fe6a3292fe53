import { Backoff } from './backoff.ts'
import type { Inbox } from './inbox.ts'
import type { Change, StateStore } from './ports.ts'
import type { Processor } from './processor.ts'
import type { TaskSpec } from './task-spec.ts'
import { dueAtOf, firstWaiting, TIMER_PREFIX, type Waiting } from './timer-index.ts'

/** A wake-up that was sent. */
interface Sent {
  /** Where it stands in the input; null while it is being appended. */
  offset: number | null
  /** When it may be sent again should it change nothing; monotonic ms. */
  retryAt: number
  readonly backoff: Backoff
}

/**
 * Appends wake-ups for the keys that are due, while the task is near the end of its input. Each is sent once until its timer
 * has moved; one that was decided and moved nothing (too early, dead-lettered) is sent again after a growing pause. It
 * only wakes: doubled, early or late wake-ups change no decision, so it need not survive a crash.
 */
export class WakeUps<S> {
  readonly #spec: TaskSpec<S>
  readonly #processor: Processor<S>
  readonly #store: StateStore
  readonly #inbox: Inbox
  readonly #sent = new Map<string, Sent>()
  /** Nothing is due before, as far as known; saves looking into the index after every batch. */
  #nothingBefore = 0
  #cancel: (() => void) | null = null
  #appending = false
  #stopped = false

  static of<S>(
    spec: TaskSpec<S>,
    processor: Processor<S>,
    store: StateStore,
    inbox: Inbox,
  ): WakeUps<S> | null {
    const wanted = spec.wakeUps && processor.dueAt && processor.wake
    return wanted ? new WakeUps(spec, processor, store, inbox) : null
  }

  constructor(spec: TaskSpec<S>, processor: Processor<S>, store: StateStore, inbox: Inbox) {
    this.#spec = spec
    this.#processor = processor
    this.#store = store
    this.#inbox = inbox
  }

  /** Timers that moved need no waking any more; new ones may be due first. */
  applied(changes: readonly Change[]): void {
    for (const { key, value } of changes) {
      if (!key.startsWith(TIMER_PREFIX)) continue
      if (value === null) this.#sent.delete(key)
      else this.#nothingBefore = Math.min(this.#nothingBefore, dueAtOf(key))
    }
  }

  /** Sends what is due and may be sent now, then looks again when the next one is due. */
  look(): void {
    if (this.#stopped || this.#appending) return
    const { bounds, clock } = this.#spec
    this.#cancel?.()
    this.#cancel = null
    let sleepMs = bounds.timerSleepMaxMs
    if (this.#inbox.lag < bounds.timerLagMaxRecords) {
      const { due, nextInMs } = this.#choose()
      if (due.length > 0) return void this.#append(due)
      sleepMs = Math.min(sleepMs, nextInMs)
    }
    this.#cancel = clock.after(sleepMs, () => this.look())
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #choose(): { readonly due: Waiting[]; readonly nextInMs: number } {
    const { bounds, clock } = this.#spec
    const now = this.#now()
    if (now < this.#nothingBefore) return { due: [], nextInMs: this.#nothingBefore - now }
    const { position } = this.#inbox.lanes[0]!
    const due: Waiting[] = []
    const free = bounds.timersInFlightMax - this.#undecided(position)
    if (free <= 0 || this.#sent.size >= bounds.timersStuckMax) {
      return { due, nextInMs: bounds.timerSleepMaxMs }
    }
    for (const waiting of firstWaiting(this.#store, this.#sent.size + free)) {
      if (waiting.dueAt > now) {
        if (this.#sent.size === 0 && due.length === 0) this.#nothingBefore = waiting.dueAt
        return { due, nextInMs: waiting.dueAt - now }
      }
      const sent = this.#sent.get(waiting.indexKey)
      if (sent && (sent.offset === null || sent.offset >= position)) continue
      if (sent && sent.retryAt > clock.monotonic()) continue
      due.push(waiting)
      if (due.length === free) return { due, nextInMs: 0 }
    }
    if (this.#sent.size === 0 && due.length === 0) this.#nothingBefore = Number.POSITIVE_INFINITY
    return { due, nextInMs: bounds.timerSleepMaxMs }
  }

  /** Wake-ups on their way. */
  #undecided(position: number): number {
    let undecided = 0
    for (const { offset } of this.#sent.values()) {
      if (offset === null || offset >= position) undecided++
    }
    return undecided
  }

  async #append(due: readonly Waiting[]): Promise<void> {
    const { bounds, clock, wakeUps, observer, inputs } = this.#spec
    const { topic, partition } = inputs[0]!
    this.#appending = true
    const sent = due.map(({ indexKey }) => this.#note(indexKey))
    try {
      const records = due.map(({ key, dueAt }) => this.#processor.wake!(key, dueAt))
      const [receipt] = await wakeUps!.appender.append([{ topic, partition, records }])
      const at = clock.monotonic()
      for (const [i, one] of sent.entries()) {
        one.offset = receipt!.baseOffset + i
        one.retryAt = at + one.backoff.next()
      }
      observer.woke?.(due.length)
    } catch (error) {
      for (const { indexKey } of due) this.#sent.delete(indexKey)
      observer.wakeFailed?.(error)
      if (!this.#stopped) this.#cancel = clock.after(bounds.timerRetryMinMs, () => this.look())
      return
    } finally {
      this.#appending = false
    }
    this.look()
  }

  #note(indexKey: string): Sent {
    const { timerRetryMinMs, timerRetryMaxMs } = this.#spec.bounds
    const known = this.#sent.get(indexKey)
    const backoff = known?.backoff ?? new Backoff(timerRetryMinMs, timerRetryMaxMs)
    const sent = { offset: null, retryAt: 0, backoff }
    this.#sent.set(indexKey, sent)
    return sent
  }

  #now(): number {
    if (this.#spec.wakeUps!.time === 'wall') return this.#spec.clock.now()
    return this.#inbox.lanes[0]!.decidedTimestamp
  }
}
