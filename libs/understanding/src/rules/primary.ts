import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import type { Sentence } from '../text/sentence.ts'
import { firstOf, looksToSell, speaksOf } from './sides.ts'
import { beginsClause, is, textAt, within } from './words.ts'

const MUST = new Set([
  'must',
  'have',
  'has',
  'need',
  'needs',
  'got',
  'gotta',
  'necesito',
  'tengo',
  'hay',
])
const EARLIER = new Set(['first', 'before', 'primero'])
const CONDITION = new Set([
  'until',
  'unless',
  'once',
  'when',
  'after',
  'if',
  'contingent',
  'cuando',
])
/** What stands between "first" and the verb that it orders. */
const LEADS = new Set(
  'we i have has had to need needs must gotta got going want should would like tengo tenemos que'.split(
    ' ',
  ),
)
const HOME = bitsOf('home')
/** Words between "must" and the verb, and between the verb and "first". */
const REACH = 6

/** Which of two stated intents comes first: the one that must, else the one that is named first. */
export function primaryOf(sentence: Sentence): Intent {
  const ordered = orderedFirst(sentence)
  if (ordered !== null) return ordered
  const buyer = firstOf('buyer', sentence)
  const seller = firstOf('seller', sentence)
  if (buyer < 0) return 'seller'
  return seller >= 0 && seller < buyer ? 'seller' : 'buyer'
}

/**
 * What an order that is said names: "buy first", "first sell ours", "sell before"; else what must
 * be, or is waited for.
 */
function orderedFirst(sentence: Sentence): Intent | null {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    if (!EARLIER.has(text[i]!) || isFirstHome(sentence, i)) continue
    const side = dealBehind(sentence, i) ?? dealBefore(sentence, i)
    if (side !== null) return side
  }
  for (let i = 0; i < count; i++) {
    if (!speaksOf('seller', sentence, i)) continue
    if (within(text, i - REACH, i, CONDITION) || within(text, i - REACH + 2, i, MUST))
      return 'seller'
  }
  return null
}

/** "my first home". */
const isFirstHome = (sentence: Sentence, i: number): boolean =>
  is(sentence, i + 1, HOME) || (!LEADS.has(textAt(sentence, i + 1)) && is(sentence, i + 2, HOME))

/** Of "first sell ours", "first we have to sell". */
function dealBehind(sentence: Sentence, i: number): Intent | null {
  const { count, text } = sentence.words
  if (text[i] === 'before') return null
  for (let k = i + 1; k < count && k < i + REACH && !beginsClause(sentence, k); k++) {
    const side = dealAt(sentence, k)
    if (side !== null) return side
    if (!LEADS.has(text[k]!) || (k === i + 1 && text[k] === 'to')) return null
  }
  return null
}

/** Of the last deal named before "sell our place first". */
function dealBefore(sentence: Sentence, i: number): Intent | null {
  for (let k = i - 1; k >= 0 && k > i - REACH; k--) {
    const side = dealAt(sentence, k)
    if (side !== null) return side
  }
  return null
}

function dealAt(sentence: Sentence, i: number): Intent | null {
  if (speaksOf('seller', sentence, i)) return 'seller'
  return speaksOf('buyer', sentence, i) && !looksToSell(sentence, i) ? 'buyer' : null
}
