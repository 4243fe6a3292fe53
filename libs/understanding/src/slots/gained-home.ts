import { add, W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** Words for coming by a home that are words of many other things too. */
export const GAINS = wordSet(
  'get getting upgrade upgrading downsize downsizing trade trading swap swapping',
)
for (const word of GAINS) add(word, W.common)

const TOWARDS = wordSet('into to up down for in it ours this us me ourselves')
const ARTICLES = wordSet('a an another something bigger smaller one')
/** What ends the words between the article and the home: "get a price on a house". */
const NOT_BETWEEN = W.leadIn | W.question | W.own | W.third | W.sell | W.neg
/** Behind the word for a home: what one gets is no home, or is to be rid of it. */
const ABOUT_HOMES = wordSet(
  `value valuation evaluation estimate appraisal appraised assessment price worth warranty inspection inspected loan
   sold listed ready`,
)
const MOST_BEFORE_HOME = 4

/**
 * Whether the word at `k` says that a home is come by: "get a condo in Mesa", "upgrade to a 4 bed".
 */
export function gainsHome(m: Message, k: number): boolean {
  if (!GAINS.has(wordAt(m, k))) return false
  let i = k + 1
  while (i <= k + 3 && TOWARDS.has(wordAt(m, i))) i++
  if (!(ARTICLES.has(wordAt(m, i)) || m.tokens[i]?.kind === 'number')) return false
  if (wordAt(m, i) === 'something')
    return /^(?:in|around|near|bigger|smaller)$/.test(wordAt(m, i + 1))
  for (let at = i + 1; at <= i + MOST_BEFORE_HOME; at++) {
    const bits = bitsAt(m, at)
    if (bits & (W.home | W.bed)) return !ABOUT_HOMES.has(wordAt(m, at + 1))
    if (m.tokens[at]?.kind === 'mark' || bits & NOT_BETWEEN) return false
  }
  return false
}
