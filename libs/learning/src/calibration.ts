import { type DayCounts, middleOf } from './counts.ts'
import { exp, logit, sigmoid } from './series.ts'
import type { LearningSettings } from './settings.ts'

/** p(success | score) = σ(offset + level + slope · (logit score − logit configured)). */
export interface Calibration {
  readonly level: number
  readonly slope: number
}

/** The prior: without data the configured threshold means exactly the success that is needed. */
export const ANCHOR: Calibration = { level: 0, slope: 1 }

const LEVEL_VARIANCE = 1
const SLOPE_VARIANCE = 0.25
const NEWTON_STEPS = 12
/** Bounds what one Newton step may change, so that a separable sample cannot throw it off. */
const LARGEST_STEP = 2

interface Point {
  readonly x: number
  readonly successes: number
  readonly failures: number
}

/** Maximum a posteriori fit, a fixed number of Newton steps from the anchor. */
export const calibrate = (
  history: readonly DayCounts[],
  settings: LearningSettings,
): Calibration => {
  const points = weighted(history, settings)
  const offset = logit(settings.needed / 10_000)
  let fit = ANCHOR
  for (let n = 0; n < NEWTON_STEPS; n++) fit = newton(fit, points, offset)
  return fit
}

/** Probability of success at a score (a probability), by the fit. */
export const successAt = (fit: Calibration, score: number, settings: LearningSettings): number =>
  sigmoid(logit(settings.needed / 10_000) + fit.level + fit.slope * distance(score, settings))

const distance = (score: number, settings: LearningSettings): number =>
  logit(score) - logit(settings.configured / 10_000)

/** Sums per bin, each day's weight halved by every `halfLifeSamples` outcomes after it. */
const weighted = (history: readonly DayCounts[], settings: LearningSettings): Point[] => {
  const sums = new Map<number, { x: number; successes: number; failures: number }>()
  let later = 0
  for (const { bins } of history.toReversed()) {
    const weight = exp((-Math.LN2 * later) / settings.halfLifeSamples)
    for (const { bin, successes, failures } of bins) {
      const sum = sums.get(bin) ?? {
        x: distance(middleOf(bin), settings),
        successes: 0,
        failures: 0,
      }
      sum.successes += weight * successes
      sum.failures += weight * failures
      sums.set(bin, sum)
      later += successes + failures
    }
  }
  return [...sums.entries()].sort(([a], [b]) => a - b).map(([, sum]) => sum)
}

const newton = (fit: Calibration, points: readonly Point[], offset: number): Calibration => {
  let gradLevel = -fit.level / LEVEL_VARIANCE
  let gradSlope = -(fit.slope - ANCHOR.slope) / SLOPE_VARIANCE
  let levelLevel = 1 / LEVEL_VARIANCE
  let levelSlope = 0
  let slopeSlope = 1 / SLOPE_VARIANCE
  for (const { x, successes, failures } of points) {
    const p = sigmoid(offset + fit.level + fit.slope * x)
    const surprise = successes - (successes + failures) * p
    const information = (successes + failures) * p * (1 - p)
    gradLevel += surprise
    gradSlope += surprise * x
    levelLevel += information
    levelSlope += information * x
    slopeSlope += information * x * x
  }
  const det = levelLevel * slopeSlope - levelSlope * levelSlope
  return {
    level: fit.level + bounded((slopeSlope * gradLevel - levelSlope * gradSlope) / det),
    slope: fit.slope + bounded((levelLevel * gradSlope - levelSlope * gradLevel) / det),
  }
}

const bounded = (step: number): number => Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step))
