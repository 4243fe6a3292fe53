import { bitsOf } from '../lexicon/lexicon.ts'
import type { Intent } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { negatedAt, speaksOf } from './sides.ts'
import { beginsClause, cues, firstIn, holds, is, isNot, isOneOf, textAt, within } from './words.ts'

const HOME = bitsOf('home')
const BUY = bitsOf('buy')
const FIND = bitsOf('find')
const ASK = bitsOf('ask')
const LEAVING = (['move', 'rent'] as const).map(bitsOf)
const [OWN] = bitsOf('own')
const WANT = bitsOf('want')
const PRICE = bitsOf('price')
const NEXT = bitsOf('next')
/** "off the table", "on hold", "not in the cards": the last word, and one shortly before it. */
const SHELVED = new Map([
  ['table', wordSet('off')],
  ['hold', wordSet('on')],
  ['cards', wordSet('not')],
])
const SHELVES = new Cues(SHELVED.keys())
const WAITS = cues('hold holding wait')
/** Of a plan of the past: "was thinking of", "we planned to", "used to want". */
const WAS = cues('was were had used planned wanted thought')
const PLANS = wordSet('going thinking planning planned hoping looking want to wanted about of')
/** What ended it: "not anymore", "changed our minds", "decided to keep it". */
const ENDS = wordSet('anymore changed decided')
/** What says that the plan is on again, or was another than to deal. */
const RESUMES = wordSet(
  `ready back again still help list with owner fsbo ourselves myself wait agent what how can could
   should would`,
)
/** What waited is on again: "put it back up", "we're ready now". */
const RETURNS = wordSet('back ready again')
/** What one does with the home that one has: "we want to add on instead". */
const IMPROVES = cues(
  `add adding stay staying remodel remodeling renovate renovating expand expanding redo redoing fix
   fixing build building addition`,
)
/** "selling ours is off the table", not "selling because his job is on hold". */
const JOINS = wordSet('because since so but and while if until')
/** A search that is put off. */
const SEARCHES = wordSet('hunt hunting search shopping')
const ANY = wordSet('a an some')
/** Words between the plan and its deal. */
const REACH = 5

/** Whether a deal is spoken of only as one that is put off or no longer planned. */
export function givesUp(side: Intent, sentence: Sentence): boolean {
  return shelves(side, sentence) || putsOff(side, sentence) || plannedOnce(side, sentence)
}

/**
 * "hold off on listing ours", "lets wait on selling", "we can wait to sell", but not "can't hold
 * off any longer".
 */
function putsOff(side: Intent, sentence: Sentence): boolean {
  const { count, marks } = sentence.words
  const waits = firstIn(sentence, WAITS)
  if (waits < 0 || negatedAt(sentence, waits)) return false
  const on = joinOf(sentence, waits)
  if (on < 0) return false
  let put = false
  for (let i = 0; i < count; i++) {
    if ((marks[i]! & ASKED) !== 0) return false
    if (!speaksOf(side, sentence, i)) continue
    if (i <= on || i > on + 2) return false
    put = true
  }
  return put
}

/**
 * The word that joins a wait to what waits: "wait on", "hold off on", "wait to"; -1 without one, or
 * where it is asked about: "do I have to wait to sell".
 */
function joinOf(sentence: Sentence, waits: number): number {
  const behind = textAt(sentence, waits + 1)
  if (textAt(sentence, waits) !== 'wait')
    return behind === 'off' && textAt(sentence, waits + 2) === 'on' ? waits + 2 : -1
  const joins = behind === 'on' || (behind === 'to' && !is(sentence, 0, ASK))
  return joins ? waits + 1 : -1
}

