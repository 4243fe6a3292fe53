import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NUMBER, type Words } from '../text/tokens.ts'
import { beginsClause, isOneOf, textAt, within } from './words.ts'

const NAMED = (['home', 'rooms'] as const).map(bitsOf)

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
/** What a thing is called: "call it quits", "call that a yes". */
const NAMES = wordSet('a an quits even done good square')
const IT = wordSet('it that this them those')
/** "an agent", "a second time": no name. */
const NO_NAMES = wordSet(
  'agent realtor person human manager second third time few couple bit minute min sec lawyer attorney',
)
/** Whom the contact calls by themselves: "can I call my bank first". */
const ASKS_SELF = wordSet('can could should')
const CALLED = wordSet(
  'city county bank lender hoa insurance inspector appraiser contractor plumber roofer accountant landlord wife husband spouse',
)
const OF_CALLED = wordSet('the my our his her their')
/** Words between "give" and "call". */
const REACH = 6

/**
 * Whether the call at `i` is one that nobody is asked for: a call box, a judgment call, "I'll give
 * you a call", "can we call that a bonus room", "can I call my bank first".
 */
export function callsNobody(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (KINDS.has(text[i]!)) return textAt(sentence, i + 1) === 'call'
  if (text[i] !== 'call' && text[i] !== 'ring') return false
  if (THINGS.has(textAt(sentence, i + 1)) || KINDS.has(textAt(sentence, i - 1))) return true
  return (
    isNaming(sentence, i) ||
    isNamed(sentence, i) ||
    callsOthers(sentence, i) ||
    isGiven(sentence, i)
  )
}

/** "can we call it 450", "call that a yes", "can we call the third bedroom a nursery". */
function isNamed(sentence: Sentence, i: number): boolean {
  if (IT.has(textAt(sentence, i + 1))) return isName(sentence, i + 2)
  if (!OF_CALLED.has(textAt(sentence, i + 1))) return false
  let home = false
  for (let k = i + 2; k < i + REACH && k < sentence.words.count; k++) {
    if (beginsClause(sentence, k)) return false
    if (home && /^an?$/.test(textAt(sentence, k))) return isName(sentence, k)
    home = isOneOf(sentence, k, NAMED)
  }
  return false
}

/** "a nursery", "quits", "450"; a phone number is none. */
function isName(sentence: Sentence, at: number): boolean {
  const { words } = sentence
  if (at >= words.count || beginsClause(sentence, at)) return false
  if ((words.marks[at]! & NUMBER) !== 0) return words.text[at] !== '<phone>' && !isPhone(words, at)
  return NAMES.has(words.text[at]!) && !NO_NAMES.has(words.text[at + 1] ?? '')
}

/** "614 555 0138", "that 614 number". */
const isPhone = ({ marks, text, count }: Words, at: number): boolean =>
  at + 1 < count && ((marks[at + 1]! & NUMBER) !== 0 || text[at + 1] === 'number')

/** "can we call the city about the permit", "let me call my wife first". */
function callsOthers(sentence: Sentence, i: number): boolean {
  const before = textAt(sentence, i - 1)
  const self = /^(?:i|we)$/.test(before) && ASKS_SELF.has(textAt(sentence, i - 2))
  if (!self && !(before === 'me' && textAt(sentence, i - 2) === 'let')) return false
  return OF_CALLED.has(textAt(sentence, i + 1)) && CALLED.has(textAt(sentence, i + 2))
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
