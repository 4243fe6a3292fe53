import { DAY_MS } from '@baton/domain'

export interface RateLimits {
  /** Requests per location and interval; HighLevel: 100. */
  readonly max: number
  /** HighLevel: 10,000 ms. */
  readonly intervalMs: number
  /** Requests per location and day; HighLevel: 200,000. */
  readonly daily: number
}

export const HIGHLEVEL_LIMITS: RateLimits = { max: 100, intervalMs: 10_000, daily: 200_000 }

interface Usage {
  /** Arrival times of the last interval, the oldest first. */
  recent: number[]
  day: number
  today: number
}

export interface Admission {
  readonly admitted: boolean
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Counts requests per location over any interval that ends now, which is stricter than a window
 * that begins anew. Over the limit a request is refused and counted: a well-behaved client never
 * gets there.
 */
export class RateCounter {
  readonly limits: RateLimits
  readonly #now: () => number
  readonly #usage = new Map<string, Usage>()
  #exceeded = 0
  #busiest = 0

  constructor(limits: RateLimits, now: () => number) {
    this.limits = limits
    this.#now = now
  }

  /** Requests that came over a limit. */
  get exceeded(): number {
    return this.#exceeded
  }

  /** Most requests that one location had admitted in any interval. */
  get busiest(): number {
    return this.#busiest
  }

  admit(locationId: string): Admission {
    const { max, intervalMs, daily } = this.limits
    const usage = this.#current(locationId)
    const admitted = usage.recent.length < max && usage.today < daily
    if (admitted) {
      usage.recent.push(this.#now())
      usage.today += 1
      this.#busiest = Math.max(this.#busiest, usage.recent.length)
    } else this.#exceeded += 1
    return {
      admitted,
      headers: {
        'x-ratelimit-max': String(max),
        'x-ratelimit-remaining': String(max - usage.recent.length),
        'x-ratelimit-interval-milliseconds': String(intervalMs),
        'x-ratelimit-limit-daily': String(daily),
        'x-ratelimit-daily-remaining': String(daily - usage.today),
      },
    }
  }

  #current(locationId: string): Usage {
    const now = this.#now()
    const day = Math.floor(now / DAY_MS)
    let usage = this.#usage.get(locationId)
    if (!usage) {
      usage = { recent: [], day, today: 0 }
      this.#usage.set(locationId, usage)
    }
    if (usage.day !== day) Object.assign(usage, { day, today: 0 })
    const since = now - this.limits.intervalMs
    const first = usage.recent.findIndex(at => at > since)
    usage.recent.splice(0, first < 0 ? usage.recent.length : first)
    return usage
  }
}
