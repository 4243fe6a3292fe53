import {
  type DeferredHandoff,
  draw,
  type RoutedText,
  type RoutedWhy,
  type Verdict,
} from '@baton/domain'
import { askGuards, circles, firstRefusal, wouldPass } from '../guards/index.ts'
import { withTimer } from '../state/timers.ts'
import { conclude, type Step, warn } from '../step.ts'
import { addTags, capitalised } from './crm.ts'
import { escalate } from './escalate.ts'
import { handOver } from './hand-over.ts'
import { cancelDeferral, endQueued, enqueue, type Next, queueBehind } from './waiting.ts'

/**
 * A handoff that is wanted and confident enough; what is left are guards and the target's health.
 */
export interface Wanted {
  readonly to: string
  readonly reason: string
  /** In the words of whoever asks: for people only. */
  readonly detail?: string
  readonly verdict: Verdict
  readonly why: RoutedWhy
  readonly message: RoutedText | null
  readonly score: number
  readonly threshold: number
  readonly propensity: number
  /**
   * Names the draw for probes and the cap. No id of a slot ≥ 1: those depend on when timers were
   * noticed.
   */
  readonly drawnBy: string
  /** What the same message wants besides: it comes once the bot is done. */
  readonly next?: Next
}

export type Attempted = 'handed' | 'refused' | 'deferred' | 'human'

/**
 * Hands over unless a guard refuses or the target is not well. Concludes the decision in every
 * case.
 */
export const attempt = (step: Step, wanted: Wanted): Attempted => {
  const { state, at, policy } = step
  step.decision.target = wanted.to
  step.decision.guards = askGuards(state, { from: state.owner, to: wanted.to, at }, policy.guards)
  const refusal = firstRefusal(step.decision.guards)
  if (refusal) return refuse(step, wanted, refusal.guard)
  if (isUnwell(step, wanted)) {
    defer(step, wanted)
    if (wanted.next) enqueue(step, wanted.next, wanted.to)
    return 'deferred'
  }
  handOver(step, wanted)
  return 'handed'
}

const refuse = (step: Step, wanted: Wanted, guard: string): Attempted => {
  const { state, at, policy } = step
  conclude(step, 'refused', guard)
  step.decision.wouldPass = wouldPass(step.decision.guards)
  if (!circles(guard)) return 'refused'
  const { refusedAttempts, refusedWindowMs } = policy.human
  state.blocked = [...state.blocked.filter(t => t > at - refusedWindowMs), at].slice(
    -refusedAttempts,
  )
  if (state.blocked.length < refusedAttempts) return 'refused'
  // A person has the contact from now on: no time lets it pass.
  step.decision.wouldPass = null
  escalate(step, { reason: 'refused-attempts', message: wanted.message, outcome: 'failed' })
  return 'human'
}

/** The target is slow or failing, and neither a probe nor the cap lets this handoff through. */
const isUnwell = (step: Step, { to, drawnBy }: Wanted): boolean => {
  const { policy, tables } = step
  const health = tables.health(to)
  if (!health || health.status === 'ok') return false
  if (draw(drawnBy, 'probe') < policy.deferral.probeShare) {
    warn(step, 'probe')
    return false
  }
  if (draw(drawnBy, 'deferral-cap') >= policy.deferral.maxShare) {
    warn(step, 'deferral-cap')
    return false
  }
  return true
}

const defer = (step: Step, wanted: Wanted): void => {
  const { state, at, policy, decisionId, tables } = step
  const { to, score, threshold, propensity } = wanted
  const reason = `health:${tables.health(to)?.status ?? ''}`
  step.decision.wouldPass = { at: null, margin: null, note: `${to} well again` }
  if (state.deferred?.target === to) return stillDeferred(step, state.deferred)
  cancelDeferral(step, 'replaced')
  if (state.queued?.target === to) {
    // It waits for the bot's recovery now, not for its turn.
    step.decision.about = state.queued.decisionId
    endQueued(step)
  } else queueBehind(step, to)
  conclude(step, 'deferred', reason)
  state.deferred = {
    target: to,
    from: state.owner,
    at,
    score,
    threshold,
    propensity,
    retries: 0,
    decisionId,
    reason,
  }
  state.timers = withTimer(state.timers, 'retry', at + policy.deferral.retryMs)
  addTags(step, `Handoff-Deferred-${capitalised(to)}-Performance`)
}

/**
 * It waits already: nothing is deferred twice. What is queued comes after it, now that it is wanted
 * again.
 */
const stillDeferred = (step: Step, deferred: DeferredHandoff): void => {
  if (step.decision.event !== 'retry') queueBehind(step, deferred.target)
  conclude(step, 'continue', 'already-deferred')
  step.decision.about = deferred.decisionId
}
