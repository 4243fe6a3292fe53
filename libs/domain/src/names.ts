/** What the name of a bot is made of: it ends up in names of topics, and a topic's has a bound. */
export const BOT_NAME = /^[a-z][a-z0-9-]{0,30}$/
/** `BOT_NAME` in words, for whoever has to choose another one. */
export const BOT_NAME_WORDS = 'lower case letters, digits and dashes, 1 to 31, a letter first'
/** What an app's id is made of: it begins the names of all topics, groups and transactions. */
export const APP_ID = /^[a-z][a-z0-9-]{0,40}$/

/** The owner that stands for people; the queue of the people is routed to under this name. */
export const HUMAN = 'human'
/** The owner of a contact that nobody may write to. */
export const NOBODY = 'none'

/** Whether an owner is a bot; empty names nobody. */
export const isBot = (owner: string): boolean => owner !== HUMAN && owner !== NOBODY && owner !== ''

/** The location whose policy holds where no other does. */
export const EVERYWHERE = '*'

/** The topic a bot's messages are routed to, without the app's id. */
export const routingName = (bot: string): string => `routing.${bot}.v1`

/** Whose routing topics of an app are among these topics, human included. */
export const routedBots = (appId: string, topics: readonly string[]): string[] => {
  const [before, after] = [`${appId}.routing.`, '.v1']
  return topics
    .filter(name => name.startsWith(before) && name.endsWith(after))
    .map(name => name.slice(before.length, -after.length))
}
