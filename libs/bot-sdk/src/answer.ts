import { BatonError, type BotReplied, type RoutedMessage } from '@baton/domain'
import type { Bot, Handler } from './bot.ts'
import { Turn } from './turn.ts'

const handlerFor = (bot: Bot, why: RoutedMessage['why']): Handler | undefined => {
  if (why === 'follow_up') return bot.onFollowUp
  if (why === 'handoff' || why === 'release') return bot.onHandoff ?? bot.onMessage
  return bot.onMessage
}

/**
 * Runs a bot on one routed message. Rejects with TIMED_OUT after `deadlineMs`; the handler may still finish, but
 * nobody will listen, as its turn's signal says. A follow-up that nobody handles gives an answer without texts.
 */
export const answer = async (
  bot: Bot,
  routed: RoutedMessage,
  routedAt: number,
  deadlineMs: number,
): Promise<BotReplied> => {
  const handler = handlerFor(bot, routed.why)
  const ended = new AbortController()
  const turn = new Turn(routed, routedAt, ended.signal)
  if (!handler) return turn.answer()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new BatonError('TIMED_OUT', `${bot.name} did not answer in ${deadlineMs} ms`)),
      deadlineMs,
    )
  })
  try {
    await Promise.race([handler(turn), late])
    return turn.answer()
  } catch (error) {
    ended.abort(error)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
