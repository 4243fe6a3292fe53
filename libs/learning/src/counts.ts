import { WHOLE } from '@baton/domain'

/**
 * What became of the handoffs of one route on one event-time day, by score. Integers only: sums do
 * not depend on order.
 */
export interface BinCount {
  readonly bin: number
  readonly successes: number
  readonly failures: number
}

export interface DayCounts {
  /** Event-time day, days since 1970. */
  readonly day: number
  /** Ascending by bin, none of them empty. */
  readonly bins: readonly BinCount[]
}

/**
 * Width of a score bin, in 1/10,000. It divides every threshold on the grid, so no bin straddles
 * one.
 */
const BIN_WIDTH = 250
export const BINS = WHOLE / BIN_WIDTH

/** The bin of a score in 1/10,000; a score of 1 belongs to the last. */
export const binOf = (score: number): number =>
  Math.max(0, Math.min(BINS - 1, Math.floor(score / BIN_WIDTH)))

/** The middle of a bin as a probability; never 0 or 1. */
export const middleOf = (bin: number): number => ((bin + 0.5) * BIN_WIDTH) / WHOLE

export interface Tally {
  readonly successes: number
  readonly failures: number
}

/** Sum of the bins that lie in [from, to), in 1/10,000. */
export const within = (bins: readonly BinCount[], from: number, to: number): Tally => {
  let successes = 0
  let failures = 0
  for (const count of bins) {
    const low = count.bin * BIN_WIDTH
    if (low < from || low >= to) continue
    successes += count.successes
    failures += count.failures
  }
  return { successes, failures }
}

/** Successes and failures together. */
export const samplesOf = (tally: Tally): number => tally.successes + tally.failures

/** Adds bins up; the result is ascending whatever the order of the arguments. */
export const sumBins = (...lists: readonly (readonly BinCount[])[]): readonly BinCount[] => {
  const sums = new Map<number, BinCount>()
  for (const { bin, successes, failures } of lists.flat()) {
    const known = sums.get(bin)
    sums.set(bin, {
      bin,
      successes: successes + (known?.successes ?? 0),
      failures: failures + (known?.failures ?? 0),
    })
  }
  return [...sums.values()].sort((a, b) => a.bin - b.bin)
}
