import { HUMAN, NOBODY, WHOLE } from '@baton/domain'
import { routeOf, thresholdOf } from '../intent/threshold.ts'
import { attempt } from '../moves/attempt.ts'
import { escalate } from '../moves/escalate.ts'
import { OUTRIGHT } from '../moves/outcome.ts'
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
  const { code, reason: detail, message, confidence } = request
  if (request.target === HUMAN) {
    return escalate(step, { reason: code, detail, message, outcome: 'failed' })
  }
  const route = routeOf(step.policy, state.owner, request.target)
  if (!route) return conclude(step, 'refused', 'no-route')
  const threshold = thresholdOf(route, step.tables)
  const score = Math.min(Math.max(confidence ?? WHOLE, 0), WHOLE)
  if (confidence !== null) {
    step.decision.threshold = threshold
    // Neither our reader nor a classifier says so, but the bot that asks.
    step.decision.scores = [{ intent: request.target, score, model: -1, outside: -1 }]
  }
  if (score < threshold.value) {
    step.decision.wouldPass = { at: null, margin: threshold.value - score, note: '' }
    return conclude(step, 'continue', 'below-threshold')
  }
  attempt(step, {
    to: request.target,
    reason: 'requested',
    detail,
    verdict: 'handoff',
    why: 'handoff',
    message,
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
