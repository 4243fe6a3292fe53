import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds, textAt } from './words.ts'

const WIRING = wordSet('wiring rewired rewire rewiring wires')
/** "wired for a hot tub", "hard wired", "is it wired". */
const WIRED_FOR = wordSet('for in up into')
const HARD = wordSet('hard pre well badly')
const MONEY = cues(
  `money deposit earnest account accounts bank email emails emailed mail instructions info transfer transfers fraud fraudulent
   scam scammed scammer funds escrow title sent send sending check payment payoff closing fee legit fake suspicious sender
   <money> wire`,
)

/** Whether money is spoken of, or how it is sent. */
export const wiresMoney = (sentence: Sentence): boolean => holds(sentence, MONEY)

/**
 * "old wiring", "knob and tube wiring": the word at `i` is of the wires of a house, unless money is
 * wired.
 */
export function isHouseWiring(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  const wired =
    text[i] === 'wired' &&
    (WIRED_FOR.has(textAt(sentence, i + 1)) || HARD.has(textAt(sentence, i - 1)))
  return wired || WIRING.has(text[i]!)
}
