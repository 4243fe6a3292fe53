import { DAY_MS } from '@baton/domain'
import { DDSketch } from '@datadog/sketches-js'

/**
 * Latencies as a sketch: counts by logarithmic bucket, ascending, each within 1 % of what fell into
 * it. Plain integers, so merging is adding up, and neither order nor grouping shows.
 */
export type LatencyBuckets = readonly (readonly [bucket: number, count: number])[]

/** Beyond it a latency is only called long, ms; it bounds the number of buckets. */
export const LATENCY_MAX_MS = DAY_MS
const ACCURACY = 0.01
const MAPPING = new DDSketch({ relativeAccuracy: ACCURACY }).mapping
/** Bucket of everything below a millisecond; its middle rounds to 0. */
const ZERO = MAPPING.key(0.4)

/** The bucket of a latency; above LATENCY_MAX_MS all are alike. */
export const bucketOf = (ms: number): number =>
  ms < 1 ? ZERO : MAPPING.key(Math.min(ms, LATENCY_MAX_MS))

/** The sketch with one latency more. */
export const addLatency = (buckets: LatencyBuckets, ms: number): LatencyBuckets =>
  mergeLatencies([buckets, [[bucketOf(ms), 1]]])

/** Sketches as one, ascending by bucket: the order of the arguments does not show. */
export const mergeLatencies = (all: readonly LatencyBuckets[]): LatencyBuckets => {
  const sums = new Map<number, number>()
  for (const buckets of all) {
    for (const [bucket, count] of buckets) sums.set(bucket, (sums.get(bucket) ?? 0) + count)
  }
  return [...sums].sort(([a], [b]) => a - b)
}

/** How many latencies a sketch holds. */
export const countOf = (buckets: LatencyBuckets): number =>
  buckets.reduce((sum, [, count]) => sum + count, 0)

/** Latencies at the quantiles, in whole ms; −1 without any. */
export const latenciesAt = (
  buckets: LatencyBuckets,
  quantiles: readonly number[],
): readonly number[] => {
  const sketch = new DDSketch({ relativeAccuracy: ACCURACY })
  for (const [bucket, count] of buckets) sketch.accept(MAPPING.value(bucket), count)
  return quantiles.map(q => (sketch.count === 0 ? -1 : Math.round(sketch.getValueAtQuantile(q))))
}
