import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NUMBER } from '../text/tokens.ts'
import { beginsClause, endsClause, is, isOneOf, textAt, within } from './words.ts'

const HOME = bitsOf('home')
const [OWN] = bitsOf('own')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth', 'legal'] as const).map(bitsOf)
/** What else names a sale, or asks the bot for it. */
const DEALS = wordSet(
  'market rid offer offers buyer buyers you your yours up go cash equity price priced number',
)
const THINKS = wordSet('figure figuring decide deciding decided work sort think thinking know')
const WHAT = wordSet('what something whether how')
/** Words between "figure out" and "what", and between "what" and the home. */
const REACH = 3
const FAR = 8

/**
 * Whether a sale of the own home is a matter that is not decided, or a jest at the price of
 * another.
 */
export function undecided(sentence: Sentence): boolean {
  return wondersWhatToDo(sentence) || envies(sentence)
}

/** "we'd have to figure out what to do with our house first". */
function wondersWhatToDo(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let wondered = false
  for (let i = 0; i < count; i++) {
    if (DEALS.has(text[i]!) || isOneOf(sentence, i, SELLING)) return false
    if (THINKS.has(text[i]!) && within(text, i + 1, Math.min(count, i + 1 + REACH), WHAT))
      wondered ||= ownHomeBehind(sentence, i + 1)
  }
  return wondered
}

function ownHomeBehind(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  for (let k = from; k < count && k < from + FAR && !beginsClause(sentence, k); k++)
    if (is(sentence, k, HOME) && within(text, from, k, WITH)) return true
  return false
}

const WITH = wordSet('with about')
/** A wish, what one says before it, and the laugh without which "we'd" is none. */
const SUPPOSES = wordSet('if wish')
const WOULD = wordSet('id wed')
const LAUGHS = wordSet('lol haha ha hah hehe')
const FOR = wordSet('for at get got worth')
const AMOUNT = wordSet('much price number money amount kind rate lol haha ha')

/**
 * "if mine was worth that much I'd sell too", "I'd list ours at that price haha": nobody asks what
 * theirs would bring.
 */
function envies(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  let supposed = false
  let would = false
  let that = false
  let own = false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & (ASKED | NUMBER)) !== 0 || YOU.has(text[i]!)) return false
    if (SUPPOSES.has(text[i]!)) supposed = true
    if (isWeWould(sentence, i)) would = true
    if ((sentence.low[i]! & OWN) !== 0) own = true
    if (text[i] === 'that' && FOR.has(textAt(sentence, i - 1))) that ||= endsWithAmount(sentence, i)
  }
  return that && own && (supposed || (would && within(text, 0, count, LAUGHS)))
}

const YOU = wordSet('you your can')

const isWeWould = (sentence: Sentence, i: number): boolean =>
  WOULD.has(textAt(sentence, i)) ||
  (textAt(sentence, i) === 'would' && /^(?:i|we)$/.test(textAt(sentence, i - 1)))

/** "for that", "that price", "get that for mine". */
function endsWithAmount(sentence: Sentence, i: number): boolean {
  const next = textAt(sentence, i + 1)
  if (endsClause(sentence, i) || AMOUNT.has(next)) return true
  return next === 'for' && (sentence.low[Math.min(i + 2, sentence.words.count - 1)]! & OWN) !== 0
}
