import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const MATE = /^(?:he|she|hes|shes)$/
/** What a mate says or wants of the deal, and an owner has. */
const VERBS = wordSet('says said say thinks wants needs prefers would likes owes owns')
/** "she wont take less than 600", "he wouldnt go over 400" */
const WONT = wordSet('wont cant doesnt dont wouldnt isnt')
const DEALS = wordSet('take accept go sell want budge settle consider pay spend let taking going')
const OBJECTS = /^(?:it|his|hers|theirs)$/

/**
 * Whether the "she" at token `k` answers for the household, or for the owner of the home on sale:
 * "she says 575" to the question for a budget; not "he wants 575 for his", and nothing without a
 * question.
 */
export function answersForContact(m: Message, k: number): boolean {
  if (!m.context.pendingQuestion) return false
  const w = wordAt(m, k)
  const sells = m.context.bot === 'seller'
  if (sells && /^(?:her|his)$/.test(w)) return (bitsAt(m, k + 1) & W.home) !== 0
  if (!MATE.test(w)) return false
  const [from, to] = segmentOf(m, k)
  for (let i = from; i < k; i++) if (!(bitsAt(m, i) & W.filler)) return false
  const refuses = WONT.has(wordAt(m, k + 1)) && DEALS.has(wordAt(m, k + 2))
  if (!(refuses || VERBS.has(wordAt(m, k + 1)) || m.tokens[k]?.tail === 'd')) return false
  for (let i = k + 2; i < to; i++)
    if (wordAt(m, i) === 'for' && OBJECTS.test(wordAt(m, i + 1))) return sells
  return true
}
