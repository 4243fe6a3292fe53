import { bitsOf } from '../lexicon/lexicon.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { CAPITAL, NEW_CLAUSE } from '../text/tokens.ts'
import { TAKES, takenOffAt } from './taken-off.ts'
import { is, textAt } from './words.ts'

/** Kinds of homes and of what is in them: of these one may have had enough without an end of messages. */
const KINDS = wordSet(
  `ranch ranches ranchers ramblers tudor tudors colonial colonials victorians craftsmans condo condos coop coops loft lofts
   townhouse townhouses townhome townhomes rowhouses duplex duplexes triplexes bungalow bungalows cottages cabins villas
   trailers doublewide doublewides manufactured modular mobile fixer fixers uppers flip flips flippers foreclosures splits split bilevel bilevels
   multifamily capes penthouses studio studios land lots acreage farms new older story stories hoa hoas basement basements
   pool pools stairs carpet kitchens yards streets roads condominios departamentos`,
)
/** Whoever says one of these may mean messages as well. */
const MESSAGES = wordSet(
  `text texts texting message messages messaging msg msgs sms contact contacting email emails emailing call calls calling
   phone number spam communication communications notifications reminders blasts anything everything nothing all
   blocking reporting done forever`,
)
/** "take me off", "I'm blocking you": elsewhere than behind "stop sending" they speak of more than homes. */
const ADDRESSED = wordSet('me us you off')
const SENDS = wordSet('send sending show showing include including recommend recommending')
const ENDS = wordSet('stop quit cease')
const ABLE = wordSet('can could may might should')
/** Words between what ends and what kind of home it is: "stop sending me any more ranches". */
const REACH = 5
const STOP = bitsOf('stop')
const [NOT] = bitsOf('not')

/**
 * Whether a kind of home, or a town, is all that one wants no more of: "no more ranches", "stop sending lofts", "take
 * Frisco off the list".
 */
export function refusesKind(sentence: Sentence, bot: string): boolean {
  const { count, text } = sentence.words
  let refused = false
  let taken = false
  for (let i = 0; i < count; i++) {
    if (MESSAGES.has(text[i]!)) return false
    const off = takenOffAt(sentence, i, KINDS, bot)
    if (off > 0) {
      refused = taken = true
      i = off
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

/** "you can take" asks it of the bot; and behind what was taken off, "for me" and "send me" speak of homes again. */
function isAddressed(sentence: Sentence, i: number, taken: boolean): boolean {
  const word = textAt(sentence, i)
  const next = textAt(sentence, i + 1)
  if (!ADDRESSED.has(word) || (taken && word !== 'off')) return false
  return word !== 'you' || !(ABLE.has(next) || TAKES.has(next))
}

/** Where what is refused begins: behind "no more", "enough", "stop sending me", "do not send"; or -1. */
function refusalAt(sentence: Sentence, i: number): number {
  const word = textAt(sentence, i)
  const next = textAt(sentence, i + 1)
  if (word === 'enough') return i + 1
  const denies = (sentence.low[i]! & NOT) !== 0
  if (denies && next === 'more') return i + 2
  if (ENDS.has(word) && next === 'with') return i + 2
  if (!(denies || ENDS.has(word)) || !SENDS.has(next)) return -1
  return textAt(sentence, i + 2) === 'me' || textAt(sentence, i + 2) === 'us' ? i + 3 : i + 2
}

/** Whether a kind or a place stands in the clause from here on, before anything else that could be meant. */
function namesKind({ words }: Sentence, from: number): boolean {
  const { count, text, marks } = words
  for (let k = from; k < count && k < from + REACH; k++) {
    if ((marks[k]! & NEW_CLAUSE) !== 0) return false
    if (KINDS.has(text[k]!) || isPlace(text[k]!, marks[k]!)) return true
  }
  return false
}

const isPlace = (word: string, mark: number): boolean =>
  (mark & CAPITAL) !== 0 && (classOf(word) & W.place) !== 0
