import type { Clock } from '@baton/stream'

interface Timer {
  readonly at: number
  readonly fn: () => void
}

/**
 * Time that passes when it is told to; timers fire in their order, with what they cause in between.
 */
export class SimulatedClock implements Clock {
  readonly #timers: Timer[] = []
  #now = 0

  /** Timers that wait. */
  get pending(): number {
    return this.#timers.length
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + ms, fn }
    this.#timers.push(timer)
    return () => {
      const at = this.#timers.indexOf(timer)
      if (at >= 0) this.#timers.splice(at, 1)
    }
  }

  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    await settled()
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#timers.splice(this.#timers.indexOf(next), 1)
      this.#now = Math.max(this.#now, next.at)
      next.fn()
      await settled()
    }
    this.#now = until
  }

  #next(until: number): Timer | undefined {
    const due = this.#timers.filter(timer => timer.at <= until)
    return due.sort((a, b) => a.at - b.at)[0]
  }
}

/** Promises that are kept go on, as far as they get without time. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}
