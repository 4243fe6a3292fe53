import type { Side } from '../reading.ts'
import { GAINS, gainsHome } from './gained-home.ts'
import { HOLDS, holdsHome, JOINS, OWNERS } from './held-home.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Found, type Message, type Stretch, wordAt } from './message.ts'
import type { Token } from './tokens.ts'
import { SELLS, sellsNext, WISHES } from './wished-sale.ts'
import { wordSet } from './word-set.ts'

const BY_NATURE = new Map<string, Side>([
  ...['askingPrice', 'mortgageBalance', 'condition', 'yearBuilt'].map(n => [n, 'selling'] as const),
  ...['budget.max', 'budget.min', 'financing', 'preApproved'].map(n => [n, 'buying'] as const),
  ...['downPaymentPct', 'downPaymentAmount', 'creditScore'].map(n => [n, 'buying'] as const),
  ...['name', 'phone', 'email'].map(n => [n, 'person'] as const),
])
const BUYS = wordSet(
  `buy buying buyin purchase purchasing looking search searching find finding want wanting need wanna comprar
   busco buscamos budget preapproved moving move relocating quiero hunt next max tour necesito show`,
)

/** Words on each side of a fact that can say which home it is about. */
const REACH = 40
/** A cue in another clause, or another sentence, counts as so many words farther away. */
const OTHER_CLAUSE = 4
const OTHER_SENTENCE = 20

/** A word that speaks of one of the homes, by its token index. */
export interface SideCue {
  readonly at: number
  readonly side: Side
}

const NO_CUES: readonly SideCue[] = []

/** All words of a message that speak of a home; read once for all of its facts. */
export function sideCues(m: Message): readonly SideCue[] {
  if (!(m.mask & (W.sell | W.buy | W.own | W.built | W.debt | W.home))) return NO_CUES
  const cues: SideCue[] = []
  for (let k = 0; k < m.tokens.length; k++) {
    const side = cueAt(m, k)
    if (side) cues.push({ at: k, side })
  }
  return cues
}

/** The home that a fact is about by its nature, or as its scanner said; else undefined. */
export const sideByNature = (f: Found): Side | undefined => f.side ?? BY_NATURE.get(f.name)

/**
 * Index of the first cue that can reach what is said at `f`; these come in order, so that the
 * search goes on from `after`.
 */
export function firstCue(f: Stretch, cues: readonly SideCue[], after: number): number {
  let i = after
  while (i < cues.length && (cues[i]?.at ?? 0) < f.from - REACH) i++
  return i
}

/** Which home is spoken of at `f`: by the words nearest to it, else by the bot that talks. */
export function sideOf(m: Message, f: Stretch, cues: readonly SideCue[], first: number): Side {
  let best: Side = m.context.bot === 'seller' ? 'selling' : 'buying'
  let least = Number.POSITIVE_INFINITY
  const at = m.tokens[f.from]
  for (let i = first; i < cues.length; i++) {
    const cue = cues[i]
    if (!cue || cue.at >= f.to + REACH) break
    const { at: k, side } = cue
    const t = m.tokens[k]
    if (!t || !at) continue
    const words = k < f.from ? f.from - k : k - f.to + 2
    const apart = t.seg !== at.seg || (k > f.from && isJoined(m, f.to, cue))
    const far = words + (t.sent === at.sent ? 0 : OTHER_SENTENCE) + (apart ? OTHER_CLAUSE : 0)
    if (far < least) {
      least = far
      best = side
    }
  }
  return best
}

/** "sell our home in Mesa and buy", "… to get a condo": what follows the join is another clause. */
function isJoined(m: Message, from: number, { at, side }: SideCue): boolean {
  for (let k = from; k < at; k++) if (JOINS.has(wordAt(m, k))) return true
  return side === 'buying' && at > from && wordAt(m, at - 1) === 'to'
}

/** Words that speak of a home; what is one's own does besides. */
const SPEAKS: ReadonlySet<string> = new Set([
  ...GAINS,
  ...SELLS,
  ...BUYS,
  ...HOLDS,
  ...['new', 'left', 'own', 'gotta', 'current', 'out', 'available', 'avail'],
])

