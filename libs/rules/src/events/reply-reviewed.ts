import { type ContactState, type HeldDraft, HUMAN, type ReplyReviewed } from '@baton/domain'
import { badContent } from '../gate/content.ts'
import { sendHeld } from '../gate/hold.ts'
import { REVIEW_TAG, removeTags } from '../moves/crm.ts'
import { APPROVED, endDraft } from '../moves/owner.ts'
import { settle, waitingUnder } from '../moves/pending.ts'
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

const takeDraft = (step: Step): void => {
  endDraft(step)
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
  takeDraft(step)
  return sendHeld(step, { bot, asks, texts, kind, channel }, draft.about, APPROVED)
}

/** A draft that a former version held names no channel: then its message does, while it waits. */
const channelOf = (state: ContactState, { channel, about }: HeldDraft): string =>
  channel || (waitingUnder(state, about)?.channel ?? 'sms')

/**
 * A contact that still waits for an answer gets it from a person; of what a bot was woken for, the
 * draft was the only word.
 */
const reject = (step: Step, draft: HeldDraft): Concluded => {
  takeDraft(step)
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
