import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, is, isNot, textAt, within } from './words.ts'

const STOP = bitsOf('stop')
/** What begins messages anew, whole or behind "un" and "re": "un-block me", "re-subscribe". */
const BEGINS = wordSet(
  `unblock unblocking unblocked unmute unmuting unsilence subscribe resubscribe reactivate reinstate resume resuming restart
   restore`,
)
const UNDOES = wordSet('opt undo un re')
const HALVES: Readonly<Record<string, ReadonlySet<string>>> = {
  un: wordSet('block mute'),
  re: wordSet('subscribe'),
}
/** What is denied: "don't stop", "don't take me off", "no me quiten". */
const ENDS = wordSet(
  'stop quit cease end unsubscribe remove delete erase block cancel lose stopping quitting',
)
const QUITEN = wordSet('quiten quite quites borren borre borres pare pares paren eliminen bloqueen')
const ME = wordSet('me us my our')
/** What opens a request: "oh please don't stop", but not "you don't stop", "why don't you". */
const OPENS = wordSet('please pls no oh omg lol haha ok okay hey yes and but so pues favor')
/** What the contact did not do: "I didn't mean to unsubscribe", "I never said stop". */
const MEANT = wordSet('want mean need say said ask asked try trying plan')
const BETWEEN = wordSet('to ever the go and')
const HAVE = wordSet('have need got')
/** Whoever says one of these may mean an end after all. */
const MORE = wordSet(
  'off alone spam junk report reporting reported reports blocking fuck goodbye interested by',
)
const MESSAGES = wordSet(
  `text texts texting message messages messaging msg msgs sms contact contacting call calls calling phone write email emails
   send sending bother bothering reach more`,
)
/** Words between a denial and the end that it denies, and between "take me" and "off". */
const REACH = 5

/**
 * Whether what would end messages is only denied, or undone: "please don't stop", "I didn't mean to
 * unsubscribe", "unblock my number", "opt me back in".
 */
export function deniesEnd(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!mayDeny(sentence)) return false
  let denied = false
  for (let i = 0; i < count; i++) {
    const end = endAt(sentence, i)
    if (end >= 0) denied = true
    else if (is(sentence, i, STOP) || MORE.has(text[i]!) || isNoMessage(sentence, i)) return false
    else continue
    i = end
    if (/^(?:by|or)$/.test(textAt(sentence, i + 1))) return false
  }
  return denied
}

/** Whether anything is denied or undone: most messages hold no such word. */
function mayDeny(sentence: Sentence): boolean {
  const { words } = sentence
  for (let i = 0; i < words.count; i++)
    if (isNot(sentence, i) || BEGINS.has(words.text[i]!) || UNDOES.has(words.text[i]!)) return true
  return false
}

/** Index of the last word of an end that is denied or undone from `i` on, else -1. */
function endAt(sentence: Sentence, i: number): number {
  if (isNot(sentence, i)) return deniedAt(sentence, i)
  const word = sentence.words.text[i]!
  return BEGINS.has(word) || UNDOES.has(word) ? begunAt(sentence, i) : -1
}

/** "don't text", "no more". */
const isNoMessage = (sentence: Sentence, i: number): boolean =>
  isNot(sentence, i) &&
  within(sentence.words.text, i + 1, Math.min(sentence.words.count, i + 3), MESSAGES)

/** Index of the last word of "unblock", "un-mute", "opt me back in", "undo the stop"; else -1. */
function begunAt(sentence: Sentence, i: number): number {
  const word = textAt(sentence, i)
  const before = textAt(sentence, i - 1)
  if (isNot(sentence, i - 1) || isNot(sentence, i - 2) || before === 'un') return -1
  if (BEGINS.has(word)) return textAt(sentence, i - 2) === 'did' ? -1 : i
  if (HALVES[word]?.has(textAt(sentence, i + 1))) return i + 1
  for (let k = i + 1; k < i + 4; k++) {
    if (word === 'opt' && textAt(sentence, k) === 'in') return k
    if (word === 'undo' && k < sentence.words.count && is(sentence, k, STOP)) return k
  }
  return -1
}

/** Index of the end, or of its "off", that a denial at `i` is of, else -1. */
function deniedAt(sentence: Sentence, i: number): number {
  const { text } = sentence.words
  const at = behindDenial(sentence, i)
  if (at < 0 || !inClause(sentence, i, at)) return -1
  if (QUITEN.has(text[at]!)) return at
  if (text[at] === 'opt') return textAt(sentence, at + 1) === 'out' ? at + 1 : -1
  if (text[at] === 'take' && ME.has(textAt(sentence, at + 1)))
    for (let k = at + 2; k < at + REACH; k++) if (textAt(sentence, k) === 'off') return k
  if (text[at] === 'leave') return ME.has(textAt(sentence, at + 1)) ? at + 1 : -1
  return ENDS.has(text[at]!) ? at : -1
}

/** Index of the verb that is denied in a request, or of the contact, else -1. */
function behindDenial(sentence: Sentence, i: number): number {
  const next = textAt(sentence, i + 1)
  const did = /^(?:do|did|can|will)$/.test(textAt(sentence, i - 1)) ? i - 1 : i
  const subject = opens(sentence, did) ? '' : textAt(sentence, did - 1)
  if (/^(?:i|we)$/.test(subject))
    return MEANT.has(next) && textAt(sentence, did - 2) !== 'did' ? skip(sentence, i + 2) : -1
  if (subject === 'you') return HAVE.has(next) ? skip(sentence, i + 2) : -1
  if (subject !== '') return -1
  if (textAt(sentence, i) === 'no') {
    if (next === 'need') return skip(sentence, i + 2)
    const verb = next === 'me' ? i + 2 : i + 1
    return QUITEN.has(textAt(sentence, verb)) ? verb : -1
  }
  return did < i || textAt(sentence, i) === 'never' ? skip(sentence, i + 1) : -1
}

const opens = (sentence: Sentence, i: number): boolean =>
  beginsClause(sentence, i) || OPENS.has(textAt(sentence, i - 1))

function skip(sentence: Sentence, from: number): number {
  let at = from
  // "I don't want you to stop", but not "don't you ever stop".
  if (textAt(sentence, at) === 'you' && textAt(sentence, at + 1) === 'to') at++
  while (BETWEEN.has(textAt(sentence, at))) at++
  return at
}

/** Whether a word follows so near that no clause begins in between. */
function inClause(sentence: Sentence, from: number, to: number): boolean {
  const { count } = sentence.words
  for (let k = from + 1; k <= to && k < count; k++) if (beginsClause(sentence, k)) return false
  return to < count && to - from < REACH
}
