/**
 * The next offset that may be committed while work finishes out of order: the lowest one not done.
 */
export class OffsetTracker {
  readonly #open = new Set<number>()
  #next: number

  constructor(next: number) {
    this.#next = next
  }

  /** The offset after the last one begun. */
  get next(): number {
    return this.#next
  }

  /** Offsets begin in rising order. */
  begin(offset: number): void {
    this.#open.add(offset)
    this.#next = Math.max(this.#next, offset + 1)
  }

  done(offset: number): void {
    this.#open.delete(offset)
  }

  /** Everything below is done. Sets keep insertion order, so the first open one is the lowest. */
  get committable(): number {
    const first = this.#open.values().next()
    return first.done ? this.#next : first.value
  }
}
