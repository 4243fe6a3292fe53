import { classOf, W } from './lexicon/word-classes.ts'
import type { Token } from './tokens.ts'

/** A wish to say is none to have: it is read as this word is. */
const WOULD = 'id'

/**
 * Reads "I wanna say 150" and "I want to say 150" as "I'd say 150", a guess; the classes of all
 * tokens that are left.
 */
export function sayAsGuess(tokens: readonly Token[], mask: number): number {
  let guessed = false
  for (let i = 1; i < tokens.length; i++) {
    if (tokens[i]?.low !== 'say') continue
    const wish = wishAt(tokens, i)
    if (!wish) continue
    wish.low = WOULD
    wish.bits = classOf(WOULD)
    guessed = true
  }
  return guessed ? tokens.reduce((all, t) => all | t.bits, 0) : mask
}

/** The "wanna", or "want" of "want to", before the "say" at `i`. */
function wishAt(tokens: readonly Token[], i: number): Token | undefined {
  const before = tokens[i - 1]
  if (before?.low === 'wanna') return before
  const second = tokens[i - 2]
  return before?.low === 'to' && (second?.bits ?? 0) & W.buy ? second : undefined
}
