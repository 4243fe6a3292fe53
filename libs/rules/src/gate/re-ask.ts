import type { FactKey, PendingReply } from '@baton/domain'
import { isReAsk, isSameFact } from '../facts/known.ts'
import { sayTemplate } from '../moves/crm.ts'
import { isMessage, settle } from '../moves/pending.ts'
import { messageOf, route } from '../moves/route.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { closeQuestion } from './send.ts'

/** Replies to one message that may be dropped because they ask again; then a template goes out. */
const RE_ASKS_MAX = 1

export const RE_ASK = 're-ask'

/**
 * Of what a bot asks, what is known and fresh, or has just been asked; of a reply that was held the
 * latter is not looked at.
 */
export const reAsked = (
  step: Step,
  bot: string,
  asks: readonly FactKey[],
  awaited?: PendingReply,
): FactKey[] =>
  asks.filter(
    key => isReAsk(key, step.state.facts, bot, step.at, step.policy) || isOpen(step, key, awaited),
  )

/**
 * Whether a question stands open that was put while the message which is answered now was with the
 * bot already: who texts three times in a row is asked once.
 */
const isOpen = ({ state }: Step, key: FactKey, awaited: PendingReply | undefined): boolean =>
  state.question !== null &&
  isSameFact(state.question, key) &&
  awaited !== undefined &&
  isMessage(awaited) &&
  awaited.at < state.question.at

/**
 * Whether the message is routed once more; a second reply that asks again, and what a bot starts,
 * ends there.
 */
export const goesAgain = (awaited: PendingReply): boolean =>
  isMessage(awaited) && awaited.reasks < RE_ASKS_MAX

/**
 * Dropped, and the message routed once more with the facts marked; the second time a template goes
 * out.
 */
export const dropReAsk = (
  step: Step,
  awaited: PendingReply | undefined,
  again: readonly FactKey[],
  repliedTo: string,
): Concluded => {
  if (awaited && goesAgain(awaited)) {
    const { bot } = awaited
    const message = messageOf(awaited)
    const doNotAsk = [...again]
    route(step, { bot, why: 're_ask', message, again: awaited, doNotAsk, reAsked: repliedTo })
  } else if (awaited) {
    settle(step.state, awaited)
    if (isMessage(awaited)) return sayInstead(step, awaited)
  }
  return conclude(step, 'reply_dropped', RE_ASK)
}

const sayInstead = (step: Step, { channel }: PendingReply): Concluded => {
  sayTemplate(step, 'holding', 'template', channel)
  closeQuestion(step)
  return conclude(step, 'reply_dropped', 're-ask-twice')
}
