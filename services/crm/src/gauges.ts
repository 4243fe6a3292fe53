import type { CrmMetrics } from './metrics.ts'

/** A partition that is owned, as it stands now. */
interface Told {
  readonly waiting: number
  /** undefined while it is taken over or stands still: then nobody knows. */
  readonly lag: number | undefined
}

/**
 * Tells what waits of each partition that is owned, until it is given up; what is not known is not
 * told.
 */
export class PartitionGauges {
  readonly #metrics: Pick<CrmMetrics, 'waiting' | 'lag' | 'forget'>
  #told: readonly number[] = []

  constructor(metrics: Pick<CrmMetrics, 'waiting' | 'lag' | 'forget'>) {
    this.#metrics = metrics
  }

  tell(owned: ReadonlyMap<number, Told>): void {
    const known = new Map([...owned].filter(([, { lag }]) => lag !== undefined))
    for (const partition of this.#told) if (!known.has(partition)) this.#metrics.forget(partition)
    this.#told = [...known.keys()]
    for (const [partition, { waiting, lag = 0 }] of known) {
      this.#metrics.waiting(partition, waiting)
      this.#metrics.lag(partition, lag)
    }
  }
}
