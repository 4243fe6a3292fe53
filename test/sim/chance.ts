import { mulberry32 } from '@baton/domain'

/**
 * The one source of chance of a simulated run: the same seed, the same draws in the same order, the
 * same run.
 */
export class Chance {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = mulberry32(seed)
  }

  /** True with probability p. */
  is(p: number): boolean {
    return this.#next() < p
  }

  /** A whole number in [from, to]. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1))
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)]!
  }

  /** Mostly small, now and then as large as `to`: sizes and pauses are not evenly spread. */
  skewed(from: number, to: number): number {
    const x = this.#next()
    return Math.round(from + (to - from) * x * x * x)
  }
}
