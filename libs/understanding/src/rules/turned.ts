import type { Intent, ReadingContext, Score } from '../reading.ts'

/**
 * From here on a message has gone over to the other home, unless it raises the intent of the bot as
 * well.
 */
const TO_BUYER = 6_000
const TO_SELLER = 8_000
const RAISED_TOO = 3_000

/**
 * The intent of the other home where a message raises it alone: "any condos in Tempe" under the
 * seller bot.
 */
export function turnsTo(bot: string, buyer: Score, seller: Score): Intent | null {
  if (bot === 'seller' && buyer >= TO_BUYER && seller < RAISED_TOO) return 'buyer'
  return bot === 'buyer' && seller >= TO_SELLER && buyer < RAISED_TOO ? 'seller' : null
}

/**
 * Where the facts of a message that turned are said: it answers no question of the bot that asked
 * one.
 */
export const turned = (bot: Intent): ReadingContext => ({ bot, pendingQuestion: null })
