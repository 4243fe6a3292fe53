import type { Clock } from '@baton/stream'
import type { Timeline } from './timeline.ts'

/** Where wall clocks begin, ms: a Wednesday morning in New York. */
export const EPOCH_MS = 1_700_060_400_000

/**
 * One life of a process. Whatever reaches it comes through `receive`: nothing does once it is dead,
 * and all of it later while it is frozen. So a dead process never goes on from whatever it was
 * waiting for, as after a kill -9.
 */
export class Machine {
  readonly name: string
  alive = true
  /** Cut off from the brokers. */
  isCutOff = false
  /** Of its wall clock against the brokers', ms. */
  skewMs = 0
  readonly #timeline: Timeline
  #frozen = false
  #backlog: (() => void)[] = []

  constructor(name: string, timeline: Timeline) {
    this.name = name
    this.#timeline = timeline
  }

  get frozen(): boolean {
    return this.#frozen
  }

  receive(run: () => void): void {
    if (!this.alive) return
    if (this.#frozen) this.#backlog.push(run)
    else run()
  }

  after(ms: number, label: string, run: () => void): () => void {
    let cancelled = false
    const cancel = this.#timeline.after(ms, `${this.name} ${label}`, () =>
      this.receive(() => {
        if (!cancelled) run()
      }),
    )
    return () => {
      cancelled = true
      cancel()
    }
  }

  /** Resolves after `ms`, never in a dead process. */
  pause(ms: number, label: string): Promise<void> {
    return new Promise(resolve => this.after(ms, label, resolve))
  }

  freeze(): void {
    this.#frozen = true
  }

  /** What arrived meanwhile comes in its order, each to its end. */
  thaw(): void {
    const backlog = this.#backlog
    this.#backlog = []
    this.#frozen = false
    for (const [i, run] of backlog.entries()) {
      this.#timeline.after(0, `${this.name} backlog ${i}`, () => this.receive(run))
    }
  }

  readonly clock: Clock = {
    now: () => EPOCH_MS + this.#timeline.now + this.skewMs,
    monotonic: () => this.#timeline.now,
    after: (ms, run) => this.after(ms, 'timer', run),
  }
}

/** What a dead process waits for. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {})
