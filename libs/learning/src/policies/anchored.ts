import { WHOLE } from '@baton/domain'
import { successAt } from '../calibration.ts'
import { samplesOf, within } from '../counts.ts'
import type { RouteState } from '../route-state.ts'
import { clampThreshold, type LearningSettings } from '../settings.ts'
import type { ThresholdPolicy } from './policy.ts'

/**
 * The smallest threshold on the grid whose score means the success that is needed; moves are
 * bounded.
 */
export const anchored: ThresholdPolicy = (state, settings) => {
  if (state.samples < settings.minSamples) return state.active
  const target = targetOf(state, settings)
  const allowed = settings.step * movesAllowed(state, settings)
  const move = Math.max(-allowed, Math.min(allowed, target - state.active))
  return clampThreshold(state.active + move, settings)
}

const targetOf = (state: RouteState, settings: LearningSettings): number => {
  for (let score = settings.lowest; score < settings.highest; score += settings.step) {
    // Rounded before it is compared: the last digits of a float decide nothing.
    const success = Math.round(WHOLE * successAt(state.fit, score / WHOLE, settings))
    if (success >= settings.needed) return score
  }
  return settings.highest
}

/**
 * One step for each `minSamples` outcomes since the last move; a long stand does not save up for a
 * jump.
 */
const movesAllowed = (state: RouteState, settings: LearningSettings): number => {
  const since = samplesOf(within(state.sinceMove, 0, WHOLE + 1))
  const counted = Math.min(since, Math.max(state.today, settings.minSamples))
  return Math.floor(counted / settings.minSamples)
}
