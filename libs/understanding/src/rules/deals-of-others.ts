import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { speaksOf } from './sides.ts'
import { beginsClause, cues, holds, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
/** Who has a deal that is not the contact's: "I have clients who want to sell their homes". */
const SERVED = cues('homeowners clients customers families agents realtors brokers')
const PARTIES = { buyer: cues('buyers investors'), seller: cues('sellers owners') } as const
const WISHES = wordSet('who that want wants wanting looking ready needing with hoping trying')
/** "we have 500 homeowners", not "we are homeowners". */
const SERVES = wordSet('have got has connect send bring find represent for with of my our')
/** Of a trade: "how many houses do I have to sell to get full commission split". */
const TRADE = cues('split license licensed hiring hire career become brokerage')
const GOODS = wordSet('houses homes properties')
const LEADS = cues('leads')
const MANY = wordSet('many')
const AGENT = wordSet('agent realtor')
const AS = wordSet('as')
/** Without one of these neither others nor a trade are named. */
const NAMES = new Cues([
  ...SERVED,
  ...PARTIES.buyer,
  ...PARTIES.seller,
  ...TRADE,
  ...LEADS,
  ...AGENT,
])
const SEARCHES = wordSet('looking find')
/** Words between those who deal and what they want, and between the verb and the goods. */
const REACH = 4

/**
 * Whether the deals of a side are those of others whom the contact serves, or what is sold is a
 * trade: the contact is a vendor, or seeks work.
 */
export function dealsOfOthers(side: Intent, sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, NAMES)) return false
  const served = holds(sentence, SERVED) || holds(sentence, PARTIES[side])
  const trade = holds(sentence, TRADE) || holds(sentence, LEADS) || asAgent(sentence)
  if ((!served && !trade) || ownsOne(sentence)) return false
  let found = false
  for (let i = 0; i < count; i++) {
    if (!speaksOf(side, sentence, i) || SEARCHES.has(text[i]!)) continue
    if (!(served && isOfServed(side, sentence, i)) && !(trade && isTrade(sentence, i))) return false
    found = true
  }
  return found
}

/** "my house", not "my clients". */
function ownsOne({ words, low }: Sentence): boolean {
  for (let i = 0; i < words.count; i++)
    if ((low[i]! & OWN) !== 0 && !SERVED.has(words.text[i + 1] ?? '')) return true
  return false
}

/** "as a new agent". */
function asAgent({ words }: Sentence): boolean {
  for (let i = 1; i < words.count; i++)
    if (AGENT.has(words.text[i]!) && within(words.text, i - REACH + 1, i, AS)) return true
  return false
}

/** "we have 500 homeowners in Phoenix looking to sell". */
function isOfServed(side: Intent, sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  let wished = false
  for (let k = i - 1; k >= 0 && k >= i - 2 * REACH; k--) {
    if (beginsClause(sentence, k + 1)) return false
    if (WISHES.has(text[k]!)) wished = true
    if (SERVED.has(text[k]!) || PARTIES[side].has(text[k]!))
      return wished && within(text, k - REACH, k, SERVES)
  }
  return false
}

/** "sell houses for a living", "we buy and sell leads", "how many houses do I have to sell". */
function isTrade(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (GOODS.has(textAt(sentence, i + 1)) || within(text, i + 1, Math.min(count, i + REACH), LEADS))
    return true
  return within(text, 1, i, GOODS) && within(text, 0, i, MANY)
}
