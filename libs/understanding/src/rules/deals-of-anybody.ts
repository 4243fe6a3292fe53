import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { speaksOf } from './sides.ts'
import { beginsClause, cues, holds, holdsClass, holdsOneOf, is, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
const [ME] = bitsOf('me')
const [YOU] = bitsOf('you')
const WANT = bitsOf('want')
const ASK = bitsOf('ask')
const BUY = bitsOf('buy')
const SELLS = (['sell', 'sells', 'list'] as const).map(bitsOf)
/** Who or what deals, whoever it is: "do most people sell first", "how fast do homes sell". */
const ANYBODY = wordSet(
  `people everyone everybody folks owners sellers buyers banks investors investor flippers builders
   builder homes houses condos places townhouses townhomes duplexes properties ones who`,
)
const SOMEBODY = wordSet('someone somebody anyone anybody')
/** Who is asked for: "can somebody list it". */
const CAN = wordSet('can could will')
const HELPS = wordSet('help helps come show get find')
const LEAVES = cues('go gone rid')
const HAS = wordSet('have got has')
/** Of a question about the effort: "is it hard to sell a house with solar". */
const EFFORTS = wordSet('long hard easy easier harder difficult tough quick fast slow')
const ANY = wordSet('a an homes houses condos')
/** Of a sale that comes after the purchase: "can we sell it in 2 years". */
const SUPPOSES = cues('if when can could will would do before soon is')
const YEARS = wordSet('year years yr yrs')
const LATER = wordSet('later again someday eventually')
const LIVES = wordSet('live own keep hold stay')
const BEFORE = wordSet('before until')
const BOTH = cues('and or both same')
/** Words between who deals and the verb, and behind the verb up to the time. */
const REACH = 7

/**
 * Whether every deal of a side that a message speaks of is anybody's, or that of the home which is
 * sought, sold again one day: "do people sell first", "is it hard to sell a house with solar", "do
 * I lose money if I sell in 3 years".
 */
export function dealsOfAnybody(side: Intent, sentence: Sentence): boolean {
  const { count } = sentence.words
  if (!asks(sentence)) return false
  const mine = meansOwn(side, sentence)
  let found = false
  for (let i = 0; i < count; i++) {
    if (!speaksOf(side, sentence, i)) continue
    const general = !mine && (isAnybodys(side, sentence, i) || isEffort(side, sentence, i))
    if (!general && !(side === 'seller' && isLater(sentence, i))) return false
    found = true
  }
  return found && !(holds(sentence, BOTH) && namesBoth(sentence))
}

const asks = (sentence: Sentence): boolean =>
  holdsClass(sentence, ASK) || (sentence.all.marks & ASKED) !== 0

/**
 * Whether the contact stands in it, or the bot that is asked to deal: "we", "you"; of a sale "my"
 * or "has to go"; or what a clause begins with is had or wanted.
 */
function meansOwn(side: Intent, sentence: Sentence): boolean {
  const { all, words } = sentence
  if ((all.low & (ME | YOU)) !== 0) return true
  if (side === 'seller' && ((all.low & OWN) !== 0 || holds(sentence, LEAVES))) return true
  for (let i = 0; i < words.count; i++) {
    const begins = beginsClause(sentence, i)
    if (begins && (HAS.has(words.text[i]!) || is(sentence, i, WANT))) return true
  }
  return false
}

const namesBoth = (sentence: Sentence): boolean =>
  holdsClass(sentence, BUY) && holdsOneOf(sentence, SELLS)

/** "do most people sell", "who usually buys": the nearest before the verb that could deal. */
function isAnybodys(side: Intent, sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (side === 'buyer' && !is(sentence, i, BUY)) return false
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) {
    if (beginsClause(sentence, k + 1) || HELPS.has(text[k]!)) return false
    if (SOMEBODY.has(text[k]!) && CAN.has(textAt(sentence, k - 1))) return false
    if (ANYBODY.has(text[k]!) || SOMEBODY.has(text[k]!)) return asksBefore(sentence, k)
  }
  return false
}

/** Whether a word of asking stands at the place or before it, in its clause. */
function asksBefore(sentence: Sentence, at: number): boolean {
  for (let k = at; k >= 0; k--) {
    if (is(sentence, k, ASK)) return true
    if (beginsClause(sentence, k)) return false
  }
  return false
}

/** "how hard is it to sell a house with solar". */
function isEffort(side: Intent, sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  const any = textAt(sentence, i - 1) === 'to' && ANY.has(textAt(sentence, i + 1))
  return side === 'seller' && any && within(text, i - REACH, i, EFFORTS)
}

/** "sell it later", "sell in 3 years", "live there before I can sell", "sell after buying". */
function isLater(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (/^resell/.test(text[i]!)) return true
  if (!is(sentence, i, SELLS[0]!) || !holds(sentence, SUPPOSES)) return false
  if (within(text, i - REACH, i, LIVES) && within(text, i - REACH, i, BEFORE)) return true
  let k = i + 1
  const it = textAt(sentence, k) === 'it'
  if (it) k++
  const behind = textAt(sentence, k)
  if (LATER.has(behind)) return it || behind === 'again'
  if (behind === 'after' && is(sentence, k + 1, BUY)) return true
  return /^(?:in|after|within)$/.test(behind) && within(text, k, Math.min(count, k + 4), YEARS)
}
