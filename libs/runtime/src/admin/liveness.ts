/**
 * One loop that must get on: it beats when it made progress, and rests when there is nothing to do.
 */
export interface Heart {
  /** Work is going on and has got somewhere. */
  beat(): void
  /**
   * Nothing to do, or waiting for what is outside: the broker being away is no fault of this
   * process.
   */
  rest(): void
  /** This loop is over. */
  stop(): void
}

/** Live means progress: no loop has been at work without a beat for longer than the bound. */
export class Liveness {
  readonly #boundMs: number
  readonly #now: () => number
  readonly #hearts = new Map<string, { busySince: number | null }>()

  /** `now` is monotonic, in ms. */
  constructor(boundMs = 30_000, now: () => number = () => performance.now()) {
    this.#boundMs = boundMs
    this.#now = now
  }

  heart(name: string): Heart {
    const heart: { busySince: number | null } = { busySince: null }
    this.#hearts.set(name, heart)
    return {
      beat: () => {
        heart.busySince = this.#now()
      },
      rest: () => {
        heart.busySince = null
      },
      stop: () => {
        if (this.#hearts.get(name) === heart) this.#hearts.delete(name)
      },
    }
  }

  /** The names of the loops that are stuck; empty means live. */
  stuck(): readonly string[] {
    const oldest = this.#now() - this.#boundMs
    return [...this.#hearts]
      .filter(([, heart]) => heart.busySince !== null && heart.busySince < oldest)
      .map(([name]) => name)
  }
}

/**
 * Ready means that all that was announced is done: assigned and restored, topics there, listening.
 */
export class Readiness {
  readonly #open = new Set<string>()

  /** Announces a condition, not yet met. */
  await(condition: string): void {
    this.#open.add(condition)
  }

  done(condition: string): void {
    this.#open.delete(condition)
  }

  /** What is still missing; empty means ready. */
  missing(): readonly string[] {
    return [...this.#open]
  }
}
