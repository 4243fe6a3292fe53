import { askForReview, holdForReview, sendHeld } from '../gate/hold.ts'
import { reviewReason } from '../gate/review.ts'
import { addTask, note } from '../moves/crm.ts'
import { escalate } from '../moves/escalate.ts'
import { APPROVED, endDraft } from '../moves/owner.ts'
import { awaitReplies, dropUnasked, isMessage, settle } from '../moves/pending.ts'
import { messageOf, route } from '../moves/route.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/**
 * A routed message was not answered in time: once more, then a person. While bots are switched off
 * it waits no longer.
 */
export const onReplyDeadline = (step: Step): Concluded => {
  const { state, policy, at } = step
  const overdue = state.pending.find(p => p.deadlineAt > 0 && p.deadlineAt <= at)
  if (!overdue) {
    // Of a message that the caps of the state let go; those that are left have a deadline too.
    awaitReplies(state, state.pending)
    return conclude(step, 'timer_moot', 'answered')
  }
  step.decision.about = overdue.decisionId
  if (!state.automation) {
    settle(state, overdue)
    return conclude(step, 'timer_moot', 'automation-off')
  }
  const message = messageOf(overdue)
  if (overdue.times >= policy.replies.attempts) {
    return escalate(step, { reason: 'unanswered', message, outcome: 'timeout' })
  }
  conclude(step, 'continue', 'unanswered')
  route(step, { bot: overdue.bot, why: 'again', message, again: overdue })
  return step.decision
}

/**
 * A bot wanted the conversation back if the contact stays silent. Whatever silences bots takes this
 * timer away; a message that waits for its answer or approval puts it off to what becomes of that.
 * It overtakes what the bot was woken for before. A bot that is gone from the policy is not woken,
 * nor whoever has the contact now.
 */
export const onWake = (step: Step): Concluded => {
  const { state, before } = step
  if (state.owner !== before.owner) return conclude(step, 'timer_moot', 'owner-unknown')
  const waits = state.timers.find(({ id }) => id === 'reply' || id === 'review')
  if (waits && state.pending.some(isMessage)) {
    state.timers = withTimer(state.timers, 'wake', waits.dueAt)
    return conclude(step, 'continue', 'message-waits')
  }
  dropUnasked(state)
  conclude(step, 'continue', 'follow-up')
  route(step, { bot: state.owner, why: 'follow_up', message: null })
  return step.decision
}

/** Nobody has taken the contact yet. */
export const onRemind = (step: Step): Concluded => {
  const { state, policy } = step
  const { escalation } = state
  if (!escalation) return conclude(step, 'timer_moot', 'assigned')
  const reminders = escalation.reminders + 1
  state.escalation = { ...escalation, reminders }
  conclude(step, 'human', `reminder-${reminders}`)
  const text = `Still waiting for a person, reminder ${reminders} (${escalation.reason})`
  note(step, text)
  addTask(step, 'A person is needed', text)
  const next = policy.human.reminderMs[reminders]
  if (next !== undefined) state.timers = withTimer(state.timers, 'remind', escalation.at + next)
  return step.decision
}

/** Nobody has looked at a held draft; after the last reminder the contact gets a person. */
export const onReviewOverdue = (step: Step): Concluded => {
  const { state, policy } = step
  const { draft } = state
  if (!draft) return conclude(step, 'timer_moot', 'reviewed')
  step.decision.about = draft.decisionId
  const reminders = draft.reminders + 1
  const next = policy.human.reminderMs[reminders]
  if (next === undefined) {
    return escalate(step, { reason: 'review-unanswered', message: null, outcome: 'timeout' })
  }
  state.draft = { ...draft, reminders }
  conclude(step, 'reply_held', `reminder-${reminders}`)
  askForReview(step)
  state.timers = withTimer(state.timers, 'review', draft.at + next)
  return step.decision
}

/**
 * The hours in which bots may start a conversation have begun. What was learned at night may ask
 * for a person's approval.
 */
export const onDaytime = (step: Step): Concluded => {
  const { state, policy } = step
  const { draft } = state
  if (!draft) return conclude(step, 'timer_moot', 'no-such-draft')
  const { decisionId, bot, texts, asks, about, why } = draft
  step.decision.about = decisionId
  endDraft(step)
  const outgoing = { bot, texts, asks, kind: 'initiated', channel: draft.channel || 'sms' } as const
  const review = why === APPROVED ? null : reviewReason(state, policy)
  if (review !== null) return holdForReview(step, outgoing, about, review)
  return sendHeld(step, outgoing, about, why)
}
