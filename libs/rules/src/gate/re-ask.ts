import type { FactKey, PendingReply } from '@baton/domain'
import { isReAsk } from '../facts/known.ts'
import { sayTemplate } from '../moves/crm.ts'
import { isMessage, settle } from '../moves/pending.ts'
import { messageOf, route } from '../moves/route.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { closeQuestion } from './send.ts'

/** Replies to one message that may be dropped because they ask again; then a template goes out. */
const RE_ASKS_MAX = 1

/** Of what a bot asks, what is known and fresh. */
export const reAsked = (step: Step, bot: string, asks: readonly FactKey[]): FactKey[] =>
  asks.filter(key => isReAsk(key, step.state.facts, bot, step.at, step.policy))

/** Dropped, and the message routed once more with the facts marked; the second time a template goes out. */
export const dropReAsk = (
  step: Step,
  awaited: PendingReply | undefined,
  again: readonly FactKey[],
  repliedTo: string,
): Concluded => {
  if (awaited) reRoute(step, awaited, again, repliedTo)
  return conclude(step, 'reply_dropped', 're-ask')
}

const reRoute = (
  step: Step,
  awaited: PendingReply,
  again: readonly FactKey[],
  repliedTo: string,
): void => {
  const message = messageOf(awaited)
  if (isMessage(awaited) && awaited.reasks < RE_ASKS_MAX) {
    const { bot } = awaited
    const doNotAsk = [...again]
    route(step, { bot, why: 're_ask', message, again: awaited, doNotAsk, reAsked: repliedTo })
    return
  }
  if (isMessage(awaited)) {
    sayTemplate(step, 'holding', 'template', awaited.channel)
    closeQuestion(step)
  }
  settle(step.state, awaited)
}
