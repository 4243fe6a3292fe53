import { W } from './lexicon/word-classes.ts'
import type { Message } from './message.ts'
import type { Clause } from './said-roles.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/**
 * Words by which a home on offer is priced; said of the own home only where the contact stands
 * before them.
 */
const PRICES = wordSet('list lists listed listing ask asks asking price priced pide piden pidiendo')
const SPEAKERS = wordSet('i im id ill ive we wed well weve were my our mine ours lets')
/** What may stand between a speaker and the word: "we would like to list", "I was asking". */
const BETWEEN = wordSet(
  `would could will should might may can am are was were have had been be just still probably maybe want wanted wanna need
   to like think thinking of going gonna plan planning ready about not never do don dont love hoping hope better current
   own min minimum`,
)
/** Words before the word that prices in which its subject stands. */
const SUBJECT_REACH = 10
const OWN_OBJECTS = wordSet('it this my our mine ours them')
/** Who sells, or owes on a home, speaks of the own one. */
const SELLS = wordSet(
  `sell selling sold vender vendo vendemos vendiendo venderia venderiamos vendere venderla venderlo unload offload
   owe owes owed owing payoff debo debemos`,
)

/**
 * Who looks at homes: until it is known who sells and who buys, a price is that of a listing beside
 * such a word alone.
 */
const LOOKS = wordSet('one ones saw see seen like love loved found offer tour toured view viewing')

/**
 * Whether the price of a home on offer is told: "it's listed at 389", and no word of an own sale.
 */
export function isListingPrice(m: Message, [from, to]: Clause): boolean {
  if (m.context.bot === 'seller') return false
  const buys = m.context.bot === 'buyer'
  for (let k = from; k < to; k++)
    if (pricesListing(m.tokens, k, buys))
      return (buys || m.tokens.some(t => LOOKS.has(t.low))) && !sellsOwn(m)
  return false
}

/**
 * Whether the word at `k` prices a home on offer: "it's listed at 389", "they list at 350", not
 * "we'd list at 410". `buys`: so does one without a subject, "listed at 389".
 */
function pricesListing(tokens: readonly Token[], k: number, buys: boolean): boolean {
  if (!PRICES.has(tokens[k]?.low ?? '')) return isOnMarket(tokens, k)
  for (let i = k - 1; i > k - SUBJECT_REACH && tokens[i]?.kind === 'word'; i--) {
    const low = tokens[i]?.low ?? ''
    // "were" by itself is "we're".
    if (SPEAKERS.has(low) || (low === 'were' && tokens[i - 1]?.kind !== 'word')) return false
    if (!(BETWEEN.has(low) || PRICES.has(low))) return true
  }
  // "list it at 350" is asked of the bot.
  return buys && !OWN_OBJECTS.has(tokens[k + 1]?.low ?? '')
}

/** "it's on the market for 410", "a house for sale at 389"; not "put it on the market". */
function isOnMarket(tokens: readonly Token[], k: number): boolean {
  if (tokens[k]?.low === 'sale')
    return tokens[k - 1]?.low === 'for' && ((tokens[k - 2]?.bits ?? 0) & W.home) !== 0
  if (tokens[k]?.low !== 'market' || tokens[k - 2]?.low !== 'on') return false
  const before = tokens[k - 3]
  return before?.tail === 's' || /^(?:its|is|are|came|still|back)$/.test(before?.low ?? '')
}

/** Whether the contact speaks of a home of their own: then a price may be that of it. */
function sellsOwn(m: Message): boolean {
  if (!(m.mask & (W.own | W.sell))) return false
  return m.tokens.some((t, k) => {
    if (SELLS.has(t.low) || t.low === 'mine' || t.low === 'ours') return true
    if (!(t.bits & W.own)) return false
    return (((m.tokens[k + 1]?.bits ?? 0) | (m.tokens[k + 2]?.bits ?? 0)) & W.home) !== 0
  })
}
