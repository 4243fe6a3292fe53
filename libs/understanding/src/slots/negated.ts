import { W } from './lexicon/word-classes.ts'
import { type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const POSITIVE = wordSet('more less matter only problem worries big rush hurry prob doubt')

/**
 * Whether a negation that reaches token `i` stands before it in its segment ("no pool", "don't need
 * a garage").
 */
export function negated(m: Message, i: number, reach = 6): boolean {
  if (!(m.mask & W.neg)) return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from && k >= i - reach; k--) {
    const t = m.tokens[k]
    if (!t) break
    if (/^(?:but|pero|just|only|sino|instead)$/.test(t.low)) return false
    if (t.bits & W.neg) {
      const next = wordAt(m, k + 1)
      // "VA no wait conventional" takes back what stands before; "no im paying cash" answers.
      if (t.low === 'no' && /^(?:wait|actually|sorry|make|i|im|we|its)$/.test(next)) return false
      return !(POSITIVE.has(next) || t.low === 'nope')
    }
  }
  return false
}
