import { type ContactEvent, HUMAN, isBot, type OwnerAssigned } from '@baton/domain'
import { handContext, passTag } from '../moves/crm.ts'
import { leaveOutcomes } from '../moves/outcome.ts'
import { changeOwner, resumedBy } from '../moves/owner.ts'
import { newest, route } from '../moves/route.ts'
import { cancelDeferral, endQueued, queueBehind } from '../moves/waiting.ts'
import { withoutTimers } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { happenedAt, isBeforeErasure, isLate } from './writer.ts'

/**
 * An operator says who has the conversation, or a person writes to the contact. No guard applies,
 * and it counts for none.
 */
export const onOwnerAssigned = (
  step: Step,
  { owner, by }: OwnerAssigned,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  const { state, policy, at } = step
  if (owner !== HUMAN && !Object.hasOwn(policy.bots, owner)) {
    return conclude(step, 'ignored', 'unknown-owner')
  }
  const saidAt = happenedAt(sentAt, at)
  if (isBeforeErasure(step, by, sentAt)) return conclude(step, 'recorded', 'erased-since')
  if (isLate(by, saidAt, state.assignedAt)) return conclude(step, 'recorded', 'assigned-since')
  state.assignedAt = Math.max(state.assignedAt, saidAt)
  step.decision.target = owner
  // A person asks questions of their own, which nobody here reads.
  if (owner !== (isBot(state.owner) ? state.owner : state.formerOwner)) state.question = null
  if (state.optedOut) {
    passTag(step, resumedBy(state, policy), owner)
    if (owner !== HUMAN) state.formerOwner = owner
    settleEscalation(step, owner)
    return conclude(step, 'assigned', 'opted-out')
  }
  if (owner === HUMAN) return toPerson(step)
  if (owner === state.owner) return conclude(step, 'recorded', 'already-owner')
  return toBot(step, owner)
}

const toPerson = (step: Step): Concluded => {
  conclude(step, 'assigned', 'person')
  if (step.state.owner !== HUMAN) takeOver(step, HUMAN)
  settleEscalation(step, HUMAN)
  return step.decision
}

const toBot = (step: Step, bot: string): Concluded => {
  const { state } = step
  conclude(step, 'assigned', 'bot')
  takeOver(step, bot)
  if (state.queued?.target === bot) endQueued(step)
  else queueBehind(step, bot)
  settleEscalation(step, bot)
  state.blocked = []
  return step.decision
}

/** Nobody is reminded any more that a person is needed: one is there, or a bot goes on. */
const settleEscalation = ({ state, at }: Step, owner: string): void => {
  const since = state.escalation ?? { at, reason: 'assigned', reminders: 0, assigned: false }
  state.escalation = owner === HUMAN ? { ...since, assigned: true } : null
  state.timers = withoutTimers(state.timers, 'remind')
}

const takeOver = (step: Step, owner: string): void => {
  const from = step.state.owner
  const message = newest(step, null)
  cancelDeferral(step, 'assigned')
  leaveOutcomes(step, owner, true)
  changeOwner(step, owner)
  const handed = { from, reason: 'assigned' }
  handContext(step, route(step, { bot: owner, why: 'handoff', message, handed }))
  passTag(step, from, owner)
}
