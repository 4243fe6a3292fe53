import { bitsOf } from '../lexicon/lexicon.ts'
import type { Slot } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { NEW_CLAUSE } from '../text/tokens.ts'
import { is, textAt, within } from './words.ts'

/** The words by which a person, a call or distress is spoken of. */
const SPOKEN_OF = (['agent', 'call', 'legal'] as const).map(bitsOf)
/** Of these such as say nothing by themselves: "who will be there", "the owner is behind on it". */
const PLAIN = wordSet(
  'will owner owners live lead real people missed turned refused behind fair legal',
)
const [ME] = bitsOf('me')
const [OWN] = bitsOf('own')
const NEAR = (['mate', 'elder'] as const).map(bitsOf)

/**
 * Whether every word of persons, calls and the law in a message is said of something else than a wish for a person: a
 * lien on the house on offer, an errand to their agent, who opens the door, calls that are not wanted or never came, what
 * the bot is ("a bot or a person?"), or a name to be called by.
 */
export function asksNobody(sentence: Sentence, bot: string, slots: readonly Slot[]): boolean {
  const { count, text } = sentence.words
  const theirs = bot === 'buyer' && isOfOthers(sentence)
  let explained = false
  for (let i = 0; i < count; i++) {
    if (!SPOKEN_OF.some(bits => is(sentence, i, bits))) continue
    const elsewhere =
      isErrand(sentence, i) ||
      isUnwanted(sentence, i) ||
      isAlternative(sentence, i) ||
      isIntroduction(sentence, i, slots) ||
      (theirs && isTheirs(sentence, i)) ||
      (bot !== 'lead' && isVisit(sentence, i))
    if (!elsewhere && !PLAIN.has(text[i]!)) return false
    if (elsewhere) explained = true
  }
  return explained
}

/** What lies on a home, what a home is in, and what befalls its owner. */
const CHARGES = wordSet('lien liens judgment levy')
const STATES = wordSet(
  'probate foreclosure foreclosures foreclosed foreclose estate auction default repossess repo',
)
const FATES = wordSet(
  'divorce divorced divorcing bankruptcy bankrupt separation separated separating heir heirs executor',
)
/** A home on offer by such words as nobody has for the own one. */
const ON_OFFER = wordSet('it one ones them those property listing unit')
const OWNERS = wordSet('owner owners seller sellers they')
const HEARSAY = wordSet(
  'hear heard see saw read think thought guess wonder wondering noticed know hope take mean',
)

/** Whether nobody speaks of themselves or one of theirs: "I heard", but not "I have", "our", "my mom". */
function isOfOthers(sentence: Sentence): boolean {
  const { count } = sentence.words
  for (let i = 0; i < count; i++) {
    if ((sentence.low[i]! & OWN) !== 0 || NEAR.some(bits => is(sentence, i, bits))) return false
    if ((sentence.low[i]! & ME) !== 0 && !HEARSAY.has(textAt(sentence, i + 1))) return false
  }
  return true
}

/**
 * "a lien on it", "that one in probate", "the owner's getting divorced": of the home on offer. Whoever names no owner and no such home
 * may speak of themselves: "bankruptcy because of the house".
 */
function isTheirs(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  const word = text[i]!
  if (within(text, i - BURDEN_REACH, i, OWNERS))
    return CHARGES.has(word) || STATES.has(word) || FATES.has(word)
  if (CHARGES.has(word)) return within(text, i + 1, Math.min(count, i + 1 + 3), ON_OFFER)
  return STATES.has(word) && within(text, i - BURDEN_REACH, i, ON_OFFER)
}

/** Words before a burden in which whose it is stands. */
const BURDEN_REACH = 5

const CALLS_ON = wordSet('call text ask email tell message contact ping')
const BEFORE_ERRANDS = wordSet('you please and then just lets can could')
const THEIR = wordSet('listing seller sellers selling buyer buyers other their')
const SIDES = wordSet('agent agents realtor realtors broker side office rep')
/** Words between the verb of an errand and whom it goes to, and behind that to what they are told: "to call first". */
const REACH = 4

/** "call the listing agent and ask", "tell the buyers agent to call first": the word at `i` is of an errand. */
function isErrand(sentence: Sentence, i: number): boolean {
  for (let verb = i; verb >= 0 && verb > i - 2 * REACH; verb--) {
    const end = errandFrom(sentence, verb)
    if (end < 0) continue
    if (i <= end) return true
    const joined = /^(?:to|and)$/.test(textAt(sentence, i - 1)) && i <= end + REACH
    return joined && !/^(?:me|us)$/.test(textAt(sentence, i + 1))
  }
  return false
}

