import { samplesOf, type Tally, within } from './counts.ts'
import { eValue } from './evidence.ts'
import type { RouteState } from './route-state.ts'
import { clampThreshold, type LearningSettings } from './settings.ts'

/** A value that would like to hold, and the evidence for it so far (e-value in 1/10,000). */
export interface Shadow {
  readonly value: number
  readonly evidence: number
}

/** Without outcomes below the threshold, lowering it takes this success just above it: a margin for what is extrapolated. */
const MARGINAL_NEEDED = 0.8
const MARGINAL_BAND = 1_000

/** One step from the active value towards the target, and not beyond it; null when there is nothing to change. */
export const shadowOf = (
  state: RouteState,
  target: number,
  settings: LearningSettings,
): Shadow | null => {
  if (target === state.active) return null
  const { active } = state
  const next =
    target < active
      ? Math.max(active - settings.step, target)
      : Math.min(active + settings.step, target)
  const value = clampThreshold(next, settings)
  return value === state.active ? null : { value, evidence: evidenceFor(state, value, settings) }
}

/**
 * Both directions gather evidence from the last change of the active value on, and neither starts anew when a shadow comes or
 * goes. So the bound of the e-value covers all looks together.
 */
const evidenceFor = (state: RouteState, value: number, settings: LearningSettings): number => {
  const { active, sinceMove } = state
  const needed = settings.needed / 10_000
  if (value > active) return enough(within(sinceMove, active, value), needed, 'worse', settings)
  const direct = within(sinceMove, value, active)
  if (samplesOf(direct) >= settings.minSamples) return enough(direct, needed, 'better', settings)
  const marginal = within(sinceMove, active, active + MARGINAL_BAND)
  return enough(marginal, Math.max(MARGINAL_NEEDED, needed), 'better', settings)
}

const enough = (
  tally: Tally,
  rate: number,
  claim: 'better' | 'worse',
  settings: LearningSettings,
): number => (samplesOf(tally) < settings.minSamples ? 10_000 : eValue(tally, rate, claim))

export const isPromoted = (shadow: Shadow, settings: LearningSettings): boolean =>
  shadow.evidence >= settings.promoteAt * 10_000

/** Evidence, in 1/10,000, that the value a promotion replaced was the better one; 1 without a promotion on probation. */
export const evidenceAgainst = (state: RouteState, settings: LearningSettings): number =>
  state.previous === null ? 10_000 : evidenceFor(state, state.previous, settings)

export const isRolledBack = (state: RouteState, settings: LearningSettings): boolean =>
  evidenceAgainst(state, settings) >= settings.rollbackAt * 10_000
