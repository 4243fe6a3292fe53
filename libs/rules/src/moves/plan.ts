import { type ContactState, isBot, WHOLE } from '@baton/domain'
import { routeOf } from '../intent/threshold.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { attempt } from './attempt.ts'
import { dropQueued, endQueued, putOffRelease } from './waiting.ts'

/**
 * The first half of the plan is done: the conversation moves to what was queued, as far as the
 * guards let it.
 */
export const release = (step: Step): Concluded => {
  const { state } = step
  const { queued } = state
  if (!queued) return conclude(step, 'timer_moot', 'nothing-queued')
  step.decision.about = queued.decisionId
  if (queued.target === state.owner) {
    endQueued(step)
    return conclude(step, 'timer_moot', 'already-owner')
  }
  if (!botsSpeak(state)) {
    state.queued = { ...queued, after: '' }
    return conclude(step, 'timer_moot', 'bots-silent')
  }
  if (!routeOf(step.policy, state.owner, queued.target)) {
    endQueued(step)
    return conclude(step, 'timer_moot', 'no-route')
  }
  const result = attempt(step, {
    to: queued.target,
    reason: `plan:${queued.intent}`,
    verdict: 'released',
    why: 'release',
    message: null,
    score: queued.score,
    threshold: 0,
    propensity: WHOLE,
    drawnBy: `${step.contactId}/${queued.at}/release`,
  })
  if (result === 'refused') retryLater(step)
  return step.decision
}

const botsSpeak = ({ owner, automation }: ContactState): boolean => isBot(owner) && automation

/** Bots may speak again: what was to be released while they were silent is. */
export const catchUp = (step: Step): void => {
  const { state } = step
  if (state.queued?.after === '' && botsSpeak(state)) step.causes.push({ kind: 'release' })
}

/**
 * A guard has just refused what is to be released: that is tried when it opens, not at once a
 * second time.
 */
export const releaseLater = (step: Step, bot: string): void => {
  if (step.state.queued?.target === bot && putOffRelease(step)) retryLater(step)
}

const retryLater = (step: Step): void => {
  const opensAt = step.decision.wouldPass?.at ?? null
  if (opensAt === null) dropQueued(step, 'refused')
  else step.state.timers = withTimer(step.state.timers, 'release', opensAt)
}
