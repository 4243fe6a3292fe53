export interface Due<T> {
  readonly item: T
  /**
   * Since when a latency counts, on the clock of `performance.now()`: setTimeout comes up to a
   * millisecond late, which is not counted.
   */
  readonly from: number
}

/**
 * Gives each item when it is due at a fixed rate, however long the work on those before takes (open
 * loop).
 */
export const paced = async function* <T>(
  items: Iterable<T>,
  perSecond: number,
): AsyncGenerator<Due<T>> {
  const begun = performance.now()
  let n = 0
  for (const item of items) {
    const due = begun + (n++ * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    yield { item, from: Math.max(due, performance.now() - 1) }
  }
}
