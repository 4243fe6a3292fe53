import { type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const EXTREME = wordSet(
  'crazy nuts insane overpriced steep ridiculous absurd outrageous bonkers wild',
)

/** "680 for a 2 bed is crazy", "550 for 2 beds is a joke": a verdict on the market, not a wish. */
export function judged(m: Message, i: number): boolean {
  const [, to] = segmentOf(m, i)
  for (let k = i; k < to; k++)
    if (wordAt(m, k) === 'joke' && wordAt(m, k - 1) === 'a') return true
    else if (EXTREME.has(wordAt(m, k)))
      return /^(?:is|are|seems|thats|so|was)$/.test(wordAt(m, k - 1))
  return false
}
