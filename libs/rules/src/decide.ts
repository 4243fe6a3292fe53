import type { ContactState, Decision } from '@baton/domain'
import { eventName, onEvent } from './events/index.ts'
import { onRequest } from './events/request.ts'
import { retag } from './facts/teach.ts'
import type { Effect } from './fold.ts'
import { flushActions } from './moves/crm.ts'
import { dropUnasked } from './moves/pending.ts'
import { release } from './moves/plan.ts'
import { clip } from './state/clip.ts'
import { HUMAN, NOBODY } from './state/initial.ts'
import { idsOf, isRepeat, withIds } from './state/recent-ids.ts'
import { withoutTimers } from './state/timers.ts'
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

/** A decision, what leaves because of it, what it changes in the state, and what is to be decided next. */
export interface Ruling {
  readonly decision: Decision
  readonly effects: readonly Effect[]
  /** The state after it, not yet within its caps. */
  readonly state: ContactState
  readonly causes: readonly Cause[]
}

/** A location's id is cut where a state has to hold it. */
const LOCATION_BYTES = 100

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
  if (event.locationId !== '') state.locationId = clip(event.locationId, LOCATION_BYTES)
  const ids = idsOf(event)
  if (isRepeat(state.recentIds, ids, at)) return conclude(step, 'duplicate', 'seen-before')
  state.recentIds = withIds(state.recentIds, ids, at)
  return onEvent(step, event)
}

const dropTimer = ({ state }: Step, id: string): void => {
  state.timers = state.timers.filter(timer => timer.id !== id)
}

/** The policy in force does not know the owner any more: the entry bot takes the contact, and what waits for an answer. */
const adoptOrphan = (step: Step): void => {
  const { state, policy } = step
  if (state.owner === HUMAN || state.owner === NOBODY) return
  if (Object.hasOwn(policy.bots, state.owner)) return
  warn(step, 'owner-unknown')
  state.owner = policy.entry
  state.term += 1
  dropUnasked(state)
  state.pending = state.pending.map(reply => ({ ...reply, bot: policy.entry }))
  state.timers = withoutTimers(state.timers, 'wake')
}
