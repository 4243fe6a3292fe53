/** The part of a membership that says that the group still counts on it. */
interface Beating {
  /**
   * Resolves after the next heartbeat that the coordinator accepts; rejects when none will come.
   */
  goodHeartbeat(): Promise<void>
}

/**
 * Whether the partitions of a member are still its own: after a session without a heartbeat the
 * group gives them to others, and until it has joined again it has none.
 */
export class GroupStanding {
  readonly #membership: Beating
  readonly #sessionTimeoutMs: number
  readonly #now: () => number
  #heardAt = Number.NEGATIVE_INFINITY

  /** `now` is monotonic, in ms. */
  constructor(
    membership: Beating,
    sessionTimeoutMs: number,
    now: () => number = () => performance.now(),
  ) {
    this.#membership = membership
    this.#sessionTimeoutMs = sessionTimeoutMs
    this.#now = now
  }

  /** From the first assignment on, until the membership ends. */
  follow(): void {
    this.#heardAt = this.#now()
    // What ended it is told by the membership itself.
    this.#listen().catch(() => {})
  }

  get isAssigned(): boolean {
    return this.#now() - this.#heardAt <= this.#sessionTimeoutMs
  }

  /** What stands against being ready: also brokers that do not answer show here. */
  missing(): readonly string[] {
    return this.isAssigned ? [] : ['partitions of its group']
  }

  async #listen(): Promise<never> {
    for (;;) {
      await this.#membership.goodHeartbeat()
      this.#heardAt = this.#now()
    }
  }
}
