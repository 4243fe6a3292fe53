/**
 * Counts the failures of one request that it has alone: since the one before, or since it was first
 * asked, others succeeded. Then it is the request that is to blame, and no outage.
 */
export class LoneFailures {
  readonly #successes: () => number
  #before: number
  #count = 0

  /** `successes`: how often others have succeeded so far. */
  constructor(successes: () => number) {
    this.#successes = successes
    this.#before = successes()
  }

  get count(): number {
    return this.#count
  }

  /** Whether a failure now is its alone. */
  get isAlone(): boolean {
    return this.#successes() > this.#before
  }

  /** It failed, and that cannot be laid to an outage. */
  blame(): void {
    this.#count += 1
  }

  /** It failed; whether alone. */
  add(): boolean {
    const { isAlone } = this
    if (isAlone) this.#count += 1
    this.#before = this.#successes()
    return isAlone
  }
}
