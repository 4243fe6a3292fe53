import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { endsClause, holds, is, isNot, textAt, within } from './words.ts'

const STOP = bitsOf('stop')
const HOME = bitsOf('home')
const THESE = wordSet('these those them they')
/** "all these homes", "any of those listings", but not "my home". */
const LISTED = wordSet('listings listing ones options picks choices')
const OF_LIST = wordSet('these those your')
/** What one thinks of homes, or has done with their list. */
const JUDGES = wordSet(
  `like liked love hate hated hates suck sucks sucked ugly awful terrible horrible gross bad worst boring overpriced expensive
   small old same seen saw sent showed shown dislike disliked feeling`,
)
const JUNK = wordSet('junk trash garbage crap dumps dump rubbish shacks')
/** Without one of these there is no verdict; most messages hold none. */
const SAID = new Cues([...JUDGES, ...JUNK, 'spam', 'to'])
const ALL = wordSet('all total pure complete')
/** What stands behind "these" where it stands for homes, as in "hate these texts" it does not. */
const BEHIND = wordSet(
  `are were suck sucks sucked look looked all too so either lol lmao haha tbh honestly already yet and but one ones really just
   at for <emoji>`,
)
/** Whoever says one of these may mean messages. */
const MESSAGES = wordSet(
  `text texts texting message messages messaging msg msgs sms contact contacting email emails mail call calls calling phone
   number sending getting receiving receive get bothering bother annoying annoyed away alone off out done anymore interested
   report reporting reported blocking notifications alerts updates ads promos newsletter subscribed bot automated more want
   fuck us`,
)
/** "you sent me these": there the contact only got homes. */
const SENDS = wordSet('sent showed shown show gave')

/**
 * Whether a message only judges homes that were sent: "I don't like any of these", "nope, all
 * junk", "you already sent me these".
 */
export function dislikesHomes(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, SAID)) return false
  let homes = false
  let judged = false
  for (let i = 0; i < count; i++) {
    const word = text[i]!
    const spam = word === 'spam' && isOfListings(sentence, i)
    if (!spam && (is(sentence, i, STOP) || isOfMessages(sentence, i))) return false
    const all = JUNK.has(word) && ALL.has(textAt(sentence, i - 1)) && endsClause(sentence, i)
    if (all || namesHomes(sentence, i)) homes = true
    if (spam || JUDGES.has(word) || JUNK.has(word) || isNoTo(sentence, i)) judged = true
  }
  return homes && judged
}

function isOfMessages(sentence: Sentence, i: number): boolean {
  const word = textAt(sentence, i)
  return MESSAGES.has(word) || (word === 'me' && !SENDS.has(textAt(sentence, i - 1)))
}

/** "these", where no other noun follows, or "those houses". */
function namesHomes(sentence: Sentence, i: number): boolean {
  const word = textAt(sentence, i)
  if (THESE.has(word)) return endsClause(sentence, i) || BEHIND.has(textAt(sentence, i + 1))
  const home = LISTED.has(word) || is(sentence, i, HOME)
  return home && within(sentence.words.text, i - 2, i, OF_LIST)
}

/** "these listings are spam", but not "these are spam". */
function isOfListings(sentence: Sentence, i: number): boolean {
  const are = textAt(sentence, i - 1) === 'all' ? i - 2 : i - 1
  if (are < 1 || textAt(sentence, are) !== 'are') return false
  return LISTED.has(textAt(sentence, are - 1)) || is(sentence, are - 1, HOME)
}

/** "no to all of these". */
const isNoTo = (sentence: Sentence, i: number): boolean =>
  isNot(sentence, i) && textAt(sentence, i + 1) === 'to' && !endsClause(sentence, i)
