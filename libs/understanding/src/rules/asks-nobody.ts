import { bitsOf } from '../lexicon/lexicon.ts'
import type { Slot } from '../reading.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { CAPITAL, NEW_CLAUSE } from '../text/tokens.ts'
import { asksFee } from './asks-fee.ts'
import { asksLanguage } from './asks-language.ts'
import { asksOfLawyers, namesDispute, praisesLawyer } from './asks-of-lawyers.ts'
import { asksSomebody } from './asks-somebody.ts'
import { isOfOthers, isTheirs } from './burdens.ts'
import { callsNobody } from './calls-nobody.ts'
import { isHouseWiring, wiresMoney } from './house-wiring.ts'
import { meetsAtHome, meetsOthers, namesCompany, namesTalk, seenInPerson } from './in-person.ts'
import { jestsOfCourt } from './jests-of-court.ts'
import { leavesNumber } from './leaves-number.ts'
import { isOnTitle, readsDeed, sellsOnTitle } from './on-title.ts'
import { troublesOtherSide } from './other-side.ts'
import { othersBehind, tellsNews } from './others-trouble.ts'
import { deniedInClause, prefersTexts } from './prefers-texts.ts'
import { seeksDistressed } from './seeks-distressed.ts'
import { seesLenders } from './sees-lenders.ts'
import { statesDebt } from './states-debt.ts'
import { takesOffList } from './taken-off.ts'
import { speaksToFamily } from './to-family.ts'
import { beginsClause, is, isOneOf, textAt, within } from './words.ts'

/** The words by which a person, a call or distress is spoken of. */
const SPOKEN_OF = (['agent', 'call', 'legal'] as const).map(bitsOf)
const CALL = bitsOf('call')
const LEGAL = bitsOf('legal')
/** Of these such as say nothing by themselves: "who will be there", "the owner is behind on it". */
const PLAIN = wordSet(
  'will owner owners live lead real people missed turned refused behind fair legal',
)
const [ME] = bitsOf('me')

/**
 * Whether every word of persons, calls and the law in a message is said of something else than a
 * wish for a person: a lien on the house on offer, trouble of somebody else or of the other side,
 * an errand to their agent, who opens the door or is met there, calls that are not wanted or never
 * came, a home seen in person, what the bot is ("a bot or a person?"), what a talk costs, somebody
 * who is to give a price, a number that is left, a debt that is stated, a lender who is met, which
 * language is spoken, a name to be called by, a kind of homes, a deed that is read, a lawyer who is
 * content, or a jest.
 */
export function asksNobody(sentence: Sentence, bot: string, slots: readonly Slot[]): boolean {
  if (leavesNumber(sentence, slots) || statesDebt(sentence) || asksLanguage(sentence)) return true
  if (seeksDistressed(sentence, bot, slots) || jestsOfCourt(sentence)) return true
  if (seesLenders(sentence, bot, slots)) return true
  const { count, text } = sentence.words
  const theirs = bot === 'buyer' && isOfOthers(sentence)
  const other = troublesOtherSide(sentence, bot)
  const news = other || tellsNews(sentence)
  const money = wiresMoney(sentence)
  const seen = !namesCompany(sentence)
  const custom = !namesDispute(sentence)
  const showing = bot === 'buyer' && !namesTalk(sentence)
  const fee = asksFee(sentence)
  const titled = sellsOnTitle(sentence)
  const family = speaksToFamily(sentence)
  let explained = other || othersBehind(sentence) || takesOffList(sentence, bot)
  for (let i = 0; i < count; i++) {
    const wiring = !money && isHouseWiring(sentence, i)
    if (!(wiring || isOneOf(sentence, i, SPOKEN_OF))) continue
    const elsewhere =
      wiring ||
      news ||
      isErrand(sentence, i) ||
      callsNobody(sentence, i) ||
      asksSomebody(sentence, i) ||
      (seen && seenInPerson(sentence, i)) ||
      meetsOthers(sentence, i) ||
      (custom && asksOfLawyers(sentence, i)) ||
      praisesLawyer(sentence, i) ||
      readsDeed(sentence, i) ||
      isUnwanted(sentence, i) ||
      isAlternative(sentence, i) ||
      isIntroduction(sentence, i, slots) ||
      (theirs && isTheirs(sentence, i)) ||
      (titled && isOnTitle(sentence, i)) ||
      (fee && !is(sentence, i, LEGAL)) ||
      (family && is(sentence, i, CALL)) ||
      (showing && meetsAtHome(sentence, i)) ||
      (bot !== 'lead' && isVisit(sentence, i))
    if (!elsewhere && !PLAIN.has(text[i]!)) return false
    if (elsewhere) explained = true
  }
  return explained
}

