import type { Logger } from '@baton/runtime'
import type { Clock } from '@baton/stream'

export interface ServerClockParts {
  readonly locationId: string
  readonly clock: Clock
  readonly log: Logger
}

/** What the clocks of this machine showed at one moment, ms. */
export interface Moment {
  readonly wall: number
  readonly monotonic: number
}

/** The clocks of this machine part by more only when it was set, or slept. */
const PART_MAX_MS = 10_000
/** So far from HighLevel's the clock of this machine is worth a word. */
const TOLD_FROM_MS = 120_000

/**
 * HighLevel's time: each of its answers tells it, and between them the clock of this machine goes
 * on from there.
 */
export class ServerClock {
  readonly #parts: ServerClockParts
  #aheadMs = 0
  /** When an answer last told it. */
  #heard: Moment | null = null
  #isTold = false

  constructor(parts: ServerClockParts) {
    this.#parts = parts
  }

  /** Whether an answer has told it, and the clock of this machine was not set since. */
  get isKnown(): boolean {
    if (!this.#heard) return false
    const { wall, monotonic } = this.moment()
    const passed = wall - this.#heard.wall
    return Math.abs(passed - (monotonic - this.#heard.monotonic)) <= PART_MAX_MS
  }

  moment(): Moment {
    const { clock } = this.#parts
    return { wall: clock.now(), monotonic: clock.monotonic() }
  }

  /** An answer says what time it is, ms. */
  hear(date: number): void {
    this.#heard = this.moment()
    this.#aheadMs = this.#heard.wall - date
    if (this.#isTold || Math.abs(this.#aheadMs) < TOLD_FROM_MS) return
    this.#isTold = true
    const { log, locationId } = this.#parts
    const seconds = Math.round(this.#aheadMs / 1_000)
    log.warn('the clock of this machine is not that of HighLevel: set one of them', {
      location: locationId,
      state: `${seconds} s ahead`,
    })
  }

  /** Ms; as long as no answer has told it, the time of this machine. */
  now(): number {
    return this.#parts.clock.now() - this.#aheadMs
  }

  /**
   * What it showed at an earlier moment, or a little before: while this machine slept only one of
   * its clocks went on.
   */
  at({ wall, monotonic }: Moment): number {
    const now = this.moment()
    return this.now() - Math.max(now.wall - wall, now.monotonic - monotonic)
  }
}
