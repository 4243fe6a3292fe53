import type { BotReplied, FactKey, PendingReply } from '@baton/domain'
import { teach } from '../facts/teach.ts'
import { badContent, isBlank } from '../gate/content.ts'
import { holdForDaytime, holdForReview } from '../gate/hold.ts'
import { leaveFor } from '../gate/initiated.ts'
import { dropReAsk, reAsked } from '../gate/re-ask.ts'
import { reviewReason } from '../gate/review.ts'
import { type Outgoing, sendTexts } from '../gate/send.ts'
import { awaitedBy, noStanding } from '../gate/standing.ts'
import { isMessage, settle } from '../moves/pending.ts'
import { messageOf } from '../moves/route.ts'
import { clip } from '../state/clip.ts'
import { HUMAN } from '../state/initial.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { report } from './qualification.ts'

/** Longest a bot may let a conversation rest before it is woken. */
const WAKE_MAX_MS = 180 * 24 * 3_600_000

/** The gate: who may speak, what was said, and whether it may go out now. Facts count whatever becomes of the reply. */
export const onBotReplied = (step: Step, reply: BotReplied): Concluded => {
  const { state } = step
  step.decision.about = reply.decisionId
  if (state.erased && reply.term < state.erased.term) {
    return conclude(step, 'reply_dropped', 'erased')
  }
  teach(step, reply.facts, { source: `bot:${reply.bot}`, authority: 'reported' })
  const refusal = noStanding(state, reply)
  if (refusal !== null) return conclude(step, 'reply_dropped', refusal)

  const awaited = awaitedBy(state, reply)
  const answers = awaited !== undefined && isMessage(awaited)
  const bad = badContent(reply.texts, reply, answers, step.policy.replies)
  if (bad !== null) {
    // A person is needed all the same.
    if (reply.request?.target === HUMAN) ask(step, reply.request, awaited)
    return conclude(step, 'reply_dropped', bad)
  }
  const asks = namedOf(reply.asks)
  const again = reAsked(step, reply.bot, asks)
  if (again.length > 0) return dropReAsk(step, awaited, again)
  const kind = answers ? 'reply' : 'initiated'
  const texts = reply.texts.filter(text => !isBlank(text))
  const channel = awaited?.channel ?? 'sms'
  deliver(step, reply, awaited, { bot: reply.bot, texts, asks, kind, channel })
  return step.decision
}

/** Questions of one reply that are looked at, and how much of their names. */
const ASKS_MAX = 6
const NAME_BYTES = 40

const namedOf = (asks: readonly FactKey[]): FactKey[] =>
  asks
    .slice(0, ASKS_MAX)
    .map(({ side, name }) => ({ side: clip(side, NAME_BYTES), name: clip(name, NAME_BYTES) }))

/** Sends it, or holds it for approval or for daytime. */
const deliver = (
  step: Step,
  reply: BotReplied,
  awaited: PendingReply | undefined,
  outgoing: Outgoing,
): Concluded => {
  const { state, policy } = step
  const about = awaited?.decisionId ?? ''
  const review = outgoing.texts.length > 0 ? reviewReason(state, policy) : null
  if (review !== null) {
    holdForReview(step, outgoing, about, review)
    return follow(step, reply, awaited)
  }
  const leave = leaveFor(step, outgoing)
  // A reply without words leaves its message to whoever takes over.
  if (awaited && (outgoing.texts.length > 0 || !isMessage(awaited))) settle(state, awaited)
  if (leave.kind === 'never') conclude(step, 'reply_dropped', leave.reason)
  else if (leave.kind === 'later') holdForDaytime(step, outgoing, about, leave.opensAt)
  else {
    conclude(step, 'reply_sent', outgoing.kind === 'reply' ? 'answered' : 'initiated')
    sendTexts(step, outgoing)
  }
  return follow(step, reply, awaited)
}

/** What a reply wants beside its texts: to be woken, to report, to hand over. */
const follow = (step: Step, reply: BotReplied, awaited: PendingReply | undefined): Concluded => {
  const { state, at } = step
  if (reply.wakeAt !== null) {
    const wakeAt = Math.min(Math.max(reply.wakeAt, at + 1), at + WAKE_MAX_MS)
    state.timers = withTimer(state.timers, 'wake', wakeAt)
  }
  if (reply.report) report(step, reply.bot, reply.report.result)
  if (reply.request) ask(step, reply.request, awaited)
  return step.decision
}

const ask = (
  step: Step,
  { target, reason, confidence }: NonNullable<BotReplied['request']>,
  awaited: PendingReply | undefined,
): void => {
  const message = awaited && isMessage(awaited) ? messageOf(awaited) : null
  const about = step.decisionId
  const request = { target, code: 'bot-asks', reason, confidence, message, about }
  step.causes.push({ kind: 'request', request })
}
