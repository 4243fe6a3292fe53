import { type ContactState, type HeldDraft, HUMAN, isBot } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { withoutTimers } from '../state/timers.ts'
import type { Step } from '../step.ts'
import { REVIEW_TAG, removeTags } from './crm.ts'
import { settle, waitingUnder } from './pending.ts'

/**
 * Replies under way come too late for a new term: nobody waits for them, and nobody is woken for
 * the former owner.
 */
export const newTerm = (step: Step): void => {
  const { state } = step
  state.term += 1
  state.pending = []
  state.turns = []
  state.timers = withoutTimers(state.timers, 'reply', 'wake')
  dropDraft(step, 'superseded')
}

/**
 * Gives the conversation to somebody else. The bot that had it last is remembered, and so is what
 * it asked: the question stands on the contact's phone until another bot has the conversation.
 */
export const changeOwner = (step: Step, owner: string): void => {
  const { state } = step
  if (isBot(state.owner)) state.formerOwner = state.owner
  if (isBot(owner) && owner !== state.formerOwner) state.question = null
  state.owner = owner
  newTerm(step)
}

/**
 * Who goes on when an opt-out ends: the person who had the contact, else the bot that had it last.
 */
export const resumedBy = ({ escalation, formerOwner }: ContactState, { entry }: Policy): string =>
  escalation ? HUMAN : formerOwner || entry

/** Why a draft waits that nobody has to approve, or that somebody has approved. */
export const QUIET_HOURS = 'quiet-hours'
export const APPROVED = 'approved'

const waitsForPeople = ({ why }: HeldDraft): boolean => why !== QUIET_HOURS && why !== APPROVED

/** A draft that waited will not be sent. */
export const dropDraft = (step: Step, reason: string): void => {
  const { state } = step
  if (!state.draft) return
  const about = state.draft.decisionId
  step.causes.push({
    kind: 'ended',
    ended: { event: 'draft', verdict: 'reply_dropped', reason, about },
  })
  if (waitsForPeople(state.draft)) removeTags(step, REVIEW_TAG)
  // The answer to a later message covers the one it was for.
  const answered = waitingUnder(state, state.draft.about)
  endDraft(step)
  if (answered) settle(state, answered)
}

/** A draft waits no longer, neither for people nor for daytime. */
export const endDraft = ({ state }: Step): void => {
  state.draft = null
  state.timers = withoutTimers(state.timers, 'review', 'quiet')
}
