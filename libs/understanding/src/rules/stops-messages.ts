import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, holds, isNot, isOneOf, textAt, within } from './words.ts'

const WAYS = (['call', 'agent'] as const).map(bitsOf)
const MAILS = wordSet('email emails emailing mail mails')
const NOUNS = wordSet('texts messages communication communications contact')
const DOINGS = wordSet('texting messaging contacting')
/** Behind "you to", and behind "to be". */
const WRITES = wordSet('text message contact')
const WRITTEN = wordSet('texted messaged contacted')
/** "to be on this list". */
const LISTS = wordSet('list lists')
const ON = wordSet('on')
/** Messages only where they are sent, or had enough of, and something else has ended before. */
const ALL = wordSet('anything everything')
const MESSAGES = new Cues([...NOUNS, ...DOINGS, ...WRITES, ...WRITTEN, ...LISTS, ...ALL])
const SENDS = wordSet('sending more')
const ENDS = wordSet('stop quit cease end')
/** "cancel the open house and the texts". */
const CANCELS: ReadonlySet<string> = new Set([...ENDS, 'cancel'])
const WISHES = wordSet('want need')
/** What stands between an end and the messages: "stop sending me", "do not want any more of". */
const BETWEEN = wordSet(
  `the these those this that your all any more further of in on with out get getting sending receive receiving to be you me us
   automated auto`,
)
/** Of what else ends with them: "stop the tours and the texts". */
const NAMED = wordSet('the these those all your my sending showing')
/** Before an end that is asked for, and before a refusal. */
const ASKS = wordSet('please and or nor then also actually just now so ok okay but')
const REQUESTS = wordSet('can could will would')
const SPEAKERS = wordSet('i we')
const SELF = wordSet('me us')
/** "I have no more texts". */
const COUNTS = wordSet('have has had got get gotten is are was were be with of received see seen')
/** What may stand behind the messages in their clause. */
const CLOSES = wordSet(
  `me us too also please anymore now already again ever either both altogether completely thanks period from you your
   company agency office team lol`,
)
const JOINS = wordSet('and or nor')
/** Before them messages are ended in part only. */
const LIMITS = wordSet('only just except unless instead until till rather without if')
/** "I don't want to miss a showing or your texts". */
const MISSES = wordSet('miss lose ignore forget delete skip')
/** Words between two things that end together. */
const REACH = 9

/**
 * Whether messages are ended in a clause of their own, whatever else is ended or refused beside it:
 * "stop the open houses and stop texting me", "we don't want to sell and don't want texts", "cancel
 * the tour and the texts". Who only does not want them, and names a call, a person or mail, may
 * want these instead.
 */
export function stopsMessages(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, MESSAGES)) return false
  let limit = count - 1
  while (limit >= 0 && !LIMITS.has(text[limit]!)) limit--
  let stops = false
  for (let i = limit + 1; i < count; i++) {
    if (!MESSAGES.has(text[i]!) || !closes(sentence, i)) continue
    const end = endOf(sentence, i)
    if (end === 'asked') return true
    if (end === 'refused') stops = true
  }
  return stops && !namesOtherWay(sentence)
}

function namesOtherWay(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) if (isOneOf(sentence, i, WAYS) || MAILS.has(text[i]!)) return true
  return false
}

/**
 * Whether the clause says nothing more of the messages at `i`; "from me" they are the contact's.
 */
function closes(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  let k = i + 1
  while (k < count && !beginsClause(sentence, k))
    if (text[k] === 'from' && SELF.has(textAt(sentence, k + 1))) return false
    else if (CLOSES.has(text[k]!)) k++
    else if (/^(?:at all|for good)$/.test(`${text[k]} ${textAt(sentence, k + 1)}`)) k += 2
    else return JOINS.has(text[k]!) && !ALL.has(text[i]!)
  return true
}

/**
 * How the messages at `i` are ended, by a request or by a refusal; '' where they are not: "cancel
 * the tour and contact me".
 */
