import type { Clock } from '../ports.ts'

interface Timer {
  readonly at: number
  readonly fn: () => void
}

/** A clock that moves only when told to. */
export class ManualClock implements Clock {
  #ms: number
  readonly #timers = new Set<Timer>()

  constructor(startMs = 1_000_000) {
    this.#ms = startMs
  }

  now(): number {
    return this.#ms
  }

  monotonic(): number {
    return this.#ms
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#ms + ms, fn }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Wall and monotonic time as of a machine whose clock was ahead; nothing waits then. */
  turnBack(ms: number): void {
    this.#ms -= ms
  }

  /** Pauses that are being waited for, ms from now. */
  get pending(): number[] {
    return [...this.#timers].map(timer => timer.at - this.#ms).sort((a, b) => a - b)
  }

  advance(ms: number): void {
    const until = this.#ms + ms
    for (;;) {
      const next = [...this.#timers].filter(t => t.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#timers.delete(next)
      this.#ms = Math.max(this.#ms, next.at)
      next.fn()
    }
    this.#ms = until
  }
}

/** Lets everything that is ready run; nothing here waits for real time. */
export const settled = async (turns = 20): Promise<void> => {
  for (let i = 0; i < turns; i++) await new Promise<void>(resolve => setImmediate(resolve))
}

/** Runs what is ready until the condition holds; throws after many turns. */
export const until = async (condition: () => boolean, what = 'condition'): Promise<void> => {
  for (let i = 0; i < 5_000; i++) {
    if (condition()) return
    await new Promise<void>(resolve => setImmediate(resolve))
  }
  throw new Error(`${what} never held`)
}
