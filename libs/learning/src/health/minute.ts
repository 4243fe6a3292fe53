import { MINUTE_MS, WHOLE } from '@baton/domain'
import { addLatency, countOf, type LatencyBuckets, latenciesAt, mergeLatencies } from './latency.ts'

/** What one bot did in one minute of event time. Integers only: sums do not depend on order. */
export interface MinuteCounts {
  readonly latency: LatencyBuckets
  /** Routed messages whose reply deadline passed. */
  readonly missed: number
  /** Not counted, because routing itself was late. */
  readonly lagged: number
}

export const EMPTY_MINUTE: MinuteCounts = { latency: [], missed: 0, lagged: 0 }

/** A sample taken while routing lagged more than this says nothing about the bot, ms. */
const ROUTING_LAG_MAX_MS = 5_000

/** The minute of a time, minutes since 1970. */
export const minuteOf = (atMs: number): number => Math.floor(atMs / MINUTE_MS)

/**
 * Counts a reply by how long it took; one beside which routing itself lagged counts as that only.
 */
export const countReply = (
  minute: MinuteCounts,
  latencyMs: number,
  routingLagMs: number,
): MinuteCounts =>
  routingLagMs > ROUTING_LAG_MAX_MS
    ? { ...minute, lagged: minute.lagged + 1 }
    : { ...minute, latency: addLatency(minute.latency, latencyMs) }

/** Counts a missed deadline; one beside which routing itself lagged counts as that only. */
export const countMiss = (minute: MinuteCounts, routingLagMs: number): MinuteCounts =>
  routingLagMs > ROUTING_LAG_MAX_MS
    ? { ...minute, lagged: minute.lagged + 1 }
    : { ...minute, missed: minute.missed + 1 }

/**
 * How a bot did over several minutes. Times in ms, shares in 1/10,000; −1 where there is nothing to
 * tell.
 */
export interface Figures {
  readonly samples: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly errors: number
}

const QUANTILES = [0.5, 0.95, 0.99]

/** Replies and missed deadlines. */
export const samplesOf = (minutes: readonly MinuteCounts[]): number =>
  minutes.reduce((sum, { latency, missed }) => sum + countOf(latency) + missed, 0)

/** What minutes together say of a bot. */
export const figuresOf = (minutes: readonly MinuteCounts[]): Figures => {
  const samples = samplesOf(minutes)
  const missed = minutes.reduce((sum, minute) => sum + minute.missed, 0)
  const merged = mergeLatencies(minutes.map(minute => minute.latency))
  const [p50Ms = -1, p95Ms = -1, p99Ms = -1] = latenciesAt(merged, QUANTILES)
  const errors = samples === 0 ? -1 : Math.round((WHOLE * missed) / samples)
  return { samples, p50Ms, p95Ms, p99Ms, errors }
}
