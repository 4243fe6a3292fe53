import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { mayReport, REPORTED, reportsElseAt } from './reports-else.ts'
import { beginsClause, cues, holds, is, isNot, textAt, within } from './words.ts'

const ENDS = wordSet('stop quit cease')
const STOP = bitsOf('stop')
const ROOMS = bitsOf('rooms')
/** Whoever says one of these may mean messages as well, or is leaving. */
const MESSAGES = wordSet(
  `text texts texting message messages messaging msg msgs sms contact contacting email emails emailing mail calls calling
   number list lists spam spamming junk drip campaign newsletter program communication communications notifications
   reminders alerts updates blasts anything everything nothing all system database
   interested bothering bugging harassing away alone fuck forever done bye goodbye`,
)
const CALL = wordSet('call phone ring contact')
/** What is done without a message. */
const DOINGS = wordSet(
  `worrying stressing apologizing apologising teasing flattering joking kidding laughing blushing crying dreaming drooling
   overthinking thinking guessing assuming repeating saying ignoring dodging rushing stalling dragging procrastinating
   waiting renting scrolling bidding lowballing paying driving smoking drinking being letting parking`,
)
const FEELS = wordSet('laugh blush smile cry drool hungry jealous')
/** "stop asking me that", but not "stop asking if I sell". */
const ASKED_OF = wordSet(
  'about for that this questions question same again where when what how why which',
)
const MANNERS = wordSet(
  'bot bots robot robots ai canned scripted script emojis jokes games questions',
)
/** What a contact may have had enough of, or be taken out of, without an end of messages. */
const NO_MORE = wordSet(
  `surprises delays delay repairs inspections showings tours visits viewings walkthroughs excuses drama lowballs rent stairs
   snow`,
)
const THINGS = wordSet(
  `inspection inspections warranty warranties hoa contingency contingencies appraisal appraisals escrow insurance
   arbitration financing showing showings tour tours viewing viewings visit walkthrough appointment speaker speakerphone
   hold deed title mortgage loan lease contract lockbox staging photos sign survey`,
)
const TAKES = wordSet('take remove get pull drop')
const STARTS: ReadonlySet<string> = new Set([...ENDS, ...TAKES, ...REPORTED, 'opt', 'cancel'])
const ME = wordSet('me us')
const OUT = wordSet('off from out of')
const IT = wordSet('it that this')
const AGAIN = cues('rebook reschedule rescheduling resched another')
const PRAISE = wordSet(
  `kind sweet cute adorable hilarious funny gorgeous beautiful pretty lovely love loved amazing perfect stunning dreamy
   awesome nice best flatterer flattering charmer`,
)
const JOYS = wordSet('laugh blush smile drool jealous hungry')
const SERIOUS = wordSet('serious seriously srs mean who why')
const LAUGHS = wordSet('lol hehe lolol rofl')
/** Words between a verb and what it ends. */
const REACH = 6

/**
 * Whether all that is to stop is something else than messages: a worry, a question asked again, an
 * inspection or a showing, or nothing at all ("stop it, you're too kind").
 */
export function stopsElse(sentence: Sentence): boolean {
  if (!mayStop(sentence)) return false
  const { count, text } = sentence.words
  let other = false
  for (let i = 0; i < count; i++) {
    if (MESSAGES.has(text[i]!) || isNoCall(sentence, i)) return false
    const end = endOf(sentence, i)
    if (end < 0 && (is(sentence, i, STOP) || mayReport(sentence, i))) return false
    if (end < 0) continue
    other = true
    i = end
  }
  return other
}

/** Whether anything is stopped, denied, left or reported: most messages hold no such word. */
function mayStop(sentence: Sentence): boolean {
  const { words } = sentence
  for (let i = 0; i < words.count; i++)
    if (isNot(sentence, i) || STARTS.has(words.text[i]!)) return true
  return false
}

