import type { Bot } from '../bot.ts'
import {
  Conversation,
  type ConversationOptions,
  type Facts,
  type KnownAsk,
} from './conversation.ts'

export interface NeverAsksAgainOptions extends ConversationOptions {
  /**
   * Facts the bot may be given, with a value for each; every combination of them is tried. At most
   * 12.
   */
  readonly facts: Facts
  /** Messages without any fact that follow: who asks again often does so late. */
  readonly messages?: number
}

export interface AskedAgain extends KnownAsk {
  /** What was known from the start. */
  readonly known: Facts
  readonly start: 'message' | 'handoff'
}

const FACTS_MAX = 12
const MESSAGES = 6

/**
 * Feeds a bot with conversations that begin with every combination of facts, by a message and by a
 * handoff, and go on with messages that tell nothing. Returns what it asked for although it was
 * known: nothing, if all is well.
 */
export const neverAsksAgain = async (
  bot: Bot,
  options: NeverAsksAgainOptions,
): Promise<readonly AskedAgain[]> => {
  const names = Object.keys(options.facts)
  if (names.length > FACTS_MAX)
    throw new RangeError(`at most ${FACTS_MAX} facts, ${names.length} given`)
  const found: AskedAgain[] = []
  for (let chosen = 0; chosen < 2 ** names.length; chosen++) {
    const known = Object.fromEntries(
      names.filter((_, i) => chosen & (1 << i)).map(name => [name, options.facts[name] ?? '']),
    )
    for (const start of ['message', 'handoff'] as const) {
      const conversation = new Conversation(bot, options)
      if (start === 'handoff') await conversation.handoff('here we are', known)
      else await conversation.says('here we are', known)
      for (let i = 0; i < (options.messages ?? MESSAGES); i++) await conversation.says('ok')
      found.push(...conversation.reAsks.map(ask => ({ ...ask, known, start })))
    }
  }
  return found
}
