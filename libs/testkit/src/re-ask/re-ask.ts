import { askingParts } from './asking.ts'
import { type AskedSlot, answersOf, PATTERNS } from './slots.ts'

export interface FactSaid {
  readonly side: string
  readonly name: string
}

/** A question about what was already said. */
export interface ReAsk {
  readonly slot: AskedSlot
  readonly fact: string
  readonly text: string
}

const SELLING =
  /\b(?:sell|selling|sold|list(?:ed|ing)? (?:it|your)|your (?:home|house|place|property|condo)|the (?:home|house|property) (?:you'd|you would|you want to) sell|vend\w+|tu casa|la casa)\b/i
const BUYING = /\b(?:buy|buying|looking (?:for|in|to buy)|move (?:in|to)|compr\w+|busc\w+)\b/i

/** What a question is about when its words do not say: the trade of the bot that asks. */
const TRADE: Readonly<Record<string, string>> = { seller: 'selling', buyer: 'buying' }

const sideOf = (part: string, bot: string): string => {
  const selling = SELLING.test(part)
  if (selling !== BUYING.test(part)) return selling ? 'selling' : 'buying'
  return TRADE[bot] ?? 'buying'
}

/**
 * "What price do you have in mind?" is the budget when the buyer bot asks, the asking price when
 * the seller bot does.
 */
const PRICES: ReadonlySet<AskedSlot> = new Set<AskedSlot>(['budget', 'askingPrice'])

const slotsOf = (part: string, side: string): AskedSlot[] => {
  const found = PATTERNS.filter(([, asks, unless]) => asks.test(part) && !unless?.test(part)).map(
    ([slot]) => slot,
  )
  const meant = side === 'selling' ? 'askingPrice' : 'budget'
  const priced = found.map(slot => (PRICES.has(slot) ? meant : slot))
  // An address is where a home is; asked by name, the place is not a further question.
  const named = priced.includes('address') ? priced.filter(slot => slot !== 'location') : priced
  const home = named.includes('yearBuilt') ? named.filter(slot => slot !== 'timeline') : named
  return [...new Set(home)]
}

/** What a text asks for, judged by its words alone. `bot`: who says it. */
export const questionsIn = (text: string, bot: string): { slot: AskedSlot; side: string }[] =>
  askingParts(text).flatMap(part => {
    const side = sideOf(part, bot)
    return slotsOf(part, side).map(slot => ({ slot, side }))
  })

/**
 * The questions of a text that what was said before answers already. `known`: the facts that are
 * known and fresh when the text is sent. Knows nothing of what the bot says it asks.
 */
export const reAsksIn = (text: string, bot: string, known: readonly FactSaid[]): ReAsk[] =>
  questionsIn(text, bot).flatMap(({ slot, side }) => {
    const answer = answersOf(slot, side).find(key =>
      known.some(fact => fact.side === key.side && fact.name === key.name),
    )
    return answer ? [{ slot, fact: `${answer.side}.${answer.name}`, text }] : []
  })