const CALLS_ON = wordSet('call text ask email tell message contact ping')
const BEFORE_ERRANDS = wordSet('you please and then just lets can could')
const THEIR = wordSet('listing seller sellers selling buyer buyers other their')
const SIDES = wordSet('agent agents realtor realtors broker side office rep')
/**
 * Words between the verb of an errand and whom it goes to, and behind that to what they are told:
 * "to call first".
 */
const REACH = 4

/**
 * "call the listing agent and ask", "tell the buyers agent to call first": the word at `i` is of an
 * errand.
 */
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
  const { count, text } = sentence.words
  if (!CALLS_ON.has(text[verb]!)) return -1
  const opens = beginsClause(sentence, verb) || BEFORE_ERRANDS.has(textAt(sentence, verb - 1))
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

/**
 * "who will meet us there", "will the agent be there": the word at `i` is of somebody who comes
 * anyway.
 */
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

/**
 * "zero calls", "no calls please", "I'd rather text than call", "no me llamen, mejor por texto":
 * calls that are none.
 */
function isUnwanted(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (is(sentence, i, CALL) && deniedInClause(sentence, i) && prefersTexts(sentence)) return true
  if (text[i] === 'calls' && COUNTS.has(textAt(sentence, i - 1))) return true
  for (let k = i - 1; k > 0 && k >= i - 2; k--)
    if (OVER.has(text[k]!)) return within(text, k - REACH, k, TEXTS)
  return false
}

const BOTS = wordSet(
  'bot bots robot robots ai machine computer automated automatic auto chatbot script',
)
const IS_IT = wordSet('is are am')
const YOU = wordSet('you this it i that there')
/** Between whoever it is and "or". */
const AT_IT = wordSet('human typing behind this texting here just')
const OF_PERSONS = wordSet('a an the real live actual or')
const TALKS = wordSet('talk talking speak speaking chat')

/**
 * "is this a bot or a person", "am I talking to a bot or a human": the word at `i` asks what the
 * bot is.
 */
function isAlternative(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!isQuestion(sentence)) return false
  if (TALKS.has(text[i]!)) return within(text, i + 1, Math.min(count, i + 1 + REACH), BOTS)
  let k = i - 1
  while (k > 0 && OF_PERSONS.has(text[k]!)) k--
  if (textAt(sentence, k + 1) === 'or') return BOTS.has(textAt(sentence, k))
  let or = i + 1
  while (or < i + REACH && AT_IT.has(textAt(sentence, or))) or++
  return textAt(sentence, or) === 'or' && within(text, or, Math.min(count, or + 1 + REACH), BOTS)
}

const isQuestion = ({ words }: Sentence): boolean => {
  const { count, text } = words
  for (let i = 0; i + 1 < count; i++) if (IS_IT.has(text[i]!) && YOU.has(text[i + 1]!)) return true
  return false
}

const AFTER_NAME = wordSet('please instead ok okay thanks')

/** "call me Rosie", "llámame Rosa": the word at `i` only leads in a name. */
function isIntroduction(sentence: Sentence, i: number, slots: readonly Slot[]): boolean {
  const { count, start, text, marks } = sentence.words
  const at = text[i] === 'call' && textAt(sentence, i + 1) === 'me' ? i + 2 : i + 1
  if (at === i + 1 && !/^llam(?:e|a)me$/.test(text[i]!)) return false
  const name = slots.find(slot => slot.name === 'name' && at < count && slot.start === start[at])
  let next = at
  if (name !== undefined) while (next < count && start[next]! < name.end) next++
  else if (at < count && isFirstName(text[at]!, marks[at]!)) next++
  else return false
  return next === count || beginsClause(sentence, next) || AFTER_NAME.has(text[next]!)
}

/**
 * A listed first name with a capital, as behind a comma none is: "llámame, Rosa" asks for a call.
 */
const isFirstName = (word: string, mark: number): boolean =>
  (mark & (CAPITAL | NEW_CLAUSE)) === CAPITAL && (classOf(word) & W.name) !== 0
