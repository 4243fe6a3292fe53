import { BatonError } from '@baton/domain'
import type { Clock } from '@baton/stream'
import { PRIORITIES, type Priority } from '../plan/call.ts'
import { Day } from './day.ts'
import { DOCUMENTED, type ReportedLimits } from './limits.ts'

/** Leave to send one request. */
export interface Permit {
  /** The answer came, or the request was never sent. */
  release(limits?: ReportedLimits): void
  /** No answer came, and none is waited for any more; the request may still arrive. */
  giveUp(): void
}

export interface LimiterOptions {
  readonly clock: Pick<Clock, 'monotonic' | 'after'>
  /** Requests under way at the same time. */
  readonly inFlightMax: number
  /** Below this many requests for the rest of the day only messages are sent. */
  readonly dailyReserve: number
}

interface Waiter {
  readonly priority: () => Priority
  readonly grant: (permit: Permit) => void
}

/** Clocks of two machines do not tick alike. */
const MARGIN_MS = 20
/** After so many intervals without an answer nothing is known any more of what others use. */
const KNOWN_INTERVALS = 2

/**
 * The requests of one location, so that no limit is ever exceeded. A permit counts from before its
 * request is sent until one interval after its answer came. The server's own count of any interval
 * ending now holds only requests that arrived in it, and each of those holds a permit now; so the
 * server never counts more than `max`, whatever the delays of the network. A request that was given
 * up on may still arrive: it counts an interval longer. What other clients of the location use, and
 * this process before it was started anew, is learned from X-RateLimit-Remaining; as long as
 * nothing is known of it, one request at a time finds out, and that one alone may be one too many.
 */
export class LocationLimiter {
  readonly #options: LimiterOptions
  readonly #waiting: Waiter[] = []
  /** From when on permits that still count cool down, the earliest first. */
  readonly #cooling: number[] = []
  #max: number = DOCUMENTED.max
  #intervalMs: number = DOCUMENTED.intervalMs
  #inFlight = 0
  /**
   * Requests the server would still take by its last word and what we did since; infinite before
   * its first.
   */
  #credit = Number.POSITIVE_INFINITY
  #creditUntil = 0
  /** Until when the last answer says enough of what others use. */
  #knownUntil = Number.NEGATIVE_INFINITY
  /** Whether the one request that finds out is under way. */
  #isAsking = false
  readonly #day: Day
  #heldUntil = 0
  #cancelTimer: (() => void) | undefined

  constructor(options: LimiterOptions) {
    this.#options = options
    this.#day = new Day(options.clock.monotonic())
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get intervalMs(): number {
    return this.#intervalMs
  }

  /** Whether nothing is sent for now. */
  get held(): boolean {
    return this.#heldUntil > this.#options.clock.monotonic()
  }

  /**
   * By priority as it is when a permit comes free, then in the order of asking. Rejects with
   * STOPPED.
   */
  acquire(priority: () => Priority, signal: AbortSignal): Promise<Permit> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        const at = this.#waiting.indexOf(waiter)
        if (at >= 0) this.#waiting.splice(at, 1)
        // A timer for nobody would keep the process alive.
        this.#wakeLater(this.#options.clock.monotonic())
        reject(new BatonError('STOPPED', 'stopped while waiting for the rate limit'))
      }
      const waiter: Waiter = {
        priority,
        grant: permit => {
          signal.removeEventListener('abort', stop)
          resolve(permit)
        },
      }
      if (signal.aborted) return stop()
      signal.addEventListener('abort', stop, { once: true })
      this.#waiting.push(waiter)
      this.#serve()
    })
  }

  /** Sends nothing for so long. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#options.clock.monotonic() + ms)
    this.#serve()
  }

  #serve(): void {
    const now = this.#options.clock.monotonic()
    this.#coolDown(now)
    while (this.#free(now) > 0) {
      const waiter = this.#next()
      if (!waiter) break
      this.#inFlight += 1
      this.#credit -= 1
      this.#day.spend()
      waiter.grant(this.#permit(now >= this.#knownUntil))
    }
    this.#wakeLater(now)
  }

  #coolDown(now: number): void {
    while (this.#coolAt() <= now) {
      this.#cooling.shift()
      this.#credit += 1
    }
    if (now >= this.#creditUntil) this.#credit = Number.POSITIVE_INFINITY
    this.#day.turn(now)
  }

  /** When the next released permit stops counting. */
  #coolAt(): number {
    const [first] = this.#cooling
    return first === undefined ? Number.POSITIVE_INFINITY : first + this.#intervalMs + MARGIN_MS
  }

  #free(now: number): number {
    if (now < this.#heldUntil) return 0
    const ours = this.#max - this.#inFlight - this.#cooling.length
    const atOnce = this.#options.inFlightMax - this.#inFlight
    const free = Math.min(ours, this.#credit, atOnce, this.#day.left)
    return now < this.#knownUntil ? free : Math.min(free, this.#isAsking ? 0 : 1)
  }

  #next(): Waiter | undefined {
    let best = -1
    let bestPriority = Number.POSITIVE_INFINITY
    const scarce = this.#day.isScarce(this.#options.dailyReserve)
    for (const [i, { priority }] of this.#waiting.entries()) {
      const its = priority()
      if (its < bestPriority && (!scarce || its === PRIORITIES.message)) {
        best = i
        bestPriority = its
      }
      if (bestPriority === PRIORITIES.message) break
    }
    return best < 0 ? undefined : this.#waiting.splice(best, 1)[0]
  }

  #permit(asks: boolean): Permit {
    let released = false
    if (asks) this.#isAsking = true
    const end = (limits: ReportedLimits | undefined, longerMs: number) => {
      if (released) return
      released = true
      if (asks) this.#isAsking = false
      this.#inFlight -= 1
      if (limits) this.#learn(limits)
      this.#cool(this.#options.clock.monotonic() + longerMs)
      this.#serve()
    }
    return { release: limits => end(limits, 0), giveUp: () => end(undefined, this.#intervalMs) }
  }

  #cool(from: number): void {
    const before = this.#cooling.findLastIndex(other => other <= from)
    this.#cooling.splice(before + 1, 0, from)
  }

  #learn({ max, intervalMs, remaining, dailyRemaining }: ReportedLimits): void {
    if (max !== undefined && max > 0) this.#max = max
    if (intervalMs !== undefined && intervalMs > 0) this.#intervalMs = intervalMs
    const now = this.#options.clock.monotonic()
    this.#knownUntil = now + KNOWN_INTERVALS * this.#intervalMs
    if (dailyRemaining !== undefined) this.#day.learn(dailyRemaining, this.#inFlight, now)
    if (remaining === undefined) return
    // Those under way may not have been counted yet.
    this.#credit = remaining - this.#inFlight
    this.#creditUntil = now + this.#intervalMs + MARGIN_MS
  }

  /** When something may come free although nobody calls. */
  #wakeLater(now: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    if (this.#waiting.length === 0) return
    const times = [this.#heldUntil, this.#coolAt(), this.#creditUntil, this.#day.until]
    const ms = Math.min(...times.filter(time => time > now)) - now
    if (!Number.isFinite(ms)) return
    this.#cancelTimer = this.#options.clock.after(Math.ceil(ms), () => this.#serve())
  }
}
