import { DAY_MS, HOUR_MS } from '@baton/domain'

/**
 * Doubles from `firstMs` to `mostMs`; half of it is chance, so that many who failed together do not
 * come back together.
 */
export const backoffMs = (
  failures: number,
  { firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number },
  random: () => number,
): number => {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30))
  return full * (0.5 + random() / 2)
}

/** Bounds of waiting and trying again, in ms unless said otherwise. */
export interface Pace {
  /** After an unclear answer, before it is looked up: HighLevel may still be at it. */
  readonly settleMs: number
  /** Between tries of one call. */
  readonly retry: { readonly firstMs: number; readonly mostMs: number }
  /**
   * Unclear answers to one call while others of its kind succeed, before it goes to the dead
   * letters; to a look-up, before it is given up.
   */
  readonly attemptsMax: number
  /**
   * The same in time, for where no other succeeds: of messages, and of what holds them up: tags,
   * fields, notes, tasks, and look-ups before a message is sent again.
   */
  readonly unclearMaxMs: { readonly message: number; readonly other: number }
  /** Between tries of a location whose token is refused or that cannot be reached. */
  readonly trouble: { readonly firstMs: number; readonly mostMs: number }
  /** Between tries of one request whose token is refused while it is good for others. */
  readonly barredAlone: { readonly firstMs: number; readonly mostMs: number }
  /** After so long of refused tokens what waits for the location goes to the dead letters. */
  readonly barredMaxMs: number
}

export const PACE: Pace = {
  settleMs: 5_000,
  retry: { firstMs: 500, mostMs: 30_000 },
  attemptsMax: 8,
  unclearMaxMs: { message: DAY_MS, other: HOUR_MS },
  trouble: { firstMs: 1_000, mostMs: 60_000 },
  barredAlone: { firstMs: 1_000, mostMs: 600_000 },
  barredMaxMs: DAY_MS,
}
