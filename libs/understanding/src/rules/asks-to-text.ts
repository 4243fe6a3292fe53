import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, endsClause, is, isNot, textAt } from './words.ts'

const STOP = bitsOf('stop')
const ENDS = wordSet('stop end cancel')
/** Behind it one comes: "stop by", "stop at the gate". */
const PLACES = wordSet('by in at over')
const OF = wordSet('the my your our')
/** What else stops or ends. */
const THINGS = wordSet(
  'car truck van tour tours showing showings walkthrough visit recording video music mower sprinklers lease meeting appointment appt',
)
const WRITES = wordSet('text message contact')
const BEFORE = wordSet('and then please or just')
/** "text me again and I report you". */
const THREATENS = wordSet('again once one another ever anymore and or more')

/**
 * Whether a text is asked for, and what stops is something else: "stop the car and text me", "stop
 * by and text me", "end the tour early then text me", "cancel the tour and contact me".
 */
export function asksToText(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let asked = false
  let stopped = false
  for (let i = 0; i < count; i++) {
    if (isNot(sentence, i)) return false
    if (is(sentence, i, STOP)) {
      if (!ENDS.has(text[i]!) || !stopsThing(sentence, i + 1)) return false
      stopped = true
    }
    if (!WRITES.has(text[i]!) || textAt(sentence, i + 1) !== 'me') continue
    const opens = beginsClause(sentence, i) || BEFORE.has(textAt(sentence, i - 1))
    if (opens && (endsClause(sentence, i + 1) || !THREATENS.has(textAt(sentence, i + 2))))
      asked = true
  }
  return asked && stopped
}

function stopsThing(sentence: Sentence, at: number): boolean {
  const next = textAt(sentence, at + 1)
  if (PLACES.has(textAt(sentence, at))) return next !== 'once'
  return OF.has(textAt(sentence, at)) && THINGS.has(next)
}
