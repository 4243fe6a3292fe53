import {
  ASKS_MAX,
  type BotReplied,
  DAY_MS,
  type FactKey,
  HOUR_MS,
  HUMAN,
  type PendingReply,
  WAKE_MIN_MS,
} from '@baton/domain'
import { teach } from '../facts/teach.ts'
import { badContent, isBlank } from '../gate/content.ts'
import { givesWay, holdForDaytime, holdForReview } from '../gate/hold.ts'
import { type Leave, leaveFor } from '../gate/initiated.ts'
import { dropReAsk, goesAgain, RE_ASK, reAsked } from '../gate/re-ask.ts'
import { reviewReason } from '../gate/review.ts'
import { type Outgoing, sendTexts } from '../gate/send.ts'
import { awaitedBy, isOwners, noStanding } from '../gate/standing.ts'
import { countGain } from '../moves/outcome.ts'
import { exchange, isMessage, settle } from '../moves/pending.ts'
import { messageOf } from '../moves/route.ts'
import { clip } from '../state/clip.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { report } from './qualification.ts'

/** A bot is woken no later than this after its reply. */
const WAKE_MAX_MS = 180 * DAY_MS
/**
 * No sooner where it started something that is not sent now: because it has no words, or is held.
 */
const WAKE_UNSENT_MIN_MS = HOUR_MS
/**
 * No sooner where nothing of it may leave: because of its limits, or of an answer that waits for
 * approval.
 */
const WAKE_DROPPED_MIN_MS = DAY_MS

/**
 * The gate: who may speak, what was said, and whether it may go out now. Facts count whatever
 * becomes of the reply, and so does the owner's wish for a person.
 */
export const onBotReplied = (step: Step, reply: BotReplied): Concluded => {
  const { state } = step
  step.decision.about = reply.decisionId
  if (state.erased && reply.term < state.erased.term) {
    return conclude(step, 'reply_dropped', 'erased')
  }
  teach(step, reply.facts, { source: `bot:${reply.bot}`, authority: 'reported' })
  const refusal = noStanding(state, reply)
  if (refusal !== null) {
    if (wantsPerson(reply) && isOwners(state, reply)) ask(step, reply, awaitedBy(state, reply))
    return conclude(step, 'reply_dropped', refusal)
  }
  countGain(step)

  const awaited = awaitedBy(state, reply)
  const answers = awaited !== undefined && isMessage(awaited)
  const texts = reply.texts.filter(text => !isBlank(text))
  // What no text asks nobody has read.
  const asks = texts.length > 0 ? reply.asks.map(named) : []
  const again = reAsked(step, reply.bot, asks, awaited).slice(0, ASKS_MAX)
  const bad = badContent(reply.texts, reply, answers, step.policy.replies)
  const kind = answers ? 'reply' : 'initiated'
  const channel = awaited?.channel ?? 'sms'
  const outgoing = { bot: reply.bot, texts, asks: asks.slice(0, ASKS_MAX), kind, channel } as const
  return bad !== null || again.length > 0
    ? dropTexts(step, reply, awaited, { outgoing, bad, again })
    : deliver(step, reply, awaited, outgoing)
}

/** How much is remembered of the names of what is asked. */
const NAME_BYTES = 40

const named = ({ side, name }: FactKey): FactKey => ({
  side: clip(side, NAME_BYTES),
  name: clip(name, NAME_BYTES),
})

const wantsPerson = ({ request }: BotReplied): boolean => request?.target === HUMAN

/**
 * Its texts may not leave. What it wants beside a question counts where it is not asked once more;
 * a person it asks for is needed in any case, and has the message then.
 */
const dropTexts = (
  step: Step,
  reply: BotReplied,
  awaited: PendingReply | undefined,
  { outgoing, bad, again }: Dropped,
): Concluded => {
  const isUrgent = wantsPerson(reply)
  if (bad !== null) {
    if (isUrgent) ask(step, reply, awaited)
    return conclude(step, 'reply_dropped', bad)
  }
  if (isUrgent) conclude(step, 'reply_dropped', RE_ASK)
  else dropReAsk(step, awaited, again, reply.decisionId)
  const isAskedAgain = !isUrgent && awaited !== undefined && goesAgain(awaited)
  return isAskedAgain ? step.decision : follow(step, reply, awaited, outgoing)
}

