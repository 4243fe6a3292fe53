import { BOT_NAME, BOT_NAME_WORDS, HUMAN } from '@baton/domain'
import type { Turn } from './turn.ts'

/** What a bot author writes. Each handler answers through the turn it is given. */
export interface Bot {
  /** As in the policy; it names the routing topic. */
  readonly name: string
  /** The contact wrote, and this bot has the conversation. */
  readonly onMessage: Handler
  /**
   * The conversation comes from another bot (or is released to this one); `onMessage` when absent.
   */
  readonly onHandoff?: Handler
  /**
   * The time asked for with `wakeAt` has come and the contact stayed silent; says nothing when
   * absent.
   */
  readonly onFollowUp?: Handler
}

export type Handler = (turn: Turn) => void | Promise<void>

/**
 * Checks a bot's definition once, so that a mistake shows at start and not at the first message.
 * Handlers may be methods of a class: they keep their `this`.
 */
export const defineBot = (bot: Bot): Bot => {
  if (typeof bot !== 'object' || bot === null) {
    throw new TypeError('a bot is an object with a name and handlers')
  }
  const { name } = bot
  if (typeof name !== 'string' || !BOT_NAME.test(name)) {
    throw new TypeError(`bot name "${name}": use ${BOT_NAME_WORDS}`)
  }
  if (name === HUMAN) throw new TypeError(`"${HUMAN}" is the queue of the people, no bot`)
  refuseMisspelt(bot)
  const onMessage = handlerOf(bot, 'onMessage')
  if (!onMessage) throw new TypeError(`bot ${name} has no onMessage`)
  const onHandoff = handlerOf(bot, 'onHandoff')
  const onFollowUp = handlerOf(bot, 'onFollowUp')
  return Object.freeze({
    name,
    onMessage,
    ...(onHandoff && { onHandoff }),
    ...(onFollowUp && { onFollowUp }),
  })
}

const HANDLERS = ['onMessage', 'onHandoff', 'onFollowUp']

/** In another case it would never be called. */
const refuseMisspelt = (bot: Bot): void => {
  for (const property of propertiesOf(bot)) {
    const meant = HANDLERS.find(name => name.toLowerCase() === property.toLowerCase())
    if (!meant || meant === property) continue
    throw new TypeError(`${property} of bot ${bot.name}: the handler is called ${meant}`)
  }
}

/** Its own, and those of its classes. */
const propertiesOf = (value: object): readonly string[] => {
  const parent: object | null = Object.getPrototypeOf(value)
  const inherited = parent === null || parent === Object.prototype ? [] : propertiesOf(parent)
  return [...Object.getOwnPropertyNames(value), ...inherited]
}

const handlerOf = (bot: Bot, event: Exclude<keyof Bot, 'name'>): Handler | undefined => {
  const handler: unknown = bot[event]
  if (handler === undefined) return undefined
  if (typeof handler === 'function') return handler.bind(bot) as Handler
  throw new TypeError(`${event} of bot ${bot.name} is no function`)
}
