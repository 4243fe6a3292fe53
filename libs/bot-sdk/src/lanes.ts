/**
 * Runs work in order per key and at most `limit` keys at a time. `run` resolves when the work has been taken on
 * (back-pressure), not when it is done.
 */
export class Lanes {
  readonly #limit: number
  readonly #tails = new Map<string, Promise<void>>()
  #running = 0
  #room: (() => void)[] = []
  #idle: (() => void)[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  get running(): number {
    return this.#running
  }

  async run(key: string, work: () => Promise<void>): Promise<void> {
    while (this.#running >= this.#limit) await new Promise<void>(go => this.#room.push(go))
    this.#running++
    const before = this.#tails.get(key)
    const tail = (before ? before.then(work, work) : work()).finally(() => {
      this.#running--
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
      this.#room.shift()?.()
      if (this.#running === 0) for (const wake of this.#idle.splice(0)) wake()
    })
    this.#tails.set(key, tail)
    tail.catch(() => undefined)
  }

  /** Resolves when nothing is running. */
  async drained(): Promise<void> {
    if (this.#running > 0) await new Promise<void>(go => this.#idle.push(go))
  }
}

/** The next offset that may be committed while work finishes out of order: the lowest one not done. */
export class OffsetTracker {
  readonly #open = new Set<number>()
  #next: number

  constructor(next: number) {
    this.#next = next
  }

  begin(offset: number): void {
    this.#open.add(offset)
    this.#next = Math.max(this.#next, offset + 1)
  }

  done(offset: number): void {
    this.#open.delete(offset)
  }

  /** Everything below is done. Sets keep insertion order, and offsets begin in order, so the first is the lowest. */
  get committable(): number {
    const first = this.#open.values().next()
    return first.done ? this.#next : first.value
  }
}
