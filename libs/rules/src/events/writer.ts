const BOT = 'bot:'

/** Whether `bot:<name>` wrote an event, and has not got the conversation: it has no part in what the owner achieves, and moves nobody. */
export const isAnotherBot = (by: string, owner: string): boolean =>
  by.startsWith(BOT) && by !== BOT + owner
