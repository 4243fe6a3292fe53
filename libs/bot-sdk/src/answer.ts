import { BatonError, type BotReplied, type RoutedMessage } from '@baton/domain'
import type { Bot, Handler } from './bot.ts'
import { Turn } from './turn.ts'

const handlerFor = (bot: Bot, why: RoutedMessage['why']): Handler | undefined => {
  if (why === 'follow_up') return bot.onFollowUp
  if (why === 'handoff' || why === 'release') return bot.onHandoff ?? bot.onMessage
  return bot.onMessage
}

/** A handler at work on a routed message. */
export interface Answering {
  /** Rejects with what the handler throws, or with TIMED_OUT at the deadline. */
  readonly reply: Promise<BotReplied>
  /** Resolves when the handler has returned, however it did: the deadline does not end it. */
  readonly returned: Promise<void>
}

/**
 * Begins a bot's answer to one routed message. After `deadlineMs` nobody listens any more, as the
 * turn's signal says. A follow-up that nobody handles gives an answer without texts.
 */
export const beginAnswer = (
  bot: Bot,
  routed: RoutedMessage,
  routedAt: number,
  deadlineMs: number,
): Answering => {
  const ended = new AbortController()
  const turn = new Turn(routed, routedAt, ended.signal)
  const handled = (async () => handlerFor(bot, routed.why)?.(turn))()
  const ignored = () => undefined
  return {
    reply: inTime(handled, bot, deadlineMs).then(
      () => turn.answer(),
      error => {
        ended.abort(error)
        throw error
      },
    ),
    returned: handled.then(ignored, ignored),
  }
}

/**
 * Runs a bot on one routed message; rejects with what its handler throws, or with TIMED_OUT at the
 * deadline.
 */
export const answer = (
  bot: Bot,
  routed: RoutedMessage,
  routedAt: number,
  deadlineMs: number,
): Promise<BotReplied> => beginAnswer(bot, routed, routedAt, deadlineMs).reply

const inTime = async (handled: Promise<void>, { name }: Bot, deadlineMs: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new BatonError('TIMED_OUT', `${name} did not answer in ${deadlineMs} ms`)),
      deadlineMs,
    )
  })
  try {
    await Promise.race([handled, late])
  } finally {
    clearTimeout(timer)
  }
}
