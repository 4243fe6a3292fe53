import { DAY_MS, type HandoffOutcome, HOUR_MS } from '@baton/domain'
import { type BinCount, binOf } from './counts.ts'

/** How long after midnight a day still waits for outcomes, ms of event time. */
const DAY_CLOSES_AFTER_MS = HOUR_MS

/** The event-time day of a time, days since 1970. */
export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS)

/** A day as people write it: 2026-01-31. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/**
 * The last day that is closed at a watermark (ms of event time): it ended at least an hour before.
 */
export const lastClosedDay = (watermarkMs: number): number =>
  dayOf(watermarkMs - DAY_CLOSES_AFTER_MS) - 1

/** How a route is named in keys: lead>buyer. */
export const routeOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`

/** Where an outcome counts, and as what. */
export interface Counted {
  readonly route: string
  readonly day: number
  readonly count: BinCount
}

/**
 * Success, or failure (failed, reverted); null for what is no evidence: a time-out, which is
 * censored, a superseded handoff, and one that no score was held against a threshold for (asked for
 * by a bot or a person, or released from a plan).
 */
export const countedAs = (outcome: HandoffOutcome): Counted | null => {
  if (outcome.outcome === 'timeout' || outcome.outcome === 'superseded') return null
  if (outcome.score < 0 || outcome.threshold === 0) return null
  const success = outcome.outcome === 'successful'
  return {
    route: routeOf(outcome),
    day: dayOf(outcome.closedAt),
    count: {
      bin: binOf(outcome.score),
      successes: success ? 1 : 0,
      failures: success ? 0 : 1,
    },
  }
}
