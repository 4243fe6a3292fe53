const MODULUS = 2 ** 31

/**
 * The next sequence of each partition under one producer id and epoch: they go up with every batch
 * handed out, and never back.
 */
export class Sequences {
  readonly #next = new Map<string, number>()

  /** The first of `count` sequences; after 2^31 - 1 comes 0. */
  take(topic: string, partition: number, count: number): number {
    const key = `${topic}/${partition}`
    const first = this.#next.get(key) ?? 0
    this.#next.set(key, (first + count) % MODULUS)
    return first
  }
}
