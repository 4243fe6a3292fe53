/** How far a sender's clock may be ahead, ms. */
const AHEAD_MAX_MS = 300_000

export type Freshness =
  | { readonly fresh: true }
  | { readonly fresh: false; readonly message: string }

/** Numbers below this are seconds since 1970, above it milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000

/** Ms since 1970; NaN for what is no date. */
export const timeOf = (timestamp: string | number): number => {
  if (typeof timestamp === 'string') return Date.parse(timestamp)
  return timestamp < MILLISECONDS_FROM ? timestamp * 1_000 : timestamp
}

/**
 * Whether a webhook was sent within the window; what is sent twice within it is the router's to
 * recognise.
 */
export const freshnessOf = (
  timestamp: string | number | undefined,
  nowMs: number,
  windowMs: number,
): Freshness => {
  if (timestamp === undefined) {
    return { fresh: false, message: 'timestamp: is missing; HighLevel puts it into every webhook' }
  }
  const age = nowMs - timeOf(timestamp)
  if (!Number.isFinite(age)) return { fresh: false, message: 'timestamp: is not a date' }
  if (age > windowMs) {
    const seconds = Math.round(windowMs / 1000)
    return { fresh: false, message: `timestamp: is more than ${seconds} s old` }
  }
  if (age < -AHEAD_MAX_MS) {
    return { fresh: false, message: 'timestamp: lies ahead; set the clock of this machine' }
  }
  return { fresh: true }
}
