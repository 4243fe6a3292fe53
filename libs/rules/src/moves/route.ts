import {
  type ContextPackage,
  type FactKey,
  HUMAN,
  type PendingReply,
  type RoutedText,
  type RoutedWhy,
} from '@baton/domain'
import { type Handed, packageFor } from '../context/package.ts'
import type { Step } from '../step.ts'
import { awaitReplies, exchange, newestOf, routingsBut } from './pending.ts'

export interface Routing {
  readonly bot: string
  readonly why: RoutedWhy
  readonly message: RoutedText | null
  readonly handed?: Handed
  /** The entry it takes the place of, when a message is routed again. */
  readonly again?: PendingReply
  readonly doNotAsk?: FactKey[]
  /** That of an earlier routing which still holds; a new one without. */
  readonly deadlineAt?: number
  /** The decision to which a reply was dropped as re-ask: that counts by itself, not as silence. */
  readonly reAsked?: string
}

const CONTINUED: Handed = { from: '', reason: '' }

/**
 * Sends a message to a bot or to the people, with all it needs, and awaits the bot's reply. Returns
 * what it was told.
 */
export const route = (step: Step, routing: Routing): ContextPackage => {
  const { bot, why, message, again } = routing
  const context = packageFor(bot, step.state, routing.handed ?? CONTINUED, step.at, step.policy)
  const { deadlineAt = deadlineOf(step, routing) } = routing
  const doNotAsk = routing.doNotAsk ?? again?.doNotAsk ?? []
  step.effects.push({
    kind: 'route',
    bot,
    message: {
      decisionId: step.decisionId,
      contactId: step.contactId,
      locationId: step.state.locationId,
      bot,
      term: step.state.term,
      why,
      message,
      context,
      doNotAsk,
      asked: step.state.asked,
      language: step.state.language,
      at: step.at,
      deadlineAt,
    },
  })
  if (bot !== HUMAN) expectReply(step, routing, deadlineAt, doNotAsk)
  return context
}

const deadlineOf = ({ at, policy }: Step, { bot, message }: Routing): number =>
  message && bot !== HUMAN ? at + policy.replies.deadlineMs : 0

const expectReply = (step: Step, routing: Routing, deadlineAt: number, doNotAsk: FactKey[]) => {
  const { bot, why, message, again, reAsked = '' } = routing
  const entry: PendingReply = {
    decisionId: step.decisionId,
    bot,
    at: step.at,
    deadlineAt,
    times: (again?.times ?? 0) + (reAsked === '' ? 1 : 0),
    why,
    messageId: message?.messageId ?? '',
    text: message?.text ?? '',
    channel: message?.channel ?? 'sms',
    reasks: (again?.reasks ?? 0) + (reAsked === '' ? 0 : 1),
    doNotAsk,
    messageAt: message?.at ?? 0,
    truncated: message?.truncated ?? false,
    // Late replies to them count as well; the one that was dropped as re-ask was the only reply to
    // its decision.
    earlier: again ? routingsBut(again, reAsked) : [],
  }
  const { pending } = step.state
  if (again && pending.includes(again)) exchange(step.state, again, entry)
  else awaitReplies(step.state, [...pending, entry])
}

/** The message of an awaited reply, for routing it again: what is left of its text. */
export const messageOf = (pending: PendingReply): RoutedText => ({
  messageId: pending.messageId,
  text: pending.text,
  channel: pending.channel,
  at: pending.messageAt,
  truncated: pending.truncated,
})

/**
 * The newest of `message` and of those that nobody has answered yet: what a new owner is to answer.
 */
export const newest = (
  { state, decision }: Step,
  message: RoutedText | null,
): RoutedText | null => {
  const latest = newestOf(state)
  if (!latest || latest.messageAt < (message?.at ?? 0)) return message
  // Of two in one millisecond: the one that has just come, else the one that waits.
  const isNew = decision.event === 'MessageReceived' && latest.messageAt === message?.at
  return isNew ? message : messageOf(latest)
}
