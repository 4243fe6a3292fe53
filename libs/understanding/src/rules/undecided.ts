import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NUMBER } from '../text/tokens.ts'
import { beginsClause, cues, endsClause, holds, holdsOneOf, is, textAt, within } from './words.ts'

const HOME = bitsOf('home')
const [OWN] = bitsOf('own')
const SELLING = (['sell', 'sold', 'sells', 'list', 'worth', 'legal'] as const).map(bitsOf)
/** What else names a sale, or asks the bot for it. */
const DEALS = cues(
  'market rid offer offers buyer buyers you your yours up go cash equity price priced number',
)
const THINKS = cues('figure figuring decide deciding decided work sort think thinking know')
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
  if (!holds(sentence, THINKS) || holds(sentence, DEALS)) return false
  if (holdsOneOf(sentence, SELLING)) return false
  for (let i = 0; i < count; i++) {
    if (!THINKS.has(text[i]!)) continue
    if (!within(text, i + 1, Math.min(count, i + 1 + REACH), WHAT)) continue
    if (ownHomeBehind(sentence, i + 1)) return true
  }
  return false
}

function ownHomeBehind(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  for (let k = from; k < count && k < from + FAR && !beginsClause(sentence, k); k++)
    if (is(sentence, k, HOME) && within(text, from, k, WITH)) return true
  return false
}

const WITH = wordSet('with about')
/** A wish, what one says before it, and the laugh without which "we'd" is none. */
const SUPPOSES = cues('if wish')
const WOULD = wordSet('id wed')
const LAUGHS = cues('lol haha ha hah hehe')
const FOR = wordSet('for at get got worth')
const AMOUNT = wordSet('much price number money amount kind rate lol haha ha')

/**
 * "if mine was worth that much I'd sell too", "I'd list ours at that price haha": nobody asks what
 * theirs would bring.
 */
function envies(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if ((sentence.all.marks & (ASKED | NUMBER)) !== 0 || holds(sentence, YOU)) return false
  if ((sentence.all.low & OWN) === 0) return false
  let would = holds(sentence, SUPPOSES)
  if (!would && !holds(sentence, LAUGHS)) return false
  let that = false
  for (let i = 0; i < count; i++) {
    if (isWeWould(sentence, i)) would = true
    if (text[i] === 'that' && FOR.has(textAt(sentence, i - 1))) that ||= endsWithAmount(sentence, i)
  }
  return that && would
}

const YOU = cues('you your can')

const isWeWould = (sentence: Sentence, i: number): boolean =>
  WOULD.has(textAt(sentence, i)) ||
  (textAt(sentence, i) === 'would' && /^(?:i|we)$/.test(textAt(sentence, i - 1)))

/** "for that", "that price", "get that for mine". */
function endsWithAmount(sentence: Sentence, i: number): boolean {
  const next = textAt(sentence, i + 1)
  if (endsClause(sentence, i) || AMOUNT.has(next)) return true
  return next === 'for' && (sentence.low[Math.min(i + 2, sentence.words.count - 1)]! & OWN) !== 0
}
