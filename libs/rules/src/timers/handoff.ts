import type { DeferredHandoff } from '@baton/domain'
import { routeOf } from '../intent/threshold.ts'
import { attempt } from '../moves/attempt.ts'
import { escalate } from '../moves/escalate.ts'
import { settleOutcomes } from '../moves/outcome.ts'
import { endDeferral } from '../moves/waiting.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/** A deferred handoff is tried again; the last time it fails, a person gets the contact. */
export const onRetry = (step: Step): Concluded => {
  const { state, policy } = step
  const { deferred } = state
  if (!deferred) return conclude(step, 'timer_moot', 'not-deferred')
  step.decision.about = deferred.decisionId
  if (!routeOf(policy, state.owner, deferred.target)) {
    if (state.queued?.after === deferred.target) step.causes.push({ kind: 'release' })
    endDeferral(step)
    return conclude(step, 'timer_moot', 'no-route')
  }
  const result = attempt(step, {
    to: deferred.target,
    reason: isWell(step, deferred.target) ? 'deferral-recovered' : 'let-through',
    verdict: 'handoff',
    why: 'handoff',
    message: null,
    score: deferred.score,
    threshold: deferred.threshold,
    propensity: deferred.propensity,
    drawnBy: `${step.contactId}/${deferred.at}/${deferred.retries}`,
  })
  if (result === 'refused' || result === 'deferred') again(step, deferred)
  return step.decision
}

const isWell = ({ tables }: Step, bot: string): boolean =>
  (tables.health(bot)?.status ?? 'ok') === 'ok'

const again = (step: Step, deferred: DeferredHandoff): Concluded => {
  const { state, policy, at } = step
  const retries = deferred.retries + 1
  const { reason } = step.decision
  if (retries >= policy.deferral.retries) {
    return escalate(step, { reason: 'deferral-exhausted', message: null, outcome: 'superseded' })
  }
  conclude(step, 'deferred', reason === 'already-deferred' ? 'still-unwell' : reason)
  // From this try on the next is counted, also where bots were switched off in between.
  state.deferred = { ...deferred, at, retries }
  state.timers = withTimer(state.timers, 'retry', at + policy.deferral.retryMs)
  return step.decision
}

/** A handoff's time to prove itself is over. */
export const onOutcome = (step: Step): Concluded => {
  step.decision.about = step.state.outcomes[0]?.decisionId ?? ''
  conclude(step, 'recorded', 'outcome')
  settleOutcomes(step)
  return step.decision
}

/** The copy of the context in the CRM is out of date; the next message renews it. */
export const onContextExpired = (step: Step): Concluded =>
  conclude(step, 'recorded', 'context-expired')
