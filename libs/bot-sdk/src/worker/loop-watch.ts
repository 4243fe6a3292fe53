/**
 * Notices that the event loop was kept from everything else for so long that heartbeats came late:
 * a handler that computes without awaiting may cost the bot its partitions.
 */
export class LoopWatch {
  readonly #everyMs: number
  readonly #now: () => number
  #at: number

  /** `tick` is called each `everyMs`; `now` is monotonic, in ms. */
  constructor(everyMs: number, now: () => number = () => performance.now()) {
    this.#everyMs = everyMs
    this.#now = now
    this.#at = now()
  }

  /** How late this call comes, ms. */
  tick(): number {
    const before = this.#at
    this.#at = this.#now()
    return Math.max(0, this.#at - before - this.#everyMs)
  }
}
