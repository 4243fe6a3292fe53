export interface LaneBounds {
  /** Keys worked on at the same time. */
  readonly keysMax: number
  /** Work taken on and not yet done, that which waits behind its key among it. */
  readonly takenMax: number
}

/**
 * Runs work in order per key, several keys at a time: a key that is slow or floods holds nobody else up until `takenMax`
 * is reached. `run` resolves when the work has been taken on (back-pressure), not when it is done.
 */
export class Lanes {
  readonly #bounds: LaneBounds
  readonly #tails = new Map<string, Promise<void>>()
  readonly #waitingForRoom: (() => void)[] = []
  readonly #waitingForTurn: (() => void)[] = []
  readonly #waitingForEnd: (() => void)[] = []
  #taken = 0
  #running = 0

  constructor(bounds: LaneBounds) {
    this.#bounds = bounds
  }

  /** Work under way now. */
  get running(): number {
    return this.#running
  }

  async run(key: string, work: () => Promise<void>): Promise<void> {
    while (this.#taken >= this.#bounds.takenMax) await waitIn(this.#waitingForRoom)
    this.#taken++
    const before = this.#tails.get(key) ?? Promise.resolve()
    const tail = before.then(() => this.#inTurn(work)).finally(() => this.#leave(key, tail))
    this.#tails.set(key, tail)
  }

  /** Resolves when nothing is left. */
  async drained(): Promise<void> {
    while (this.#taken > 0) await waitIn(this.#waitingForEnd)
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    while (this.#running >= this.#bounds.keysMax) await waitIn(this.#waitingForTurn)
    this.#running++
    try {
      await work()
    } catch {
      // Whoever gave the work says what becomes of a failure; the next of the key goes on.
    } finally {
      this.#running--
      this.#waitingForTurn.shift()?.()
    }
  }

  #leave(key: string, tail: Promise<void>): void {
    this.#taken--
    if (this.#tails.get(key) === tail) this.#tails.delete(key)
    this.#waitingForRoom.shift()?.()
    if (this.#taken === 0) for (const go of this.#waitingForEnd.splice(0)) go()
  }
}

const waitIn = (queue: (() => void)[]): Promise<void> => new Promise(go => queue.push(go))
