import { WHOLE } from '@baton/domain'
import { type Calibration, successAt } from './calibration.ts'
import { type BinCount, middleOf } from './counts.ts'
import type { LearningSettings } from './settings.ts'

/**
 * Two-sided CUSUM of what each day brought against what the fit of the days before had led to
 * expect.
 */
export interface DriftWatch {
  /** In 1/10,000 standard deviations. */
  readonly above: number
  readonly below: number
  /** First day of the run that a side has gathered since it was last zero; null at zero. */
  readonly aboveSince: number | null
  readonly belowSince: number | null
}

export const CALM: DriftWatch = { above: 0, below: 0, aboveSince: null, belowSince: null }

/** What a stable day may deviate without being counted, in 1/10,000 standard deviations. */
const SLACK = 5_000

/**
 * The watch after one more day (days since 1970): the CUSUM of what the day brought against what
 * the fit had led to expect.
 */
export const watchDrift = (
  watch: DriftWatch,
  day: number,
  bins: readonly BinCount[],
  fit: Calibration,
  settings: LearningSettings,
): DriftWatch => {
  const z = Math.round(WHOLE * surpriseOf(bins, fit, settings))
  const above = Math.max(0, watch.above + z - SLACK)
  const below = Math.max(0, watch.below - z - SLACK)
  return {
    above,
    below,
    aboveSince: above > 0 ? (watch.aboveSince ?? day) : null,
    belowSince: below > 0 ? (watch.belowSince ?? day) : null,
  }
}

/** The day since which the world seems another, or null while there is no alarm. */
export const driftedSince = (watch: DriftWatch, settings: LearningSettings): number | null => {
  const alarm = settings.driftAlarmAt * WHOLE
  if (watch.below >= alarm) return watch.belowSince
  return watch.above >= alarm ? watch.aboveSince : null
}

const surpriseOf = (
  bins: readonly BinCount[],
  fit: Calibration,
  settings: LearningSettings,
): number => {
  let surprise = 0
  let variance = 0
  for (const { bin, successes, failures } of bins) {
    const p = successAt(fit, middleOf(bin), settings)
    surprise += successes - (successes + failures) * p
    variance += (successes + failures) * p * (1 - p)
  }
  // Less than half an outcome's worth of variance would let one outcome ring the alarm.
  return surprise / Math.sqrt(Math.max(variance, 0.5))
}
