import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, endsClause, holds, textAt, within } from './words.ts'

const phrases = (list: string): readonly (readonly string[])[] =>
  list.split('|').map(phrase => phrase.split(' '))

/** A word of each. */
const SLANG = cues('hit holler holla shout ahold hold hmu buzz pick jingle')
/** These may ask for a text as well, but where a number is told. */
const WITH_NUMBER = phrases(
  'hit me up|hit us up|holler at me|holler me|holla at me|holla me|shout at me|give me a shout|get ahold of me|get a hold of me|hmu',
)
const ALONE = phrases(
  'buzz me|buzz us|hit my line|hit my phone|hit my cell|hit up my cell|hit up my phone|hit up my line|pick up the phone|give me a jingle|give me a holler',
)
/** What opens a request, beside "can you". */
const OPENS = wordSet('please just so and then or someone somebody ok hey now')
const ABLE = wordSet('can could will would')
const NUMBER = wordSet('<phone>')
const SOON = wordSet('please now asap today tomorrow tonight')
/** Who adds one of these wants a text, to be told something one day, or to be let in. */
const ELSE = cues('text texts texting email when if once whenever unless until gate door')
/** Words between the wish and its number. */
const REACH = 5

/**
 * Whether a call is asked for in slang: "holler at me 614-555-0138", "can you buzz me", "pick up
 * the phone please"; but not "hit me up when something lists".
 */
export function callsInSlang(sentence: Sentence): boolean {
  if (!holds(sentence, SLANG) || holds(sentence, ELSE)) return false
  for (let i = 0; i < sentence.words.count; i++) {
    if (!isAsked(sentence, i)) continue
    const alone = lastOf(sentence, i, ALONE)
    if (alone > 0 && (endsClause(sentence, alone) || SOON.has(textAt(sentence, alone + 1))))
      return true
    if (hasNumber(sentence, Math.max(alone, lastOf(sentence, i, WITH_NUMBER)))) return true
  }
  return false
}

/** Index of the last word of a phrase that begins there, or -1. */
function lastOf(sentence: Sentence, from: number, list: readonly (readonly string[])[]): number {
  for (const phrase of list)
    if (phrase.every((word, k) => textAt(sentence, from + k) === word))
      return from + phrase.length - 1
  return -1
}

/** "buzz me", "please buzz me", "can you buzz me", but not "you can buzz me", "I'll pick up". */
function isAsked(sentence: Sentence, i: number): boolean {
  const before = textAt(sentence, i - 1)
  if (beginsClause(sentence, i) || OPENS.has(before)) return true
  return before === 'you' && ABLE.has(textAt(sentence, i - 2))
}

/** "on 614-555-0138" shortly behind. */
function hasNumber({ words }: Sentence, last: number): boolean {
  const { count, text } = words
  return last >= 0 && within(text, last + 1, Math.min(count, last + 1 + REACH), NUMBER)
}
