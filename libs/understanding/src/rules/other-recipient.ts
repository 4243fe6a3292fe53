import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, is, isOneOf, textAt } from './words.ts'

const WRITES = wordSet('text texting message messaging contact contacting')
const ENDS = wordSet('stop quit cease')
const STOP = bitsOf('stop')
const [NOT] = bitsOf('not')
const [ME] = bitsOf('me')
const NEAR = (['kin', 'mate', 'elder', 'agent'] as const).map(bitsOf)
/** With these the contact has no messages in common: to spare them ends nothing. */
const PARTIES = wordSet('tenant tenants renter renters neighbors neighbor buyer buyers sellers')
const BETWEEN = wordSet('my our the these this that me a her his')
const REACHES = wordSet('text message call contact use')
/** Before "text me" it is no request. */
const TOLD = wordSet('you they to i if when')
/** Words between a denial and "text". */
const REACH = 3

/**
 * Whether only somebody else is to be spared messages: "don't text my wife, text me", "don't
 * contact the tenants". One of theirs alone ends them, since it may be their phone that is texted.
 */
export function otherRecipient(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let spared = false
  let asked = false
  for (let i = 0; i < count; i++) {
    if (is(sentence, i, STOP) && !ENDS.has(text[i]!)) return false
    if ((sentence.low[i]! & NOT) !== 0 || ENDS.has(text[i]!)) {
      const verb = verbBehind(sentence, i)
      if (verb < 0 && ENDS.has(text[i]!)) return false
      if (verb < 0) continue
      const end = othersBehind(sentence, verb)
      if (end < 0) return false
      spared = true
      if (PARTIES.has(text[end]!)) asked = true
      i = end
    } else if (REACHES.has(text[i]!) && !TOLD.has(textAt(sentence, i - 1)))
      asked ||= /^(?:me|us|my|mine)$/.test(textAt(sentence, i + 1))
  }
  return spared && asked
}

function verbBehind(sentence: Sentence, i: number): number {
  const { count, text } = sentence.words
  for (let k = i + 1; k < count && k < i + REACH && !beginsClause(sentence, k); k++)
    if (WRITES.has(text[k]!)) return k
  return -1
}

/**
 * Index of somebody else behind "text", or of "this number", unless the contact is named as well;
 * else -1.
 */
function othersBehind(sentence: Sentence, verb: number): number {
  let at = verb + 1
  while (BETWEEN.has(textAt(sentence, at)) && (sentence.low[at]! & ME) === 0) at++
  const number = textAt(sentence, at) === 'number' && textAt(sentence, at - 1) !== 'my'
  const other =
    number ||
    PARTIES.has(textAt(sentence, at)) ||
    (at < sentence.words.count && isOneOf(sentence, at, NEAR))
  const joined = /^(?:or|and|nor)$/.test(textAt(sentence, at + 1))
  return !other || (joined && /^(?:me|us|mine)$/.test(textAt(sentence, at + 2))) ? -1 : at
}
