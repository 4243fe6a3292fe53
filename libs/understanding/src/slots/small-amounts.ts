import type { Quantity } from './quantities.ts'

/** Dollars; a smaller amount is rather a part of a price, or a change of it, than one. */
export const LEAST_HOME = 100_000

/** Whether an amount as people write it, 20 for 20,000, is smaller than that. */
export const isSmall = (q: Quantity): boolean =>
  (q.scale > 1 || q.value >= 1_000 ? q.value : q.value * 1_000) < LEAST_HOME