/** "selling ours is off the table", "listing is on hold til spring". */
function shelves(side: Intent, sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, SHELVES)) return false
  let [subject, shelved] = [false, false]
  for (let i = 0; i < count; i++) {
    if (beginsClause(sentence, i) || JOINS.has(text[i]!)) subject = false
    const again = speaksOf(side, sentence, i) || (sentence.low[i]! & OWN) !== 0
    if (is(sentence, i, PRICE)) return false
    if (shelved && (again || RETURNS.has(text[i]!))) return false
    if (isPlan(side, sentence, i)) subject = true
    const before = subject ? SHELVED.get(text[i]!) : undefined
    if (before !== undefined && within(text, i - REACH + 2, i, before)) shelved = true
  }
  return shelved
}

/** What is put off: "selling", "the house", "buying", "the search"; not a home that is seen. */
function isPlan(side: Intent, sentence: Sentence, i: number): boolean {
  if (side === 'buyer') return is(sentence, i, BUY) || SEARCHES.has(sentence.words.text[i]!)
  if (speaksOf('seller', sentence, i)) return true
  return is(sentence, i, HOME) && (i + 1 >= sentence.words.count || !is(sentence, i + 1, FIND))
}

/** "we were going to buy a house, then rates jumped". */
function plannedOnce(side: Intent, sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, WAS)) return false
  let deal = -1
  let ended = -1
  for (let i = 0; i < count; i++) {
    if (RESUMES.has(text[i]!)) return false
    if (ended >= 0 && (raisesAgain(side, sentence, i) || comesNow(sentence, i))) return false
    if (ended < 0 && deal >= 0 && endsAt(sentence, i)) ended = i
    if (deal < 0 && dealsAt(side, sentence, i)) {
      const planned = within(text, i - REACH, i, WAS) && within(text, i - REACH, i, PLANS)
      if (!planned || negatedAt(sentence, i)) return false
      deal = i
    }
  }
  return ended >= 0
}

/** "then rates jumped", not "then buying", "then move". */
function endsAt(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (text[i] !== 'then') return ENDS.has(text[i]!)
  for (let k = i + 1; k < Math.min(sentence.words.count, i + REACH); k++)
    if (isOneOf(sentence, k, LEAVING) || speaksOfDeal(sentence, k)) return false
  return true
}

const speaksOfDeal = (sentence: Sentence, i: number): boolean =>
  speaksOf('buyer', sentence, i) || speaksOf('seller', sentence, i)

const dealsAt = (side: Intent, sentence: Sentence, i: number): boolean =>
  (speaksOf(side, sentence, i) && sentence.words.text[i] !== 'looking') ||
  (side === 'buyer' && is(sentence, i, HOME))

/** A wish or a deal behind the end of a plan, unless it is denied: "now I don't want to". */
function raisesAgain(side: Intent, sentence: Sentence, i: number): boolean {
  const wish = is(sentence, i, WANT) && sentence.words.text[i] !== 'decided'
  return (wish || speaksOf(side, sentence, i)) && !negatedAt(sentence, i)
}

/** "now the time is right", not "now I don't want to", "for now". */
function comesNow(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (text[i] !== 'now' || text[i - 1] === 'for') return false
  for (let k = i + 1; k < count && !beginsClause(sentence, k); k++)
    if (isNot(sentence, k)) return false
  return i + 1 < count
}

/**
 * "not selling. we want to add on instead": what is done with the own home raises no other deal.
 */
export function improvesHome(side: Intent, sentence: Sentence): boolean {
  const { count } = sentence.words
  if (!holds(sentence, IMPROVES)) return false
  const other = side === 'buyer' ? 'seller' : 'buyer'
  let denied = false
  for (let i = 0; i < count; i++) {
    if (speaksOf(side, sentence, i) && !negatedAt(sentence, i)) return false
    if (isOfNext(sentence, i)) return false
    if (speaksOf(other, sentence, i) && negatedAt(sentence, i)) denied = true
  }
  return denied
}

/** "a new house", "another to fix up", "a lot to build on". */
function isOfNext(sentence: Sentence, i: number): boolean {
  if (is(sentence, i, NEXT)) return !/^(?:too|also|second)$/.test(textAt(sentence, i))
  return is(sentence, i, HOME) && within(sentence.words.text, i - 2, i, ANY)
}
