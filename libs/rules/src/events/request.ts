import { routeOf, thresholdOf } from '../intent/threshold.ts'
import { attempt } from '../moves/attempt.ts'
import { escalate } from '../moves/escalate.ts'
import { OUTRIGHT } from '../moves/outcome.ts'
import { WHOLE } from '../scale.ts'
import { HUMAN, NOBODY } from '../state/initial.ts'
import { type Concluded, conclude, type Request, type Step } from '../step.ts'

/**
 * A bot or somebody outside wants the conversation moved: a person at once, a bot as the guards let
 * it.
 */
export const onRequest = (step: Step, request: Request): Concluded => {
  const { state } = step
  step.decision.target = Object.hasOwn(step.policy.bots, request.target) ? request.target : ''
  step.decision.about = request.about
  const refusal = whyNot(step, request)
  if (refusal !== null) return conclude(step, 'refused', refusal)
  if (request.target === HUMAN) {
    const { code, reason: detail, message } = request
    return escalate(step, { reason: code, detail, message, outcome: 'failed' })
  }
  const route = routeOf(step.policy, state.owner, request.target)
  if (!route) return conclude(step, 'refused', 'no-route')
  const threshold = thresholdOf(route, step.tables)
  const score = Math.min(Math.max(request.confidence ?? WHOLE, 0), WHOLE)
  step.decision.threshold = request.confidence === null ? null : threshold
  if (score < threshold.value) {
    step.decision.wouldPass = { at: null, margin: threshold.value - score, note: '' }
    return conclude(step, 'continue', 'below-threshold')
  }
  attempt(step, {
    to: request.target,
    reason: 'requested',
    verdict: 'handoff',
    why: 'handoff',
    message: request.message,
    // A bot's whole confidence is what it sends when it has no score.
    ...(score === WHOLE ? OUTRIGHT : { score, threshold: threshold.value }),
    propensity: WHOLE,
    drawnBy: request.about || step.decisionId,
  })
  return step.decision
}

const whyNot = ({ state, policy }: Step, { target, from }: Request): string | null => {
  if (state.optedOut || state.owner === NOBODY) return 'opted-out'
  if (state.owner === HUMAN) return 'with-human'
  if (!state.automation && target !== HUMAN) return 'automation-off'
  if (target === state.owner) return 'same-owner'
  if (from !== '' && from !== state.owner) return 'not-owner'
  if (target !== HUMAN && !Object.hasOwn(policy.bots, target)) return 'unknown-target'
  return null
}
