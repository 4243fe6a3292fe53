import { W } from './lexicon/word-classes.ts'
import { bitsAt, CLAUSE_REACH, type Message, wordAt } from './message.ts'
import { sellsNext, WISHES } from './wished-sale.ts'
import { wordSet } from './word-set.ts'

/** "we own in Mesa", "currently own a condo": not "want to own". */
export const OWNERS = new Set(['', 'i', 'we', 'currently', 'already', 'still', 'and'])
export const JOINS = wordSet('and then but n y pero')

/** Words for having a home that are words of having anything. */
export const HOLDS = wordSet('have got its')

/**
 * "we have a condo in Lowell", "I have a 2 bed house now"; "have" or "got" alone, "its", and rooms
 * in place of a home, only where another is wanted: "got a 2 bed in Dover, need a 4 bed". Not "want
 * to have a house", "have a house in mind".
 */
export function holdsHome(m: Message, k: number): boolean {
  const before = wordAt(m, k - 1)
  if (!OWNERS.has(before) || before === 'and' || !isHeld(m, k + 1)) return false
  if (wordAt(m, k) === 'its' && !isOfOwn(m)) return false
  const said = before !== '' && wordAt(m, k) === 'have' && m.tokens[k + 1]?.kind !== 'number'
  const home = said ? firstOf(m, k + 2, k + 4, W.home) : -1
  if (home > 0) return !(wordAt(m, home + 1) === 'in' && wordAt(m, home + 2) === 'mind')
  const at = firstOf(m, k + 2, k + 4, W.home | W.bed | W.bath)
  return at > 0 && !isLed(m, k + 2, at) && wantsAnother(m, at)
}

/** "its" is the own home to who sells, or who wants a next one; else it may be one on offer. */
const isOfOwn = (m: Message): boolean =>
  m.context.bot === 'seller' || m.tokens.some(t => /^(?:next|another)$/.test(t.low))

/** "a", "our", "1", "the old": what may open the name of what is had. */
const isHeld = (m: Message, i: number): boolean =>
  m.tokens[i]?.kind === 'number' ||
  /^(?:a|an|another|our|my)$/.test(wordAt(m, i)) ||
  (wordAt(m, i) === 'the' && /^(?:old|other|first)$/.test(wordAt(m, i + 1)))

/** The first token of these classes, or the baths of "3/2"; -1 if there is none. */
function firstOf(m: Message, from: number, to: number, classes: number): number {
  for (let i = from; i <= to; i++) {
    if (bitsAt(m, i) & classes) return i
    if (wordAt(m, i) === '/' && classes & W.bed) return i + 1
  }
  return -1
}

/** "have a question about a house": what is had is no home. */
function isLed(m: Message, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (bitsAt(m, k) & NOT_HELD || LEADS.has(wordAt(m, k))) return true
  return false
}
const NOT_HELD = W.leadIn | W.third | W.sell | W.buy | W.loan
const LEADS = wordSet('on about for who that to with')

/** Words behind a wish among which stands what is wanted. */
const WISH_REACH = 6
const ANOTHER = wordSet('same bigger smaller something another')

/** Whether a later clause wishes for a home, or for more of what the one that is had has. */
function wantsAnother(m: Message, at: number): boolean {
  const last = Math.min(m.tokens.length, at + CLAUSE_REACH)
  for (let k = at + 1; k < last; k++) {
    if (/^(?:mind|your|you|\?)$/.test(wordAt(m, k))) return false
    if (!WISHES.has(wordAt(m, k))) continue
    if (m.tokens[k]?.seg === m.tokens[at]?.seg && !JOINS.has(wordAt(m, k - 1))) return false
    return !sellsNext(m, k) && isWished(m, k + 1)
  }
  return false
}

function isWished(m: Message, from: number): boolean {
  for (let i = from; i < from + WISH_REACH; i++)
    if (isCount(m, i) || bitsAt(m, i) & (W.home | W.bed) || ANOTHER.has(wordAt(m, i))) return true
  return false
}

const isCount = (m: Message, i: number): boolean =>
  m.tokens[i]?.kind === 'number' ||
  ((bitsAt(m, i) & W.number) !== 0 && !/^(?:an?|once)$/.test(wordAt(m, i)))
