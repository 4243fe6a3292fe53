import type { Turn } from './turn.ts'

/** What a bot author writes. Each handler answers through the turn it is given. */
export interface Bot {
  /** As in the policy; it names the routing topic. */
  readonly name: string
  /** The contact wrote, and this bot has the conversation. */
  readonly onMessage: Handler
  /** The conversation comes from another bot (or is released to this one); `onMessage` when absent. */
  readonly onHandoff?: Handler
  /** The time asked for with `wakeAt` has come and the contact stayed silent; says nothing when absent. */
  readonly onFollowUp?: Handler
}

export type Handler = (turn: Turn) => void | Promise<void>

/** Checks a bot's definition once, so that a mistake shows at start and not at the first message. */
export const defineBot = (bot: Bot): Bot => {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(bot.name)) {
    throw new TypeError(
      `bot name "${bot.name}": use 1–40 of a–z, 0–9 and -, beginning with a letter`,
    )
  }
  return Object.freeze({ ...bot })
}