/** The home that the word at `k` speaks of, or null. */
function cueAt(m: Message, k: number): Side | null {
  const bits = bitsAt(m, k)
  if (!(bits & (W.sell | W.buy | W.own | W.built | W.common))) return null
  const w = wordAt(m, k)
  if (!(bits & W.own || SPEAKS.has(w))) return null
  if (bits & W.own && w !== 'mine' && w !== 'ours') return ownHomeAt(m, k)
  if (HOLDS.has(w)) return holdsHome(m, k) ? 'selling' : null
  // "my grandma left me her house"
  if (w === 'left' && /^(?:me|us)$/.test(wordAt(m, k + 1)))
    return (bitsAt(m, k + 2) | bitsAt(m, k + 3)) & W.home ? 'selling' : null
  if (w === 'current') return bitsAt(m, k + 1) & W.home ? 'selling' : null
  if (w === 'gotta') return goesAt(m, k) ? 'selling' : null
  if (w === 'own') return OWNERS.has(wordAt(m, k - 1)) ? 'selling' : null
  if (gainsHome(m, k) || isNewHome(m, k)) return 'buying'
  if (SELLS.has(w)) return sellsAt(m, k, w) ? 'selling' : null
  if (isStock(m, k)) return 'buying'
  if (!BUYS.has(w) || (w === 'next' && bitsAt(m, k + 1) & (W.when | W.unit))) return null
  return WISHES.has(w) && sellsNext(m, k) ? 'selling' : 'buying'
}

/** "whats out there", "whats available" */
export const isStock = (m: Message, k: number): boolean =>
  (wordAt(m, k) === 'out' ? wordAt(m, k + 1) === 'there' : /^avail/.test(wordAt(m, k))) &&
  /^(?:whats?|is)$/.test(wordAt(m, k - 1))

/** "the house here has gotta go by august" */
const goesAt = (m: Message, k: number): boolean =>
  wordAt(m, k + 1) === 'go' && [1, 2, 3].some(n => bitsAt(m, k - n) & W.home)

const SOUGHT = wordSet('first new next forever future dream')
const SEEKS = wordSet('looking look find finding want wanting need get getting buy buying rather')

/**
 * "our own place" behind a wish, "my first home": the home sought, though it is called one's own.
 */
export function isSoughtHome(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1]?.low ?? ''
  if (SOUGHT.has(next)) return true
  if (next !== 'own') return false
  for (let i = k - 1; i >= k - 3; i--) {
    if ((tokens[i]?.bits ?? 0) & W.sell || tokens[i]?.low === 'out') return false
    if (SEEKS.has(tokens[i]?.low ?? '')) return true
  }
  return false
}

/** "my house" is the one on sale, "our new place" and "our home would have" the one sought. */
function ownHomeAt(m: Message, k: number): Side | null {
  const at = [k + 1, k + 2].find(i => bitsAt(m, i) & W.home || isBedAt(m, i))
  if (at === undefined) return null
  if (isSoughtHome(m.tokens, k)) return 'buying'
  const imagined =
    /^(?:would|should|to)$/.test(wordAt(m, at + 1)) && /^(?:have|be)$/.test(wordAt(m, at + 2))
  return imagined && !(bitsAt(m, at + 3) & W.sell) ? 'buying' : 'selling'
}

/** "our 2 bed in Dover": rooms stand for the home; not "our 3 bed for a 5 bed". */
const isBedAt = (m: Message, i: number): boolean =>
  (bitsAt(m, i) & W.bed) !== 0 &&
  m.tokens[i - 1]?.kind === 'number' &&
  !/^(?:apartment|apt)$/.test(wordAt(m, i + 1)) &&
  !(wordAt(m, i + 1) === 'for' && wordAt(m, i + 2) === 'a')

/** "in the new house"; not "selling the new house". */
const isNewHome = (m: Message, k: number): boolean =>
  wordAt(m, k) === 'new' &&
  wordAt(m, k - 1) === 'the' &&
  (bitsAt(m, k + 1) & W.home) !== 0 &&
  !(bitsAt(m, k - 2) & W.sell)

/**
 * "get for it", "get it sold", "listing my house" speak of a sale; "homes for sale", "a list of
 * homes" of a search.
 */
function sellsAt(m: Message, k: number, w: string): boolean {
  if (w === 'get') return wordAt(m, k + 1) === 'for' || /^(?:sold|listed)$/.test(wordAt(m, k + 2))
  if (w === 'list' && isOfHomes(m, k)) return false
  // "off market in Detroit", "in the market for a condo"
  if (w === 'market') return wordAt(m, k - 1) !== 'off' && wordAt(m, k + 1) !== 'for'
  if (w === 'listing') return /^(?:my|our|the|a|for)$/.test(wordAt(m, k + 1))
  const searched = w === 'sale' && wordAt(m, k - 1) === 'for' && bitsAt(m, k - 2) & W.home
  return !searched
}

/** "a list of homes", "off the list", "from our list"; not "the list price". */
const isOfHomes = (m: Message, k: number): boolean => {
  const next = wordAt(m, k + 1)
  return next === 'of' || (next !== 'price' && /^(?:the|my|our|your)$/.test(wordAt(m, k - 1)))
}
