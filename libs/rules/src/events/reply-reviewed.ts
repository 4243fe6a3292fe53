import type { ContactState, HeldDraft, ReplyReviewed } from '@baton/domain'
import { badContent } from '../gate/content.ts'
import { holdForDaytime } from '../gate/hold.ts'
import { leaveFor } from '../gate/initiated.ts'
import { dropReAsk, reAsked } from '../gate/re-ask.ts'
import { type Outgoing, sendTexts } from '../gate/send.ts'
import { REVIEW_TAG, removeTags } from '../moves/crm.ts'
import { APPROVED } from '../moves/owner.ts'
import { settle, waitingUnder } from '../moves/pending.ts'
import { HUMAN } from '../state/initial.ts'
import { withoutTimers } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/** A person has looked at a held draft. */
export const onReplyReviewed = (step: Step, review: ReplyReviewed): Concluded => {
  const { draft } = step.state
  step.decision.about = review.decisionId
  if (!draft || draft.decisionId !== review.decisionId) {
    return conclude(step, 'ignored', 'no-such-draft')
  }
  return review.approved ? approve(step, draft, review.text) : reject(step, draft)
}

const endDraft = (step: Step): void => {
  step.state.draft = null
  step.state.timers = withoutTimers(step.state.timers, 'review', 'quiet')
  removeTags(step, REVIEW_TAG)
}

const approve = (step: Step, draft: HeldDraft, text: string | null): Concluded => {
  const texts = text === null ? draft.texts : [text]
  const bad = badContent(texts, { request: null, report: null }, true, step.policy.replies)
  if (bad !== null) return conclude(step, 'ignored', bad)
  const { bot } = draft
  const channel = channelOf(step.state, draft)
  // A person's own words ask nothing of what the draft did.
  const asks = text === null ? draft.asks : []
  const kind = draft.kind === 'initiated' ? 'initiated' : 'reply'
  endDraft(step)
  return release(step, { bot, asks, texts, kind, channel }, draft.about, APPROVED)
}

/** A draft that a former version held names no channel: then its message does, while it waits. */
const channelOf = (state: ContactState, { channel, about }: HeldDraft): string =>
  channel || (waitingUnder(state, about)?.channel ?? 'sms')

/** Sends what was held, unless a message that a bot started would come at night or be one too many. `why`: if it is held once more. */
export const release = (step: Step, outgoing: Outgoing, about: string, why: string): Concluded => {
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

/** A contact that still waits for an answer gets it from a person; of what a bot was woken for, the draft was the only word. */
const reject = (step: Step, draft: HeldDraft): Concluded => {
  endDraft(step)
  if (draft.kind === 'initiated') {
    const woken = waitingUnder(step.state, draft.about)
    if (woken) settle(step.state, woken)
  } else {
    const about = step.decisionId
    const request = { target: HUMAN, reason: '', confidence: null, message: null, about, from: '' }
    step.causes.push({ kind: 'request', request: { ...request, code: 'review-rejected' } })
  }
  return conclude(step, 'reply_dropped', 'rejected')
}
