import { WHOLE } from '@baton/domain'
import { type DayCounts, middleOf } from './counts.ts'
import { exp, ln, logit, sigmoid } from './series.ts'
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
/** How often a step that overshoots is halved; what is left of it then changes nothing. */
const HALVINGS_MAX = 30

interface Point {
  readonly x: number
  readonly successes: number
  readonly failures: number
}

/**
 * Maximum a posteriori fit: a fixed number of Newton steps from the anchor, none of which may lose
 * what was reached.
 */
export const calibrate = (
  history: readonly DayCounts[],
  settings: LearningSettings,
): Calibration => {
  const points = weighted(history, settings)
  const offset = logit(settings.needed / WHOLE)
  let fit = ANCHOR
  for (let n = 0; n < NEWTON_STEPS; n++) {
    fit = climb(fit, newtonStep(fit, points, offset), points, offset)
  }
  return fit
}

/** Probability of success at a score (a probability), by the fit. */
export const successAt = (fit: Calibration, score: number, settings: LearningSettings): number =>
  sigmoid(logit(settings.needed / WHOLE) + fit.level + fit.slope * distance(score, settings))

const distance = (score: number, settings: LearningSettings): number =>
  logit(score) - logit(settings.configured / WHOLE)

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

const newtonStep = (fit: Calibration, points: readonly Point[], offset: number): Calibration => {
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
    level: (slopeSlope * gradLevel - levelSlope * gradSlope) / det,
    slope: (levelLevel * gradSlope - levelSlope * gradLevel) / det,
  }
}

/**
 * Takes a step, halved until the posterior does not fall: where outcomes lie far from the anchor a
 * whole one overshoots.
 */
const climb = (
  fit: Calibration,
  step: Calibration,
  points: readonly Point[],
  offset: number,
): Calibration => {
  const reached = logPosterior(fit, points, offset)
  for (let n = 0, share = 1; n < HALVINGS_MAX; n++, share /= 2) {
    const next = { level: fit.level + share * step.level, slope: fit.slope + share * step.slope }
    if (logPosterior(next, points, offset) >= reached) return next
  }
  return fit
}

/** Up to a constant. */
const logPosterior = (fit: Calibration, points: readonly Point[], offset: number): number => {
  const tilt = fit.slope - ANCHOR.slope
  let sum = -(fit.level * fit.level) / (2 * LEVEL_VARIANCE) - (tilt * tilt) / (2 * SLOPE_VARIANCE)
  for (const { x, successes, failures } of points) {
    const z = offset + fit.level + fit.slope * x
    // −ln σ(z), without the exponential of a large number.
    const loss = z > 0 ? ln(1 + exp(-z)) : ln(1 + exp(z)) - z
    sum -= successes * loss + failures * (loss + z)
  }
  return sum
}