interface Dropped {
  readonly outgoing: Outgoing
  /** What is wrong with its texts. */
  readonly bad: string | null
  /** What it asks that is known, or has just been asked. */
  readonly again: readonly FactKey[]
}

/** Sends it, or holds it for approval or for daytime. */
const deliver = (
  step: Step,
  reply: BotReplied,
  awaited: PendingReply | undefined,
  outgoing: Outgoing,
): Concluded => {
  const { state, policy } = step
  const review = outgoing.texts.length > 0 ? reviewReason(state, policy) : null
  const leave = leaveFor(step, outgoing)
  const waits = review !== null || leave.kind === 'later'
  if (waits && givesWay(state, outgoing, awaited)) {
    if (awaited) settle(state, awaited)
    conclude(step, 'reply_dropped', 'awaits-review')
  } else if (review !== null) holdForReview(step, outgoing, reply.decisionId, review)
  else send(step, awaited, outgoing, leave)
  return follow(step, reply, awaited, outgoing)
}

const send = (
  step: Step,
  awaited: PendingReply | undefined,
  outgoing: Outgoing,
  leave: Leave,
): void => {
  const isSilent = outgoing.texts.length === 0
  if (awaited && isSilent && isMessage(awaited)) waitOn(step, awaited)
  else if (awaited) settle(step.state, awaited)
  if (leave.kind === 'never') conclude(step, 'reply_dropped', leave.reason)
  else if (leave.kind === 'later') {
    holdForDaytime(step, outgoing, awaited?.decisionId ?? '', leave.opensAt)
  } else {
    conclude(step, 'reply_sent', REASONS[outgoing.kind][isSilent ? 'silent' : 'spoken'])
    sendTexts(step, outgoing)
  }
}

const REASONS = {
  reply: { spoken: 'answered', silent: 'without-words' },
  initiated: { spoken: 'initiated', silent: 'nothing-said' },
} as const

/**
 * A reply without words leaves its message to whoever takes over. It was the only one to its
 * decision: the message waits on under this one, until its deadline.
 */
const waitOn = ({ state, decision, decisionId }: Step, awaited: PendingReply): void => {
  const { about } = decision
  const waiting = {
    ...awaited,
    decisionId: awaited.decisionId === about ? decisionId : awaited.decisionId,
    earlier: awaited.earlier.filter(id => id !== about),
  }
  exchange(state, awaited, waiting)
}

/** What a reply wants beside its texts: to be woken, to report, to hand over. */
const follow = (
  step: Step,
  reply: BotReplied,
  awaited: PendingReply | undefined,
  outgoing: Outgoing,
): Concluded => {
  const { state, at } = step
  if (reply.wakeAt !== null) {
    const earliest = at + wakeMinMs(step, outgoing)
    const wakeAt = Math.min(Math.max(reply.wakeAt, earliest), at + WAKE_MAX_MS)
    state.timers = withTimer(state.timers, 'wake', wakeAt)
  }
  // A person comes before what is queued; a bot wants no handoff but its own.
  const isUrgent = wantsPerson(reply)
  if (isUrgent) ask(step, reply, awaited)
  if (reply.report) report(step, reply.bot, reply.report.result)
  if (!isUrgent) ask(step, reply, awaited)
  return step.decision
}

/**
 * Limits count texts that leave: a bot that is woken, sends nothing and asks again would go on for
 * ever.
 */
const wakeMinMs = ({ decision }: Step, { kind, texts }: Outgoing): number => {
  if (decision.verdict === 'reply_dropped') return WAKE_DROPPED_MIN_MS
  if (kind === 'reply') return WAKE_MIN_MS
  const sent = decision.verdict === 'reply_sent' && texts.length > 0
  return sent ? WAKE_MIN_MS : WAKE_UNSENT_MIN_MS
}

const ask = (
  step: Step,
  { request: wanted, bot }: BotReplied,
  awaited: PendingReply | undefined,
): void => {
  if (!wanted) return
  const message = awaited && isMessage(awaited) ? messageOf(awaited) : null
  const about = step.decisionId
  const request = { ...wanted, code: 'bot-asks', message, about, from: bot }
  step.causes.push({ kind: 'request', request })
}
