/** Doubling pauses between a minimum and a maximum, in ms. */
export class Backoff {
  readonly #minMs: number
  readonly #maxMs: number
  #nextMs: number

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs
    this.#maxMs = maxMs
    this.#nextMs = minMs
  }

  next(): number {
    const pauseMs = this.#nextMs
    this.#nextMs = Math.min(this.#maxMs, pauseMs * 2)
    return pauseMs
  }

  reset(): void {
    this.#nextMs = this.#minMs
  }
}
