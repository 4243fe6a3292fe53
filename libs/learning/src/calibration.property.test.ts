// Method: at the one maximum of the posterior its gradient is zero; it is worked out here with the
// platform's logarithms. The prior alone curves it by 1 in level and 4 in slope, so a fit is no
// further from the maximum than its gradient is long.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANCHOR, type Calibration, calibrate } from './calibration.ts'
import { BINS, type BinCount, middleOf } from './counts.ts'
import { DEFAULT_SETTINGS, type LearningSettings } from './settings.ts'

const logit = (p: number) => Math.log(p / (1 - p))
const LEVEL_VARIANCE = 1
const SLOPE_VARIANCE = 0.25

const gradientAt = (
  { level, slope }: Calibration,
  bins: readonly BinCount[],
  { configured, needed }: LearningSettings,
): number => {
  let byLevel = -level / LEVEL_VARIANCE
  let bySlope = -(slope - ANCHOR.slope) / SLOPE_VARIANCE
  for (const { bin, successes, failures } of bins) {
    const x = logit(middleOf(bin)) - logit(configured / 10_000)
    const p = 1 / (1 + Math.exp(-(logit(needed / 10_000) + level + slope * x)))
    const surprise = successes - (successes + failures) * p
    byLevel += surprise
    bySlope += surprise * x
  }
  return Math.hypot(byLevel, bySlope)
}

const count = fc.integer({ min: 0, max: 1_000 })
const bins: fc.Arbitrary<BinCount[]> = fc
  .uniqueArray(
    fc.record({ bin: fc.integer({ min: 0, max: BINS - 1 }), successes: count, failures: count }),
    { selector: ({ bin }) => bin, maxLength: 12 },
  )
  .map(drawn => drawn.sort((a, b) => a.bin - b.bin))
const settings = fc
  .constantFrom(5_000, 6_000, 7_000, 8_000, 9_000)
  .map(configured => ({ ...DEFAULT_SETTINGS, configured }))

test('the fit is the maximum of the posterior, wherever the outcomes lie', () => {
  fc.assert(
    fc.property(bins, settings, (day, how) => {
      const fit = calibrate([{ day: 1, bins: day }], how)
      expect(gradientAt(fit, day, how)).toBeLessThan(1e-3)
    }),
    { numRuns: 2_000 },
  )
})
