import type { Sentence } from '../text/sentence.ts'
import { NEW_CLAUSE } from '../text/tokens.ts'
import { negatedAt, speaksOf } from './sides.ts'

/** Words that take back what follows them in the clause. */
const DROPS = new Set(
  'forget scratch scrap nevermind nvm skip pause cancel olvida olvide'.split(' '),
)
/** Words that make of a negation a change of plan. */
const CHANGES = new Set(
  'anymore longer instead changed change decided decide actually rather mind ya mejor'.split(' '),
)
const NOUNS: Readonly<Record<'buyer' | 'seller', ReadonlySet<string>>> = {
  buyer: new Set([
    'hunt',
    'hunting',
    'search',
    'buying',
    'purchase',
    'looking',
    'shopping',
    'tour',
  ]),
  seller: new Set(['selling', 'sale', 'listing', 'list']),
}
const KEEPS = new Set(['keep', 'keeping', 'stay', 'staying'])

/** Whether the message takes a purchase or a sale back ("not selling anymore", "forget the house hunt"). */
export function withdrawnBy(sentence: Sentence): { buyer: boolean; seller: boolean } {
  const changes =
    holds(sentence, CHANGES) ||
    holds(sentence, DROPS) ||
    holds(sentence, KEEPS) ||
    neverMind(sentence)
  return {
    buyer: takesBack('buyer', sentence, changes),
    seller:
      takesBack('seller', sentence, changes) ||
      (changes && holds(sentence, KEEPS) && !states('seller', sentence)),
  }
}

function takesBack(side: 'buyer' | 'seller', sentence: Sentence, changes: boolean): boolean {
  const { count, text, marks } = sentence.words
  let dropped = false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & NEW_CLAUSE) !== 0) dropped = false
    if (DROPS.has(text[i]!) || (text[i] === 'never' && text[i + 1] === 'mind')) dropped = true
    if (dropped && (NOUNS[side].has(text[i]!) || speaksOf(side, sentence, i))) return true
    if (changes && speaksOf(side, sentence, i) && negatedAt(sentence, i)) return true
  }
  return false
}

function states(side: 'buyer' | 'seller', sentence: Sentence): boolean {
  for (let i = 0; i < sentence.words.count; i++)
    if (speaksOf(side, sentence, i) && !negatedAt(sentence, i)) return true
  return false
}

function neverMind(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i + 1 < count; i++) if (text[i] === 'never' && text[i + 1] === 'mind') return true
  return false
}

function holds(sentence: Sentence, words: ReadonlySet<string>): boolean {
  for (let i = 0; i < sentence.words.count; i++) if (words.has(sentence.words.text[i]!)) return true
  return false
}
