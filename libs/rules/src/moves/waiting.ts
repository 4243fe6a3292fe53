import { withoutTimers } from '../state/timers.ts'
import type { Step } from '../step.ts'

/**
 * A deferred handoff will not be executed. One decision says so: that of its own timer, else one beside this step's.
 * A deferral ends with exactly one decision about it: a handoff, or one of its timer that does not defer again.
 */
export const cancelDeferral = (step: Step, reason: string): void => {
  const { state } = step
  if (!state.deferred) return
  const about = state.deferred.decisionId
  endDeferral(step)
  // The second half of its plan is where the contact is.
  if (state.queued?.target === state.owner) endQueued(step)
  if (step.decision.event === 'retry') return
  step.causes.push({
    kind: 'ended',
    ended: { event: 'retry', verdict: 'timer_moot', reason, about },
  })
}

/** A deferred handoff came to its end in the decision of this step. */
export const endDeferral = (step: Step): void => {
  step.state.deferred = null
  step.state.timers = withoutTimers(step.state.timers, 'retry')
}

/** The second half of a plan that will not come. */
export const dropQueued = (step: Step, reason: string): void => {
  const { state } = step
  if (!state.queued) return
  const about = state.queued.decisionId
  step.causes.push({
    kind: 'ended',
    ended: { event: 'release', verdict: 'timer_moot', reason, about },
  })
  endQueued(step)
}

/** It is not its turn yet: a release that this step was about to bring will not come. Whether one was. */
export const putOffRelease = ({ causes }: Step): boolean => {
  const at = causes.findIndex(({ kind }) => kind === 'release')
  if (at >= 0) causes.splice(at, 1)
  return at >= 0
}

export const endQueued = (step: Step): void => {
  step.state.queued = null
  step.state.timers = withoutTimers(step.state.timers, 'release')
}
