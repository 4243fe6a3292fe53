import type { HeldDraft } from '@baton/domain'
import { NOBODY } from '../state/initial.ts'
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
  state.question = null
  state.turns = []
  state.timers = withoutTimers(state.timers, 'reply', 'wake')
  dropDraft(step, 'superseded')
}

/** Gives the conversation to somebody else. */
export const changeOwner = (step: Step, owner: string): void => {
  const { state } = step
  if (state.owner !== NOBODY) state.formerOwner = state.owner
  state.owner = owner
  newTerm(step)
}

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
