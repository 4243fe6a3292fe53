import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import type { Sentence } from '../text/sentence.ts'
import { negatedAt, speaksOf } from './sides.ts'
import { beginsClause, cues, holds, holdsOneOf, is, isNot } from './words.ts'

/** Words that take back what follows them in the clause. */
const DROPS = cues('forget scratch scrap nevermind nvm skip pause cancel olvida olvide')
const NEVER = cues('never')
/** Words that make of a negation a change of plan. */
const CHANGES = cues(
  'anymore longer instead changed change decided decide actually rather mind ya mejor',
)
const NOUNS: Readonly<Record<Intent, ReadonlySet<string>>> = {
  buyer: new Set(['hunt', 'hunting', 'search', 'buying', 'purchase', 'looking', 'shopping']),
  seller: new Set(['selling', 'sale', 'listing', 'list']),
}
const KEEPS = cues('keep keeping')
const STAYS = cues('stay staying')
/**
 * What one keeps, or where one stays, when a home is not sold: not "keep me posted", "keep
 * looking".
 */
const HOME = bitsOf('home')
const VIEW = bitsOf('view')
const SELLS = (['sell', 'list', 'sells'] as const).map(bitsOf)
const IT = new Set(['it', 'this', 'la'])
const ALONE = new Set(['ours', 'mine'])
/** Of these one has one; of condos, lots and cabins perhaps another. */
const ANY_HOME = new Set(['house', 'home', 'place', 'property', 'casa'])
const THERE = new Set(['put', 'here', 'in', 'forever'])
const [NOT] = bitsOf('not')
/** Words after "keep" in which the home is named. */
const KEPT_WITHIN = 3

/**
 * Whether the message takes a purchase or a sale back ("not selling anymore", "forget the house
 * hunt").
 */
export function withdrawnBy(sentence: Sentence): { buyer: boolean; seller: boolean } {
  const stays = (holds(sentence, KEEPS) || holds(sentence, STAYS)) && staysPut(sentence)
  const drops = holds(sentence, DROPS) || (holds(sentence, NEVER) && neverMind(sentence))
  const changes = drops || stays || holds(sentence, CHANGES)
  const denies = changes && (sentence.all.low & NOT) !== 0
  const takes = drops || denies
  return {
    buyer: takes && takesBack('buyer', sentence, denies),
    seller:
      (takes && takesBack('seller', sentence, denies)) || (stays && !states('seller', sentence)),
  }
}

/** Whether somebody says that they keep their home, or stay in it. */
function staysPut(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    if (STAYS.has(text[i]!) && (i + 1 === count || THERE.has(text[i + 1]!))) return true
    if (KEEPS.has(text[i]!) && isHomeKept(sentence, i + 1)) return true
  }
  return false
}

/**
 * "keeping it", "keep our house". Who keeps "the condo" may sell another home, unless a change of
 * plan is told beside it; "my options" and "my washer" are none.
 */
function isHomeKept(sentence: Sentence, from: number): boolean {
  const { count, text } = sentence.words
  for (let k = from; k < Math.min(count, from + KEPT_WITHIN); k++) {
    if (IT.has(text[k]!) || ALONE.has(text[k]!)) return true
    if (!is(sentence, k, HOME)) continue
    return ANY_HOME.has(text[k]!) || changesPlan(sentence)
  }
  return false
}

/** "decided to keep", "no, keeping", "not selling". */
const changesPlan = (sentence: Sentence): boolean =>
  holds(sentence, CHANGES) ||
  isNot(sentence, 0) ||
  ((sentence.all.low & NOT) !== 0 && holdsOneOf(sentence, SELLS))

function takesBack(side: Intent, sentence: Sentence, denies: boolean): boolean {
  const { count, text } = sentence.words
  let dropped = false
  for (let i = 0; i < count; i++) {
    if (beginsClause(sentence, i)) dropped = false
    if (DROPS.has(text[i]!) || (text[i] === 'never' && text[i + 1] === 'mind')) dropped = true
    if (dropped && (NOUNS[side].has(text[i]!) || dealsIn(side, sentence, i))) return true
    if (denies && speaksOf(side, sentence, i) && negatedAt(sentence, i)) return true
  }
  return false
}

/** Seeing homes is no deal: who cancels a tour or a showing takes nothing back. */
function dealsIn(side: Intent, sentence: Sentence, i: number): boolean {
  return speaksOf(side, sentence, i) && !is(sentence, i, VIEW)
}

function states(side: Intent, sentence: Sentence): boolean {
  for (let i = 0; i < sentence.words.count; i++)
    if (speaksOf(side, sentence, i) && !negatedAt(sentence, i)) return true
  return false
}

function neverMind(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i + 1 < count; i++) if (text[i] === 'never' && text[i + 1] === 'mind') return true
  return false
}
