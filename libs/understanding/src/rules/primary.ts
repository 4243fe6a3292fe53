import type { Sentence } from '../text/sentence.ts'
import { firstOf, speaksOf } from './sides.ts'
import { within } from './words.ts'

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
/** Words between "must" and the verb, and between the verb and "first". */
const REACH = 6

/** Which of two stated intents comes first: the one that must, else the one that is named first. */
export function primaryOf(sentence: Sentence): 'buyer' | 'seller' {
  const ordered = orderedFirst(sentence)
  if (ordered !== null) return ordered
  const buyer = firstOf('buyer', sentence)
  const seller = firstOf('seller', sentence)
  if (buyer < 0) return 'seller'
  return seller >= 0 && seller < buyer ? 'seller' : 'buyer'
}

function orderedFirst(sentence: Sentence): 'buyer' | 'seller' | null {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    const seller = speaksOf('seller', sentence, i)
    if (!seller && !speaksOf('buyer', sentence, i)) continue
    if (seller && within(text, i - REACH, i, CONDITION)) return 'seller'
    if (seller && within(text, i - REACH + 2, i, MUST)) return 'seller'
    if (within(text, i + 1, Math.min(count, i + REACH), EARLIER)) return seller ? 'seller' : 'buyer'
  }
  return null
}
