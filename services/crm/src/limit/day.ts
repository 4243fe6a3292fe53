import { DAY_MS } from '@baton/domain'
import { DOCUMENTED } from './limits.ts'

/**
 * How long a day that is nearly used up is believed in without an answer that says so: the server
 * knows when its day ends.
 */
const RECHECK_MS = 600_000

/**
 * What is left of a location's requests for the day, by the server's last word and what was sent
 * since; while it has said nothing of a day for 24 h, by a count of our own over 24 h.
 */
export class Day {
  #left: number = DOCUMENTED.daily
  #until: number
  /** When the server last spoke of a day, unless it never did, or that day is over. */
  #toldAt: number | null = null
  #mayBeOver = false

  /** Monotonic ms. */
  constructor(now: number) {
    this.#until = now + DAY_MS
  }

  get left(): number {
    return this.#left
  }

  /** When it is looked at anew, monotonic ms. */
  get until(): number {
    return this.#until
  }

  /**
   * Whether the rest is kept for messages; not for the one request that finds out whether the day
   * is over.
   */
  isScarce(reserve: number): boolean {
    return this.#left <= reserve && !this.#mayBeOver
  }

  spend(): void {
    this.#left -= 1
    this.#mayBeOver = false
  }

  /** `left` by an answer; requests under way may not be counted in it yet. */
  learn(left: number, inFlight: number, now: number): void {
    this.#left = left - inFlight
    this.#until = now + RECHECK_MS
    this.#toldAt = now
    this.#mayBeOver = false
  }

  /** Time has passed. */
  turn(now: number): void {
    if (now < this.#until) return
    if (this.#toldAt === null || now - this.#toldAt >= DAY_MS) return this.#begin(now)
    this.#until = now + RECHECK_MS
    this.#mayBeOver = true
    this.#left = Math.max(this.#left, 1)
  }

  #begin(now: number): void {
    this.#toldAt = null
    this.#until = now + DAY_MS
    this.#mayBeOver = false
    this.#left = DOCUMENTED.daily
  }
}
