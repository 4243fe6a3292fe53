import { draw } from '@baton/domain'
import type { Candidate } from '../intent/candidates.ts'
import type { Step } from '../step.ts'

/**
 * Whether a handoff just below its threshold is tried all the same, to learn from it. Only on
 * routes that have learned from outcomes, within the policy's band, by a draw that depends on the
 * decision alone; the decision says so.
 */
export const explores = (step: Step, { bot, score, threshold }: Candidate): boolean => {
  const { exploration } = step.policy
  if (exploration.share === 0 || !threshold || threshold.source !== 'learned') return false
  if (bot === step.state.owner || score < threshold.value - exploration.band) return false
  const drawn = draw(step.decisionId, 'explore')
  if (drawn >= exploration.share) return false
  step.decision.explore = { draw: drawn, propensity: exploration.share }
  return true
}
