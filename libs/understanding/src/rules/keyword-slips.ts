import { lookUp } from '../lexicon/lexicon.ts'
import { classOf } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'

/** One word in any punctuation. */
const WORD = /^[^\p{L}\p{N}]*([a-z\d]+)[^\p{L}\p{N}]*$/iu
const ANY_WORD = /[\p{L}\p{N}]/u
const STOP_SIGN = '🛑'
/** Longest message, in characters, that is looked at. */
const LOOKED_AT = 24
/** "STOP2END", "stop2quit", "STOP2". */
const NUMBERED = /^(?:stop|quit|cancel|unsubscribe)\d+(?:stop|end|quit)?$/
/**
 * Short words, of which only what a finger does makes a slip: "step" and "shop" are words of their
 * own.
 */
const SHORT = ['stop', 'quit']
const LONG = ['cancel', 'revoke']
const UNSUBSCRIBE = 'unsubscribe'
/** Letters that may be missing, added or changed in so long a word: "unscribe". */
const UNSUBSCRIBE_SLIPS = 3
/** The same said as done, and what phones call it. */
const DONE = wordSet('stoped stopped revoked dnd')
/** Words that no list holds and that are no slips. */
const WORDS = wordSet('stoop strop quoit cancer')
/** Each key with those beside it. */
const KEYS: Readonly<Record<string, string>> = {
  s: 'awedxz',
  t: 'rfgy',
  o: 'iklp',
  p: 'ol',
  q: 'wa',
  u: 'yhji',
  i: 'ujko',
}

/**
 * Whether the whole message is a slip of a word that ends messages: "STIP", "ST0P", "stoo",
 * "cancell", "unscribe". What is a word, a name or a town by itself is none: "atop", "top",
 * "Quito".
 */
export function slipsKeyword(text: string): boolean {
  if (text.length > LOOKED_AT) return false
  const word = WORD.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return text.includes(STOP_SIGN) && !ANY_WORD.test(text)
  if (DONE.has(word) || NUMBERED.test(word)) return true
  const letters = word.replaceAll('0', 'o').replaceAll('5', 's').replaceAll('1', 'i')
  if (SHORT.includes(letters) || LONG.includes(letters) || letters === UNSUBSCRIBE) return true
  if (WORDS.has(letters) || lookUp(letters) >= 0 || classOf(letters) !== 0) return false
  return (
    SHORT.some(keyword => isMistyped(letters, keyword)) ||
    LONG.some(keyword => letters[0] === keyword[0] && distance(letters, keyword) === 1) ||
    (letters.startsWith('un') && distance(letters, UNSUBSCRIBE) <= UNSUBSCRIBE_SLIPS)
  )
}

/**
 * A key beside the right one, one pressed twice or with its neighbour, one left out but the first,
 * or two swapped.
 */
function isMistyped(word: string, keyword: string): boolean {
  const first = firstDifference(word, keyword)
  const after = (by: number): string => word.slice(first + by)
  if (word.length === keyword.length + 1) {
    const extra = word[first]!
    const beside = [word[first - 1], word[first + 1]]
    return after(1) === keyword.slice(first) && beside.some(c => c === extra || isBeside(extra, c))
  }
  if (word.length === keyword.length - 1) return first > 0 && after(0) === keyword.slice(first + 1)
  if (word.length !== keyword.length) return false
  const beside = isBeside(word[first], keyword[first]) && after(1) === keyword.slice(first + 1)
  return beside || isSwapped(word, keyword, first)
}

function firstDifference(word: string, keyword: string): number {
  let i = 0
  while (i < keyword.length && word[i] === keyword[i]) i++
  return i
}

const isBeside = (key: string | undefined, right: string | undefined): boolean =>
  key !== undefined && right !== undefined && (KEYS[right]?.includes(key) ?? false)

const isSwapped = (word: string, keyword: string, at: number): boolean =>
  word[at] === keyword[at + 1] &&
  word[at + 1] === keyword[at] &&
  word.slice(at + 2) === keyword.slice(at + 2)

/** Letters to add, drop, change or swap with the next between two short words. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, k) => k)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let k = 1; k <= other.length; k++) {
      const changed = last[k - 1]! + (one[i - 1] === other[k - 1] ? 0 : 1)
      const swapped =
        i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1]
          ? before[k - 2]! + 1
          : changed
      row.push(Math.min(changed, swapped, last[k]! + 1, row[k - 1]! + 1))
    }
    before = last
    last = row
  }
  return last[other.length]!
}
