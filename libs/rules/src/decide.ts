import { type ContactState, type Decision, isBot } from '@baton/domain'
import { eventName, onEvent } from './events/index.ts'
import { onRequest } from './events/request.ts'
import { retag } from './facts/teach.ts'
import type { Effect } from './fold.ts'
import { flushActions, passTag } from './moves/crm.ts'
import { closeUnachieved } from './moves/outcome.ts'
import { changeOwner } from './moves/owner.ts'
import { awaitReplies, isMessage } from './moves/pending.ts'
import { release } from './moves/plan.ts'
import { idsOf, isRepeat, withIds } from './state/recent-ids.ts'
import {
  beginStep,
  type Cause,
  type Concluded,
  conclude,
  type Scene,
  type Step,
  warn,
} from './step.ts'
import { onTimer } from './timers/index.ts'

/**
 * A decision, what leaves because of it, what it changes in the state, and what is to be decided
 * next.
 */
export interface Ruling {
  readonly decision: Decision
  readonly effects: readonly Effect[]
  /** The state after it, not yet within its caps. */
  readonly state: ContactState
  readonly causes: readonly Cause[]
}

/** Decides one thing about one contact. Looks at nothing but its arguments. */
export const decide = (state: ContactState, cause: Cause, scene: Scene): Ruling => {
  const step = beginStep(state, scene, nameOf(cause))
  adoptOrphan(step)
  run(step, cause)
  retag(step)
  flushActions(step)
  step.decision.ownerAfter = step.state.owner
  step.decision.term = step.state.term
  step.state.eventTime = Math.max(state.eventTime, scene.at)
  const { decision, effects, causes } = step
  return { decision, effects, state: step.state, causes }
}

const nameOf = (cause: Cause): string => {
  if (cause.kind === 'event') return eventName(cause.event)
  if (cause.kind === 'timer') return cause.timer.id
  return cause.kind === 'ended' ? cause.ended.event : cause.kind
}

const run = (step: Step, cause: Cause): Concluded => {
  switch (cause.kind) {
    case 'event':
      return runEvent(step, cause)
    case 'timer':
      dropTimer(step, cause.timer.id)
      return onTimer(step, cause.timer.id)
    case 'release':
      return release(step)
    case 'request':
      return onRequest(step, cause.request)
    case 'ended':
      step.decision.about = cause.ended.about
      return conclude(step, cause.ended.verdict, cause.ended.reason)
  }
}

const runEvent = (step: Step, { event }: Cause & { kind: 'event' }): Concluded => {
  const { state, at } = step
  const ids = idsOf(event)
  if (isRepeat(state.recentIds, ids, at)) return conclude(step, 'duplicate', 'seen-before')
  state.recentIds = withIds(state.recentIds, ids, at)
  return onEvent(step, event)
}

const dropTimer = ({ state }: Step, id: string): void => {
  state.timers = state.timers.filter(timer => timer.id !== id)
}

/**
 * The policy in force does not know the owner any more: the entry bot takes the contact, and what
 * waits for an answer.
 */
const adoptOrphan = (step: Step): void => {
  const { state, policy } = step
  const { owner: gone } = state
  if (!isBot(gone) || Object.hasOwn(policy.bots, gone)) return
  warn(step, 'owner-unknown')
  const waiting = state.pending.filter(isMessage)
  closeUnachieved(step, 'superseded', 'owner-unknown')
  changeOwner(step, policy.entry)
  passTag(step, gone, policy.entry)
  if (state.queued?.after === gone) state.queued = { ...state.queued, after: policy.entry }
  const deadlineAt = step.at + policy.replies.deadlineMs
  awaitReplies(
    state,
    waiting.map(reply => ({
      ...reply,
      bot: policy.entry,
      // It is that bot's to answer once at least.
      times: Math.min(reply.times, policy.replies.attempts - 1),
      deadlineAt: reply.deadlineAt || deadlineAt,
    })),
  )
}
