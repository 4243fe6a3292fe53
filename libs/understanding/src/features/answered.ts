import { bitsOf } from '../lexicon/lexicon.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NEW_CLAUSE } from '../text/tokens.ts'

/** Further clauses of a question that are passed over: "buying a house? in this economy? ha no". */
const QUESTION_REACH = 8
/** What one says before "no": "lol no", "oh hell no". */
const BEFORE = new Set('lol ha haha heh um uh oh well hell honestly yeah'.split(' '))
/** What may follow "no" in an answer: "no way", "not a chance", "never again", "no thanks". */
const BEHIND = new Set('way chance thanks thank a again ever interested lol haha ha sir'.split(' '))
/** Marks such as <emoji> are no words. */
const LESS_THAN = 60
const [NOT] = bitsOf('not')
const [ME] = bitsOf('me')

/**
 * Whether the question that a clause before the word `to` belongs to is answered by its own asker:
 * "sell ours? lol no".
 */
export function isAnsweredNo(sentence: Sentence, to: number): boolean {
  const { count, text, marks } = sentence.words
  const last = Math.min(count, to + QUESTION_REACH)
  let i = to
  while (i < last && ((marks[i]! & ASKED) !== 0 || isMark(text[i]!) || BEFORE.has(text[i]!))) i++
  if (i >= last || (sentence.low[i]! & NOT) === 0) return false
  const next = i + 1
  if (next >= count || (marks[next]! & NEW_CLAUSE) !== 0) return true
  return isMark(text[next]!) || BEHIND.has(text[next]!) || (sentence.low[next]! & ME) !== 0
}

const isMark = (word: string): boolean => word.charCodeAt(0) === LESS_THAN

/** "no, we want to sell": an answer, which denies nothing of what follows it. */
export function isAnswer({ words, low }: Sentence, i: number, to: number): boolean {
  return words.text[i] === 'no' && i + 1 < to && (low[i + 1]! & ME) !== 0
}
