import type { Candidate } from '../intent/candidates.ts'
import { withoutTimers } from '../state/timers.ts'
import type { Step } from '../step.ts'

/**
 * A deferred handoff will not be executed. One decision says so: that of its own timer, else one
 * beside this step's. A deferral ends with exactly one decision about it: a handoff, or one of its
 * timer that does not defer again.
 */
export const cancelDeferral = (step: Step, reason: string): void => {
  const { state } = step
  if (!state.deferred) return
  const { target, decisionId: about } = state.deferred
  endDeferral(step)
  const { queued, owner } = state
  // The second half of its plan is where the contact is, or comes after whoever has the contact.
  if (queued?.target === owner) endQueued(step)
  else if (queued?.after === target) state.queued = { ...queued, after: owner }
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

/** The second of two intents. */
export type Next = Pick<Candidate, 'bot' | 'intent' | 'score'>

/**
 * Queues the second of two intents until the bot of the first is done, or the contact turns to it.
 * While the first waits for its bot to recover, the second may be the owner's own.
 */
export const enqueue = (step: Step, { bot, intent, score }: Next, after: string): void => {
  const { state, at, decisionId } = step
  if (state.queued && state.queued.target !== bot) dropQueued(step, 'replaced')
  const since = state.queued?.decisionId ?? decisionId
  state.queued = { target: bot, intent, at, score, decisionId: since, after }
}

/**
 * It is not its turn yet: a release that this step was about to bring will not come. Whether one
 * was.
 */
export const putOffRelease = ({ causes }: Step): boolean => {
  const at = causes.findIndex(({ kind }) => kind === 'release')
  if (at >= 0) causes.splice(at, 1)
  return at >= 0
}

/** The second half of a plan waits for this bot now, though it was another's turn or its own. */
export const queueBehind = (step: Step, bot: string): void => {
  const { state } = step
  if (!state.queued) return
  state.queued = { ...state.queued, after: bot }
  state.timers = withoutTimers(state.timers, 'release')
  putOffRelease(step)
}

export const endQueued = (step: Step): void => {
  step.state.queued = null
  step.state.timers = withoutTimers(step.state.timers, 'release')
}