/** "don't call": what else is said ends messages too. */
const isNoCall = (sentence: Sentence, i: number): boolean =>
  CALL.has(sentence.words.text[i]!) && (isNot(sentence, i - 1) || isNot(sentence, i - 2))

/** Index of the last word of what is to stop from `i` on and is no message, else -1. */
function endOf(sentence: Sentence, i: number): number {
  const { text } = sentence.words
  const word = text[i]!
  const next = textAt(sentence, i + 1)
  if (REPORTED.has(word)) return reportsElseAt(sentence, i)
  if (ENDS.has(word)) return IT.has(next) ? endOfPraise(sentence, i) : endOfDoing(sentence, i, next)
  if (isNot(sentence, i) && next === 'more')
    return NO_MORE.has(textAt(sentence, i + 2)) ? i + 2 : -1
  if (word === 'opt' && next === 'out') return thingFrom(sentence, i + 2)
  if (word === 'cancel' && IT.has(next)) return holds(sentence, AGAIN) ? i + 1 : -1
  if (word === 'cancel') return thingFrom(sentence, i + 1)
  const leaves = TAKES.has(word) && ME.has(next) && OUT.has(textAt(sentence, i + 2))
  return leaves ? thingFrom(sentence, i + 3) : -1
}

/**
 * "stop worrying", "stop me if you heard this one", "stop making me laugh", "stop asking me that",
 * "stop with the bot stuff".
 */
function endOfDoing(sentence: Sentence, i: number, next: string): number {
  if (DOINGS.has(next)) return i + 1
  const { count, text } = sentence.words
  const end = Math.min(count, i + 2 + 3)
  if (next === 'me' && textAt(sentence, i + 2) === 'if') return i + 2
  if (next === 'making') return within(text, i + 2, end, FEELS) ? i + 2 : -1
  if (next === 'asking') {
    const at = ME.has(textAt(sentence, i + 2)) ? i + 3 : i + 2
    return within(text, at, Math.min(count, at + 2), ASKED_OF) ? at : -1
  }
  return next === 'with' && within(text, i + 2, end, MANNERS) ? i + 2 : -1
}

/**
 * "stop it, I love it", "oh quit it lol", "stop it, you're making me blush", "stop it!! full
 * price??": nobody who denies, begs or means it jokes.
 */
function endOfPraise(sentence: Sentence, i: number): number {
  const { count, text } = sentence.words
  let pleased = false
  for (let k = 0; k < count; k++) {
    if (isNot(sentence, k) || SERIOUS.has(text[k]!) || (k !== i && is(sentence, k, STOP))) return -1
    const shown = k > i && is(sentence, k, ROOMS) && IT.has(textAt(sentence, k - 1))
    if (PRAISE.has(text[k]!) || shown || isDelight(sentence, k)) pleased = true
    if (LAUGHS.has(text[k]!) && !text.slice(0, count).includes('please')) pleased = true
  }
  return pleased ? i + 1 : -1
}

/** "making me blush", "you had me at pool", "full price??", "over asking?!" */
function isDelight({ words }: Sentence, k: number): boolean {
  const { text, marks } = words
  if (text[k] === 'me' && text[k - 1] === 'making') return JOYS.has(text[k + 1] ?? '')
  if (text[k] === 'me' && text[k - 1] === 'had') return text[k + 1] === 'at'
  const paid =
    (text[k] === 'price' && text[k - 1] === 'full') ||
    (text[k] === 'asking' && text[k - 1] === 'over')
  return paid && (marks[k]! & ASKED) !== 0
}

/** Index of a thing that is no message, named in the clause from here on, else -1. */
function thingFrom(sentence: Sentence, from: number): number {
  const { count, text } = sentence.words
  for (let k = from; k < count && k < from + REACH; k++) {
    if (beginsClause(sentence, k)) return -1
    if (THINGS.has(text[k]!)) return k
  }
  return -1
}
