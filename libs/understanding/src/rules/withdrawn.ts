import { bitsOf } from '../lexicon/lexicon.ts'
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
  buyer: new Set(['hunt', 'hunting', 'search', 'buying', 'purchase', 'looking', 'shopping']),
  seller: new Set(['selling', 'sale', 'listing', 'list']),
}
const KEEPS = new Set(['keep', 'keeping'])
const STAYS = new Set(['stay', 'staying'])
/** What one keeps, or where one stays, when a home is not sold: not "keep me posted", "keep looking". */
const OWN = bitsOf('own')
const HOME = bitsOf('home')
const VIEW = bitsOf('view')
const IT = new Set(['it', 'this', 'la'])
const THERE = new Set(['put', 'here', 'in', 'forever'])
/** Without one of these nothing is taken back: most messages hold none. */
const TURNS = new Set([...DROPS, ...CHANGES, ...KEEPS, ...STAYS, 'never'])
/** Words after "keep" in which the home is named. */
const KEPT_WITHIN = 3

/** Whether the message takes a purchase or a sale back ("not selling anymore", "forget the house hunt"). */
export function withdrawnBy(sentence: Sentence): { buyer: boolean; seller: boolean } {
  if (!holds(sentence, TURNS)) return { buyer: false, seller: false }
  const stays = staysPut(sentence)
  const changes = stays || holds(sentence, CHANGES) || holds(sentence, DROPS) || neverMind(sentence)
  return {
    buyer: takesBack('buyer', sentence, changes),
    seller: takesBack('seller', sentence, changes) || (stays && !states('seller', sentence)),
  }
}

/** Whether somebody says that they keep their home, or stay in it. */
function staysPut(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    if (STAYS.has(text[i]!) && (i + 1 === count || THERE.has(text[i + 1]!))) return true
    if (!KEEPS.has(text[i]!)) continue
    for (let k = i + 1; k < Math.min(count, i + 1 + KEPT_WITHIN); k++)
      if (IT.has(text[k]!) || is(sentence, k, OWN) || is(sentence, k, HOME)) return true
  }
  return false
}

function takesBack(side: 'buyer' | 'seller', sentence: Sentence, changes: boolean): boolean {
  const { count, text, marks } = sentence.words
  let dropped = false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & NEW_CLAUSE) !== 0) dropped = false
    if (DROPS.has(text[i]!) || (text[i] === 'never' && text[i + 1] === 'mind')) dropped = true
    if (dropped && (NOUNS[side].has(text[i]!) || dealsIn(side, sentence, i))) return true
    if (changes && speaksOf(side, sentence, i) && negatedAt(sentence, i)) return true
  }
  return false
}

/** Seeing homes is no deal: who cancels a tour or a showing takes nothing back. */
function dealsIn(side: 'buyer' | 'seller', sentence: Sentence, i: number): boolean {
  return speaksOf(side, sentence, i) && !is(sentence, i, VIEW)
}

function is({ low, high }: Sentence, i: number, [l, h]: readonly [number, number]): boolean {
  return (low[i]! & l) !== 0 || (high[i]! & h) !== 0
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
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) if (words.has(text[i]!)) return true
  return false
}
