// Method: samples are dealt to minutes in any way and merged; the quantiles are compared with the
// exact ones.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addLatency,
  LATENCY_MAX_MS,
  type LatencyBuckets,
  latenciesAt,
  mergeLatencies,
} from './latency.ts'

const latencies = fc.array(fc.integer({ min: 0, max: LATENCY_MAX_MS }), {
  minLength: 1,
  maxLength: 300,
})
const QUANTILES = [0, 0.5, 0.95, 0.99, 1]
const sketchOf = (samples: readonly number[]): LatencyBuckets =>
  samples.reduce<LatencyBuckets>((buckets, ms) => addLatency(buckets, ms), [])

test('a quantile is within 1 % of the sample of that rank', () => {
  fc.assert(
    fc.property(latencies, samples => {
      const sorted = samples.toSorted((a, b) => a - b)
      const found = latenciesAt(sketchOf(samples), QUANTILES)
      for (const [n, q] of QUANTILES.entries()) {
        const exact = sorted[Math.floor(q * (sorted.length - 1))] ?? 0
        expect(Math.abs((found[n] ?? 0) - exact)).toBeLessThanOrEqual(0.0101 * exact + 0.5)
      }
    }),
    { numRuns: 200 },
  )
})

test('neither the order of samples nor how they were grouped shows, in the buckets themselves', () => {
  fc.assert(
    fc.property(
      latencies,
      fc.array(fc.nat({ max: 4 }), { minLength: 300, maxLength: 300 }),
      (samples, keys) => {
        const groups = [4, 2, 0, 1, 3].map(g =>
          samples.filter((_, n) => keys[n] === g).toReversed(),
        )
        expect(mergeLatencies(groups.map(sketchOf))).toEqual(sketchOf(samples))
      },
    ),
    { numRuns: 100 },
  )
})
