import type { Evidence, ReadingContext, Score, Slot } from '../reading.ts'

/** From here on a message has gone over to the other home, unless it raises the intent of the bot as well. */
const TO_BUYER = 6_000
const TO_SELLER = 8_000
const RAISED_TOO = 3_000
/** Less than this share of what speaks for the other intent, outside of facts, and facts alone speak for it. */
const WISH_MIN = 0.2

/** The intent of the other home where a message raises it alone: "any condos in Tempe" under the seller bot. */
export function turnsTo(bot: string, buyer: Score, seller: Score): 'buyer' | 'seller' | null {
  if (bot === 'seller' && buyer >= TO_BUYER && seller < RAISED_TOO) return 'buyer'
  return bot === 'buyer' && seller >= TO_SELLER && buyer < RAISED_TOO ? 'seller' : null
}

/** Where the facts of a message that turned are said: it answers no question of the bot that asked one. */
export const turned = (bot: 'buyer' | 'seller'): ReadingContext => ({ bot, pendingQuestion: null })

/** Whether words beside the facts speak for the intent: "4821 Oak Dr, Plano" under the seller bot turns to nobody. */
export function isWished(spans: readonly Evidence[], facts: readonly Slot[]): boolean {
  let outside = 0
  let all = 0
  for (const span of spans) {
    const letters = span.end - span.start
    outside += (span.weight * (letters - covered(span, facts))) / letters
    all += span.weight
  }
  return outside >= all * WISH_MIN
}

/** Letters of a span that facts cover. */
function covered({ start, end }: Evidence, facts: readonly Slot[]): number {
  let letters = 0
  for (const fact of facts)
    letters += Math.max(0, Math.min(end, fact.end) - Math.max(start, fact.start))
  return Math.min(letters, end - start)
}
