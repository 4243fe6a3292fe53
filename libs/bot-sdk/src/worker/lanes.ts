export interface LaneBounds {
  /** Keys worked on at the same time, those held among them. */
  readonly keysMax: number
  /** Work taken on and not yet done, that which waits behind its key among it. */
  readonly takenMax: number
  /**
   * How long work waits for its key to be let go, ms: from when it was taken on, or the key held,
   * whichever is later.
   */
  readonly heldMaxMs: number
}

export type Work = () => Promise<void>

interface Hold {
  readonly since: number
  readonly until: Promise<void>
}

/**
 * Runs work in order per key, several keys at a time: a key that is slow or floods holds nobody
 * else up until `takenMax` is reached. `run` resolves when the work has been taken on
 * (back-pressure), not when it is done.
 */
export class Lanes {
  readonly #bounds: LaneBounds
  readonly #tails = new Map<string, Promise<void>>()
  readonly #holds = new Map<string, Hold>()
  readonly #waitingForRoom: (() => void)[] = []
  readonly #waitingForTurn: (() => void)[] = []
  readonly #waitingForEnd: (() => void)[] = []
  readonly #waitingForKey = new Set<() => void>()
  #taken = 0
  #running = 0
  #isClosed = false

  constructor(bounds: LaneBounds) {
    this.#bounds = bounds
  }

  /** Work under way now, also what went on after its turn. */
  get running(): number {
    return this.#running
  }

  /** Nothing can begin before something that is held ends. */
  get isStalled(): boolean {
    return this.#holds.size >= this.#bounds.keysMax
  }

  /** `passedOver` is done instead when the key is not let go in time. */
  async run(key: string, work: Work, passedOver: Work = work): Promise<void> {
    while (this.#taken >= this.#bounds.takenMax && !this.#isClosed) {
      await waitIn(this.#waitingForRoom)
    }
    this.#taken++
    const takenAt = performance.now()
    const before = this.#tails.get(key) ?? Promise.resolve()
    const tail = before
      .then(() => this.#isLetGo(key, takenAt))
      .then(isLetGo => (isLetGo ? this.#inTurn(work) : passedOver()))
      // Whoever gave the work says what becomes of a failure; the next of the key goes on.
      .catch(() => undefined)
      .finally(() => this.#leave(key, tail))
    this.#tails.set(key, tail)
  }

  /**
   * What a key's turn began goes on beyond it: until it ends it keeps its place, and the key to
   * itself.
   */
  hold(key: string, until: Promise<void>): void {
    this.#running++
    const ended = until.then(() => {
      this.#holds.delete(key)
      this.#makeRoom()
    })
    this.#holds.set(key, { since: performance.now(), until: ended })
  }

  /** Lets all go that waits; whoever gave the work knows that it must not begin. */
  close(): void {
    this.#isClosed = true
    for (const go of this.#waitingForRoom.splice(0)) go()
    for (const go of this.#waitingForTurn.splice(0)) go()
    for (const go of this.#waitingForKey) go()
  }

  /** Resolves when nothing is left but what is held. */
  async drained(): Promise<void> {
    while (this.#taken > 0) await waitIn(this.#waitingForEnd)
  }

  async #inTurn(work: Work): Promise<void> {
    while (this.#running >= this.#bounds.keysMax && !this.#isClosed) {
      await waitIn(this.#waitingForTurn)
    }
    this.#running++
    try {
      await work()
    } finally {
      this.#makeRoom()
    }
  }

  #isLetGo(key: string, takenAt: number): Promise<boolean> {
    const hold = this.#holds.get(key)
    if (!hold || this.#isClosed) return Promise.resolve(true)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const until = Math.max(takenAt, hold.since) + this.#bounds.heldMaxMs
    const timer = setTimeout(resolve, Math.max(0, until - performance.now()), false)
    const go = () => {
      clearTimeout(timer)
      resolve(true)
    }
    this.#waitingForKey.add(go)
    void hold.until.then(go)
    return promise.finally(() => this.#waitingForKey.delete(go))
  }

  #makeRoom(): void {
    this.#running--
    this.#waitingForTurn.shift()?.()
  }

  #leave(key: string, tail: Promise<void>): void {
    this.#taken--
    if (this.#tails.get(key) === tail) this.#tails.delete(key)
    this.#waitingForRoom.shift()?.()
    if (this.#taken === 0) for (const go of this.#waitingForEnd.splice(0)) go()
  }
}

const waitIn = (queue: (() => void)[]): Promise<void> => new Promise(go => queue.push(go))
