import type { ContactState, HeldDraft, PendingReply } from '@baton/domain'
import { addTags, addTask, note, REVIEW_TAG } from '../moves/crm.ts'
import { APPROVED, dropDraft, QUIET_HOURS } from '../moves/owner.ts'
import {
  awaitReplies,
  isEarlier,
  isRoutedBy,
  routingsBut,
  settle,
  waitingUnder,
} from '../moves/pending.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { leaveFor } from './initiated.ts'
import { dropReAsk, reAsked } from './re-ask.ts'
import { type Outgoing, sendTexts } from './send.ts'

/**
 * One draft waits at a time. An answer that does, and what a person has approved, is not given up
 * for what a bot starts; nor an answer for that to an earlier message.
 */
export const givesWay = (
  state: ContactState,
  { kind }: Outgoing,
  awaited: PendingReply | undefined,
): boolean => {
  const { draft, pending } = state
  if (!draft) return false
  if (kind === 'initiated') return draft.kind !== 'initiated' || draft.why === APPROVED
  if (draft.kind === 'initiated') return false
  const covered = waitingUnder(state, draft.about)
  return awaited !== undefined && covered !== undefined && isEarlier(pending, awaited, covered)
}

const keep = (step: Step, outgoing: Outgoing, about: string, why: string): void => {
  const { bot, texts, asks, kind, channel } = outgoing
  dropDraft(step, 'replaced')
  const { decisionId, at } = step
  step.state.draft = {
    decisionId,
    about,
    bot,
    texts: [...texts],
    at,
    why,
    kind,
    channel,
    asks: [...asks],
    reminders: 0,
  } satisfies HeldDraft
}

/**
 * A person has to approve it. The message it answers waits without a deadline, under the decision
 * that was replied to: now people are reminded.
 */
export const holdForReview = (
  step: Step,
  outgoing: Outgoing,
  about: string,
  why: string,
): Concluded => {
  const { state, policy, at } = step
  keep(step, outgoing, about, why)
  conclude(step, 'reply_held', why)
  awaitReplies(
    state,
    state.pending.map(p => (isRoutedBy(p, about) ? { ...under(p, about), deadlineAt: 0 } : p)),
  )
  const [first] = policy.human.reminderMs
  state.timers = withTimer(state.timers, 'review', at + (first ?? policy.replies.deadlineMs))
  addTags(step, REVIEW_TAG)
  askForReview(step)
  return step.decision
}

const under = (pending: PendingReply, about: string): PendingReply => ({
  ...pending,
  decisionId: about,
  earlier: routingsBut(pending, about),
})

export const askForReview = (step: Step): void => {
  const { draft } = step.state
  if (!draft) return
  const text = [`Draft of ${draft.bot}, decision ${draft.decisionId}:`, ...draft.texts].join('\n')
  note(step, text)
  addTask(step, 'A reply waits for approval', text)
}

/** It waits for daytime; what a person has approved needs no further approval then. */
export const holdForDaytime = (
  step: Step,
  outgoing: Outgoing,
  about: string,
  opensAt: number,
  why = QUIET_HOURS,
): Concluded => {
  keep(step, outgoing, about, why)
  step.decision.wouldPass = { at: opensAt, margin: null, note: '' }
  step.state.timers = withTimer(step.state.timers, 'quiet', opensAt)
  return conclude(step, 'reply_held', QUIET_HOURS)
}

/**
 * Sends what was held, unless a message that a bot started would come at night or be one too many.
 * `why`: if it is held once more.
 */
export const sendHeld = (step: Step, outgoing: Outgoing, about: string, why: string): Concluded => {
  const { state } = step
  const awaited = waitingUnder(state, about)
  // What it asks may have become known while it waited.
  const again = reAsked(step, outgoing.bot, outgoing.asks)
  if (again.length > 0) return dropReAsk(step, awaited, again, about)
  if (awaited) settle(state, awaited)
  const leave = leaveFor(step, outgoing)
  if (leave.kind === 'never') return conclude(step, 'reply_dropped', leave.reason)
  if (leave.kind === 'later') return holdForDaytime(step, outgoing, about, leave.opensAt, why)
  sendTexts(step, outgoing)
  return conclude(step, 'reply_sent', 'released')
}
