import type { ReportedLimits } from '../limit/limits.ts'
import type { SimulatedClock } from './simulated-clock.ts'

export interface ServerLimits {
  readonly max: number
  readonly intervalMs: number
  /** Of all time: its day does not end by itself. */
  readonly daily?: number
}

/**
 * Counts what arrives over every interval that ends now, as strictly as can be, and says in each
 * answer what is left.
 */
export class CountingServer {
  readonly #clock: SimulatedClock
  readonly #limits: ServerLimits
  #arrivals: number[] = []
  #today = 0
  exceeded = 0

  constructor(clock: SimulatedClock, limits: ServerLimits) {
    this.#clock = clock
    this.#limits = limits
  }

  get arrived(): number {
    return this.#today
  }

  arrive(): ReportedLimits {
    const { max, intervalMs, daily } = this.#limits
    const now = this.#clock.monotonic()
    this.#arrivals = [...this.#arrivals.filter(at => at > now - intervalMs), now]
    this.#today += 1
    const isOver = this.#arrivals.length > max || this.#today > (daily ?? this.#today)
    if (isOver) this.exceeded += 1
    const remaining = Math.max(0, max - this.#arrivals.length)
    const left = daily === undefined ? {} : { dailyRemaining: Math.max(0, daily - this.#today) }
    return { max, intervalMs, remaining, ...left }
  }
}
