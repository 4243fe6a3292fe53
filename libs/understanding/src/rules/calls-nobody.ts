import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, textAt, within } from './words.ts'

const THINGS = wordSet('box button center buttons')
const KINDS = wordSet('judgment judgement close tough hard')
const STYLED = wordSet('this that it these')
const ASKING = wordSet('would do does should')
/**
 * Right before "give" these say that the contact will call: "I'll", "let me", "going to", "I
 * should".
 */
const OWN = wordSet('will me to should id lemme gonna')
const OTHERS = wordSet('you your someone somebody anyone agent')
const SELF = wordSet('me us')
/** Words between "give" and "call". */
const REACH = 6

/**
 * Whether the call at `i` is one that nobody is asked for: a call box, a judgment call, "I'll give
 * you a call".
 */
export function callsNobody(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (KINDS.has(text[i]!)) return textAt(sentence, i + 1) === 'call'
  if (text[i] !== 'call' && text[i] !== 'ring') return false
  if (THINGS.has(textAt(sentence, i + 1)) || KINDS.has(textAt(sentence, i - 1))) return true
  return isNaming(sentence, i) || isGiven(sentence, i)
}

/** "what would you call this style". */
function isNaming(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  return (
    textAt(sentence, i - 1) === 'you' &&
    ASKING.has(textAt(sentence, i - 2)) &&
    within(text, i - 2 - 2, i - 2, WHAT) &&
    STYLED.has(textAt(sentence, i + 1))
  )
}

const WHAT = wordSet('what')

/** "will give yall a call", "let me give my bank a ring", but not "will you give me a call". */
function isGiven(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  for (let k = i - 1; k >= 0 && k > i - REACH; k--) {
    if (beginsClause(sentence, k + 1) || SELF.has(text[k]!)) return false
    if (text[k] === 'give')
      return OWN.has(textAt(sentence, k - 1)) && !within(text, k - REACH, k, OTHERS)
  }
  return false
}
