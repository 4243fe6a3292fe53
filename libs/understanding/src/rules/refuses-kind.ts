import { bitsOf } from '../lexicon/lexicon.ts'
import { TAKES } from '../slots/taken-off.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { isListedPlace, takenOffAt } from './taken-off.ts'
import { beginsClause, is, textAt } from './words.ts'

/**
 * Kinds of homes and of what is in them: of these one may have had enough without an end of
 * messages.
 */
const KINDS = wordSet(
  `ranch ranches ranchers ramblers tudor tudors colonial colonials victorians craftsmans condo condos coop coops loft lofts
   townhouse townhouses townhome townhomes rowhouses duplex duplexes triplexes bungalow bungalows cottages cabins villas
   trailers doublewide doublewides manufactured modular mobile fixer fixers uppers flip flips flippers foreclosures splits split bilevel bilevels
   multifamily capes penthouses studio studios land lots acreage farms new older story stories hoa hoas basement basements
   pool pools solar garage yard casita view views stairs carpet kitchens yards streets roads condominios departamentos`,
)
/** Whoever says one of these may mean messages as well. */
const MESSAGES = wordSet(
  `text texts texting message messages messaging msg msgs sms contact contacting email emails emailing call calls calling
   phone number spam communication communications notifications reminders blasts anything everything nothing all
   blocking reporting done forever`,
)
/**
 * "take me off", "I'm blocking you": elsewhere than behind "stop sending" they speak of more than
 * homes.
 */
const ADDRESSED = wordSet('me us you off')
const SENDS = wordSet(
  `send sending show showing include including recommend recommending suggest suggesting offer offering push pushing
   pitch pitching mention mentioning`,
)
const ENDS = wordSet('stop quit cease')
const ABLE = wordSet('can could may might should')
const LEAVES = wordSet('unsubscribe remove take opt')
const OUT = wordSet('off from out of')
/** What comes of one search among others. */
const MAILINGS = wordSet('listings alerts emails email updates notifications searches results')
/** Words between what ends and what kind of home it is: "stop sending me any more ranches". */
const REACH = 5
const STOP = bitsOf('stop')
const ROOMS = bitsOf('rooms')
const [NOT] = bitsOf('not')

/**
 * Whether a kind of home, or a town, is all that one wants no more of: "no more ranches", "stop
 * sending lofts", "take Frisco off the list", "unsubscribe me from the condo alerts".
 */
export function refusesKind(sentence: Sentence, bot: string): boolean {
  const { count, text } = sentence.words
  let refused = false
  let taken = false
  for (let i = 0; i < count; i++) {
    if (MESSAGES.has(text[i]!)) return false
    const off = Math.max(takenOffAt(sentence, i, KINDS, bot), isOffAt(sentence, i))
    if (off > 0) {
      refused = taken = true
      i = off
      continue
    }
    const left = leftAt(sentence, i)
    if (left > 0) {
      refused = true
      i = left
      continue
    }
    const from = refusalAt(sentence, i)
    if (from < 0 && (is(sentence, i, STOP) || isAddressed(sentence, i, taken))) return false
    if (from < 0) continue
    if (!namesKind(sentence, from)) return false
    refused = true
    i = from - 1
  }
  return refused
}

/** Index of the "off" of "pool is off the list", else -1. */
function isOffAt(sentence: Sentence, i: number): number {
  const { text, marks } = sentence.words
  if (!/^(?:is|are)$/.test(textAt(sentence, i + 1)) || textAt(sentence, i + 2) !== 'off') return -1
  return KINDS.has(text[i]!) || isListedPlace(text[i]!, marks[i]!) ? i + 2 : -1
}

/**
 * Index of the last word of "unsubscribe me from the condo alerts": one search is left, not all;
 * else -1.
 */
function leftAt(sentence: Sentence, i: number): number {
  const { count, text } = sentence.words
  if (!LEAVES.has(text[i]!)) return -1
  const me = /^(?:me|us)$/.test(textAt(sentence, i + 1)) ? i + 1 : i
  let from = me + 1
  while (OUT.has(textAt(sentence, from))) from++
  if (from === me + 1) return -1
  for (let k = from + 1; k < count && k < from + REACH; k++)
    if (MAILINGS.has(text[k]!)) return namesSearch(sentence, from, k) ? k : -1
  return -1
}

/** A kind of homes but for its age, a count of rooms, or a place: "the 2 bed listings". */
function namesSearch(sentence: Sentence, from: number, to: number): boolean {
  const { text, marks } = sentence.words
  for (let k = from; k < to; k++) {
    if (KINDS.has(text[k]!) && !/^(?:new|older)$/.test(text[k]!)) return true
    if (is(sentence, k, ROOMS) || isListedPlace(text[k]!, marks[k]!)) return true
  }
  return false
}

/**
 * "you can take" and "can you stop" ask it of the bot; and behind what was taken off, "for me" and
 * "send me" speak of homes again.
 */
function isAddressed(sentence: Sentence, i: number, taken: boolean): boolean {
  const word = textAt(sentence, i)
  const next = textAt(sentence, i + 1)
  if (!ADDRESSED.has(word) || (taken && word !== 'off')) return false
  const asked = ABLE.has(next) || ABLE.has(textAt(sentence, i - 1)) || TAKES.has(next)
  return word !== 'you' || !asked
}

/**
 * Where what is refused begins: behind "no more", "enough", "stop sending me", "do not send"; or
 * -1.
 */
function refusalAt(sentence: Sentence, i: number): number {
  const word = textAt(sentence, i)
  const next = textAt(sentence, i + 1)
  if (word === 'enough') return i + 1
  const denies = (sentence.low[i]! & NOT) !== 0
  if (denies && next === 'more') return i + 2
  if (ENDS.has(word) && next === 'with') return i + 2
  if (!(denies || ENDS.has(word))) return -1
  if (/^bring(?:ing)?$/.test(next) && textAt(sentence, i + 2) === 'up') return i + 3
  if (!SENDS.has(next)) return -1
  return textAt(sentence, i + 2) === 'me' || textAt(sentence, i + 2) === 'us' ? i + 3 : i + 2
}

/**
 * Whether a kind or a place stands in the clause from here on, before anything else that could be
 * meant.
 */
function namesKind(sentence: Sentence, from: number): boolean {
  const { count, text, marks } = sentence.words
  for (let k = from; k < count && k < from + REACH; k++) {
    if (beginsClause(sentence, k)) return false
    if (KINDS.has(text[k]!) || isListedPlace(text[k]!, marks[k]!)) return true
  }
  return false
}
