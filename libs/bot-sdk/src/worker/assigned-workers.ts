/** What a partition's worker is to the group. */
export interface Worker {
  readonly running: number
  /** No handler returns, so that none can begin. */
  readonly isStalled: boolean
  /** Everything below is answered or in the dead letters. */
  readonly committable: number
  stop(): Promise<void>
}

export interface AssignedWorkersOptions {
  /** Starts the worker of a partition, at the offset its group has committed. */
  readonly start: (partition: number) => Promise<Worker>
  /** Tells the group how far a partition is answered; may be lost without harm. */
  readonly report: (
    offsets: readonly { readonly partition: number; readonly offset: number }[],
  ) => Promise<void>
  readonly onFailed: (error: unknown) => void
}

/**
 * The workers of the partitions this member of the group has. Those that stay run on through a
 * rebalance; one that goes lets its handlers end, which holds up no other partition but only its
 * own return.
 */
export class AssignedWorkers {
  readonly #options: AssignedWorkersOptions
  readonly #workers = new Map<number, Worker>()
  /** Changes of each partition, one after the other. */
  readonly #changes = new Map<number, Promise<void>>()

  constructor(options: AssignedWorkersOptions) {
    this.#options = options
  }

  /** Handlers under way. */
  get running(): number {
    return [...this.#workers.values()].reduce((sum, worker) => sum + worker.running, 0)
  }

  /** Partitions that wait for a handler to return. */
  get stalled(): readonly number[] {
    return [...this.#workers].filter(([, { isStalled }]) => isStalled).map(([p]) => p)
  }

  assign(mine: readonly number[], evicted: boolean): void {
    for (const partition of this.#changes.keys()) {
      if (evicted || !mine.includes(partition)) this.#change(partition, () => this.#end(partition))
    }
    for (const partition of mine) this.#change(partition, () => this.#begin(partition))
  }

  /** Resolves when every change up to now has been made. */
  async settled(): Promise<void> {
    await Promise.all(this.#changes.values())
  }

  async report(): Promise<void> {
    const offsets = [...this.#workers].map(([partition, worker]) => ({
      partition,
      offset: worker.committable,
    }))
    if (offsets.length > 0) await this.#options.report(offsets)
  }

  /** Lets handlers under way end, and reports how far they came. */
  async stop(): Promise<void> {
    this.assign([], false)
    await this.settled()
  }

  #change(partition: number, make: () => Promise<void>): void {
    const before = this.#changes.get(partition) ?? Promise.resolve()
    this.#changes.set(partition, before.then(make).catch(this.#options.onFailed))
  }

  async #begin(partition: number): Promise<void> {
    if (!this.#workers.has(partition)) {
      this.#workers.set(partition, await this.#options.start(partition))
    }
  }

  async #end(partition: number): Promise<void> {
    const worker = this.#workers.get(partition)
    if (!worker) return
    this.#workers.delete(partition)
    await worker.stop()
    await this.#options.report([{ partition, offset: worker.committable }])
  }
}
