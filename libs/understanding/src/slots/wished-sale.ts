import { add, W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

export const SELLS = wordSet(
  'fetch sell selling sellin sale list listing listed vender vendo venderia venderiamos vendere venderla venderlo owe debo payoff worth built market asking mine ours get',
)
add('fetch', W.common)
export const WISHES = wordSet('want need looking wanna quiero necesito')

/** What who sells wants of the own home: "want it sold by june", "want to be out by may". */
const LEFT = wordSet('sold gone out closed')

/** "rid of it", "rid of grandma's trailer"; not "rid of the pool" */
const isOfHome = (m: Message, at: number): boolean =>
  /^(?:it|this|that|)$/.test(wordAt(m, at)) || [at, at + 1, at + 2].some(i => bitsAt(m, i) & W.home)

/** "want it off my hands", "want off our books" */
const isOffHands = (m: Message, i: number, k: number): boolean =>
  wordAt(m, i) === 'off' &&
  (i === k + 1 || /^(?:it|this|that)$/.test(wordAt(m, i - 1))) &&
  /^(?:my|our)$/.test(wordAt(m, i + 1)) &&
  /^(?:hands|books|plate|back)$/.test(wordAt(m, i + 2))

/** "want to sell", "need it gone", "need to get rid of it", "want it off my hands". */
export const sellsNext = (m: Message, k: number): boolean => {
  for (let i = k + 1; i <= k + 3; i++) {
    if (bitsAt(m, i) & W.sell && SELLS.has(wordAt(m, i))) return true
    if ((wordAt(m, i) === 'rid' && isOfHome(m, i + 2)) || isOffHands(m, i, k)) return true
    if (!LEFT.has(wordAt(m, i))) continue
    if (m.context.bot === 'seller' || /^(?:it|this|that)$/.test(wordAt(m, i - 1))) return true
  }
  return false
}