function endOf(sentence: Sentence, i: number): 'asked' | 'refused' | '' {
  const { text } = sentence.words
  let head = i - 1
  while (head >= 0 && !beginsClause(sentence, head + 1) && BETWEEN.has(text[head]!)) head--
  if (head < 0 || beginsClause(sentence, head + 1)) return ''
  if (JOINS.has(text[head]!)) {
    const asked = text[i] === 'contact' && SELF.has(textAt(sentence, i + 1))
    return !asked && NOUNS.has(text[i]!) && endsBefore(sentence, head) ? 'refused' : ''
  }
  const end = isEnd(sentence, head) ? 'asked' : isRefusal(sentence, head) ? 'refused' : ''
  return (ALL.has(text[i]!) ? endedElse(sentence, head, i) : isSaid(sentence, head, i)) ? end : ''
}

/**
 * "you to text", "to be contacted", "to be on this list": who does not want to text may want a
 * call.
 */
function isSaid({ words }: Sentence, head: number, i: number): boolean {
  const { text } = words
  if (LISTS.has(text[i]!)) return within(text, head, i, ON)
  const to = text[i - 1] === 'to'
  if (WRITES.has(text[i]!) && (to || !NOUNS.has(text[i]!))) return to && text[i - 2] === 'you'
  return WRITTEN.has(text[i]!) ? text[i - 1] === 'be' : head < i
}

/** "stop sending condos, actually stop sending anything". */
function endedElse(sentence: Sentence, head: number, i: number): boolean {
  const { text } = sentence.words
  if (!within(text, head, i, SENDS)) return false
  for (let k = 0; k < head; k++) if (isEnd(sentence, k) || isNoMore(sentence, k)) return true
  return false
}

/** "stop", "can you stop", but not "I had to stop", "don't stop". */
function isEnd(sentence: Sentence, i: number): boolean {
  return ENDS.has(textAt(sentence, i)) && isAsked(sentence, i)
}

function isAsked(sentence: Sentence, i: number): boolean {
  const before = beginsClause(sentence, i) ? '' : textAt(sentence, i - 1)
  if (before === 'you') return REQUESTS.has(textAt(sentence, i - 2))
  return before === '' || ASKS.has(before)
}

/** "do not want", "no interest", "no more". */
function isRefusal(sentence: Sentence, i: number): boolean {
  if (isNoMore(sentence, i)) return true
  const before = textAt(sentence, i - 1)
  if (textAt(sentence, i) === 'interest') return before === 'no'
  if (!WISHES.has(textAt(sentence, i)) || before !== 'not') return false
  if (textAt(sentence, i - 2) !== 'do') return ASKS.has(textAt(sentence, i - 2))
  const subject = beginsClause(sentence, i - 2) ? '' : textAt(sentence, i - 3)
  return subject === '' || ASKS.has(subject) || isSpeaker(sentence, i - 3)
}

/** "we", but not "if we". */
const isSpeaker = (sentence: Sentence, i: number): boolean =>
  SPEAKERS.has(textAt(sentence, i)) && !/^(?:if|when)$/.test(textAt(sentence, i - 1))

const isNoMore = (sentence: Sentence, i: number): boolean =>
  textAt(sentence, i) === 'no' &&
  /^(?:more|further)$/.test(textAt(sentence, i + 1)) &&
  (beginsClause(sentence, i) || !COUNTS.has(textAt(sentence, i - 1)))

/**
 * Whether what is joined behind `join` ends with something else: "cancel the tour and the texts".
 */
function endsBefore(sentence: Sentence, join: number): boolean {
  const { text } = sentence.words
  for (let k = join - 1; k >= 0 && k > join - REACH; k--) {
    if (CANCELS.has(text[k]!)) return isAsked(sentence, k) && NAMED.has(text[k + 1]!)
    if (isRefusal(sentence, k))
      return isNot(sentence, k) || (text[join] !== 'and' && !within(text, k, join, MISSES))
  }
  return false
}