/** Index of the agent that an errand which starts at `verb` goes to, else -1. */
function errandFrom(sentence: Sentence, verb: number): number {
  const { count, text, marks } = sentence.words
  if (!CALLS_ON.has(text[verb]!)) return -1
  const opens = (marks[verb]! & NEW_CLAUSE) !== 0 || BEFORE_ERRANDS.has(textAt(sentence, verb - 1))
  if (!opens) return -1
  for (let k = verb + 1; k < count && k < verb + REACH; k++) {
    if ((sentence.low[k]! & ME) !== 0) return -1
    if (THEIR.has(text[k]!) && SIDES.has(textAt(sentence, k + 1))) return k + 1
  }
  return -1
}

const SOMEBODY = wordSet('who someone somebody anyone anybody agent agents realtor')
const ASKS_OF = wordSet('is are will would')
const COMES = wordSet('meet meeting let letting open opening unlock be')
/** Words around somebody in which the place is named, and what they come for. */
const FAR = 12
const PLACES = wordSet('there at in up door key keys')
const OTHERWISE = wordSet('with call calls calling talk speak help hablar')

/** "who will meet us there", "will the agent be there": the word at `i` is of somebody who comes anyway. */
function isVisit(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  for (let who = i; who >= 0 && who > i - REACH; who--) {
    if (!SOMEBODY.has(text[who]!)) continue
    const asked = text[who] === 'who' || within(text, who - 2, who, ASKS_OF)
    const end = Math.min(count, who + 1 + REACH)
    if (!asked || !within(text, who + 1, end, COMES)) return false
    const last = Math.min(count, who + FAR)
    return within(text, who + 1, last, PLACES) && !within(text, who - FAR, last, OTHERWISE)
  }
  return false
}

const COUNTS = wordSet('zero no any few')
const TEXTS = wordSet('text texts texting')
const OVER = wordSet('than over')

/** "zero calls", "no calls please", "I'd rather text than call": calls that are none. */
function isUnwanted(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (text[i] === 'calls' && COUNTS.has(textAt(sentence, i - 1))) return true
  for (let k = i - 1; k > 0 && k >= i - 2; k--)
    if (OVER.has(text[k]!)) return within(text, k - REACH, k, TEXTS)
  return false
}

const BOTS = wordSet('bot bots robot robots ai machine computer automated chatbot')
const IS_IT = wordSet('is are am')
const YOU = wordSet('you this it i that')
const OF_PERSONS = wordSet('a an the real live actual or')
const TALKS = wordSet('talk talking speak speaking chat')

/** "is this a bot or a person", "am I talking to a bot or a human": the word at `i` asks what the bot is. */
function isAlternative(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!isQuestion(sentence)) return false
  if (TALKS.has(text[i]!)) return within(text, i + 1, Math.min(count, i + 1 + REACH), BOTS)
  let k = i - 1
  while (k > 0 && OF_PERSONS.has(text[k]!)) k--
  if (textAt(sentence, k + 1) === 'or') return BOTS.has(textAt(sentence, k))
  const or = textAt(sentence, i + 1) === 'human' ? i + 2 : i + 1
  return textAt(sentence, or) === 'or' && within(text, or, Math.min(count, or + 3), BOTS)
}

const isQuestion = ({ words }: Sentence): boolean => {
  const { count, text } = words
  for (let i = 0; i + 1 < count; i++) if (IS_IT.has(text[i]!) && YOU.has(text[i + 1]!)) return true
  return false
}

const AFTER_NAME = wordSet('please instead ok okay thanks')

/** "call me Rosie": the word at `i` only leads in a name. */
function isIntroduction(sentence: Sentence, i: number, slots: readonly Slot[]): boolean {
  const { count, start, text, marks } = sentence.words
  const at = text[i] === 'call' && textAt(sentence, i + 1) === 'me' ? i + 2 : i + 1
  if (at === i + 1 && !/^llam(?:e|a)me$/.test(text[i]!)) return false
  const name = slots.find(slot => slot.name === 'name' && at < count && slot.start === start[at])
  if (name === undefined) return false
  let next = at
  while (next < count && start[next]! < name.end) next++
  return next === count || (marks[next]! & NEW_CLAUSE) !== 0 || AFTER_NAME.has(text[next]!)
}
