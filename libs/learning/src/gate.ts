import { WHOLE } from '@baton/domain'
import { samplesOf, within } from './counts.ts'
import { type Claim, eValue } from './evidence.ts'
import type { RouteState } from './route-state.ts'
import { clampThreshold, type LearningSettings } from './settings.ts'

/**
 * What speaks for a value, and which outcomes say it: those since the last change with a score from
 * ≤ score < to.
 */
export interface Evidence {
  /** e-value, in 1/10,000. */
  readonly eValue: number
  readonly from: number
  readonly to: number
  readonly samples: number
}

/** A value that would like to hold, and the evidence for it so far. */
export interface Shadow extends Evidence {
  readonly value: number
}

/**
 * Without outcomes below the threshold, lowering it takes this success just above it: a margin for
 * what is extrapolated.
 */
const MARGINAL_NEEDED = 0.8
const MARGINAL_BAND = 1_000
/** An e-value of 1: nothing speaks for a claim, nothing against it. */
const NO_EVIDENCE = WHOLE

/**
 * One step from the active value towards the target, and not beyond it; null when there is nothing
 * to change.
 */
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
  return value === state.active ? null : { value, ...evidenceFor(state, value, settings) }
}

/**
 * Both directions gather evidence from the last change of the active value on, and neither starts
 * anew when a shadow comes or goes. So the bound of the e-value covers all looks together.
 */
const evidenceFor = (state: RouteState, value: number, settings: LearningSettings): Evidence => {
  const { active } = state
  const needed = settings.needed / WHOLE
  const weigh = (from: number, to: number, rate: number, claim: Claim): Evidence => {
    const tally = within(state.sinceMove, from, to)
    const samples = samplesOf(tally)
    const enough = samples >= settings.minSamples
    return { eValue: enough ? eValue(tally, rate, claim) : NO_EVIDENCE, from, to, samples }
  }
  if (value > active) return weigh(active, value, needed, 'worse')
  const direct = weigh(value, active, needed, 'better')
  if (direct.samples >= settings.minSamples) return direct
  return weigh(active, active + MARGINAL_BAND, Math.max(MARGINAL_NEEDED, needed), 'better')
}

/** Whether the evidence for the shadow is enough. */
export const isPromoted = (shadow: Shadow, settings: LearningSettings): boolean =>
  shadow.eValue >= settings.promoteAt * WHOLE

/**
 * Evidence, in 1/10,000, that the value a promotion replaced was the better one; 1 without a
 * promotion on probation.
 */
export const evidenceAgainst = (state: RouteState, settings: LearningSettings): number =>
  state.previous === null ? NO_EVIDENCE : evidenceFor(state, state.previous, settings).eValue

/** Whether the evidence against a promoted value takes it back. */
export const isRolledBack = (state: RouteState, settings: LearningSettings): boolean =>
  evidenceAgainst(state, settings) >= settings.rollbackAt * WHOLE
