/**
 * Messages of one location that are taken, so that it is never shut out, however much others have
 * waiting.
 */
const LOCATION_MIN = 50

export interface BacklogBounds {
  /** Messages taken and not settled, of one location. */
  readonly locationMax: number
  /** Of all locations of a partition. */
  readonly totalMax: number
}

export const BACKLOG: BacklogBounds = { locationMax: 1_000, totalMax: 10_000 }

/**
 * Counts messages that are taken and not settled: what one location has too many of stays in the
 * log.
 */
export class Backlog {
  readonly #bounds: BacklogBounds
  readonly #counts = new Map<string, number>()
  readonly #waiting = new Map<string, () => void>()
  #total = 0

  constructor(bounds: BacklogBounds) {
    this.#bounds = bounds
  }

  get total(): number {
    return this.#total
  }

  hasRoom(locationId: string): boolean {
    const its = this.#counts.get(locationId) ?? 0
    if (its < Math.min(LOCATION_MIN, this.#bounds.locationMax)) return true
    return its < this.#bounds.locationMax && this.#total < this.#bounds.totalMax
  }

  add(locationId: string): void {
    this.#total += 1
    this.#counts.set(locationId, (this.#counts.get(locationId) ?? 0) + 1)
  }

  remove(locationId: string): void {
    this.#total -= 1
    const left = (this.#counts.get(locationId) ?? 1) - 1
    if (left > 0) this.#counts.set(locationId, left)
    else this.#counts.delete(locationId)
    this.#waiting.get(locationId)?.()
  }

  /**
   * Resolves when a message of the location was settled, or the signal aborts. One waits per
   * location.
   */
  change(locationId: string, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        this.#waiting.delete(locationId)
        signal.removeEventListener('abort', done)
        resolve()
      }
      if (signal.aborted) return resolve()
      signal.addEventListener('abort', done)
      this.#waiting.set(locationId, done)
    })
  }
}
