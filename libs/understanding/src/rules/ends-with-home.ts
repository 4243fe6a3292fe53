import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { isStreetBehind, NO_KINDS, takenOffAt } from './taken-off.ts'
import { beginsClause, cues, holds, is, textAt } from './words.ts'

const ENDS = cues('done finished end through off')
const OVER = wordSet('done finished through')
const STOP = bitsOf('stop')
const HOME = bitsOf('home')
/** What one may be done with, and still want messages. */
const THINGS = wordSet('one market')
const IT = wordSet('it that this')
/** Whoever says one of these may mean messages as well. */
const MESSAGES = cues(
  `text texts texting message messages messaging msg msgs sms contact contacting email emails emailing call calls calling phone
   number spam you your yours guys people bot bots everything all list lists alone bye goodbye forever anymore again search
   searching looking hunt hunting shopping agent agents realtor company conversation chat thread
   program service services app site website interested`,
)
/** Words between "done with" and the home. */
const REACH = 6

/**
 * Whether all that ends is one home, or one's patience with the market: "end it with the Elm St
 * one", "take Elm St off, done with it", "I'm so done with this market".
 */
export function endsWithHome(sentence: Sentence, bot: string): boolean {
  if (!holds(sentence, ENDS) || holds(sentence, MESSAGES)) return false
  let ended = false
  for (let i = 0; i < sentence.words.count; i++) {
    const last = endAt(sentence, i, bot, ended)
    if (last < 0 && (is(sentence, i, STOP) || ENDS.has(textAt(sentence, i)))) return false
    if (last < 0) continue
    ended = true
    i = last
  }
  return ended
}

/** Index of the last word of what ends there, or -1; "it" is a home that was named before. */
function endAt(sentence: Sentence, i: number, bot: string, ended: boolean): number {
  const off = takenOffAt(sentence, i, NO_KINDS, bot)
  if (off > 0) return off
  const word = textAt(sentence, i)
  const over = OVER.has(word) || (word === 'end' && IT.has(textAt(sentence, i + 1)))
  const at = word === 'end' ? i + 2 : i + 1
  if (!over || textAt(sentence, at) !== 'with') return -1
  if (ended && IT.has(textAt(sentence, at + 1))) return at + 1
  for (let k = at + 1; k < at + REACH && k < sentence.words.count; k++) {
    if (beginsClause(sentence, k)) return -1
    if (
      THINGS.has(textAt(sentence, k)) ||
      is(sentence, k, HOME) ||
      isStreetBehind(sentence, k, at + 1)
    )
      return k
  }
  return -1
}
