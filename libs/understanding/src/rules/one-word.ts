import { bitsOf } from '../lexicon/lexicon.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import type { Sentence } from '../text/sentence.ts'

const [STOP_LOW, STOP_HIGH] = bitsOf('stop')
/** Slips of the keywords, and what else ends messages all by itself. */
const ENDS = new Set(
  `stpo sotp stahp sto spammer salir detener remover baja borrame borrenme quitame quitenme sacame saquenme eliminame
  eliminenme fin endd stop2end`.split(/\s+/),
)
/** What one says on leaving for now; it may stand beside the word. */
const FAREWELLS = new Set('ok okay thanks bye goodbye'.split(' '))
/** Marks such as <emoji> are no words. */
const LESS_THAN = 60

/**
 * Whether the message is one word that ends nothing: a name, a town or "gotcha" is no opt-out,
 * whatever the letters of an unknown word look like.
 */
export function isLoneWord(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let others = 0
  let farewell = false
  for (let i = 0; i < count; i++) {
    if (text[i]!.charCodeAt(0) === LESS_THAN) continue
    if (FAREWELLS.has(text[i]!)) farewell = true
    else if (++others > 1 || endsAlone(sentence, i)) return false
  }
  return others > 0 || farewell
}

/** A word of ending messages, or a slip of one, unless it is a name: "Brock" is no "block". */
function endsAlone({ words, low, high }: Sentence, i: number): boolean {
  const word = words.text[i]!
  if (ENDS.has(word)) return true
  if ((low[i]! & STOP_LOW) === 0 && (high[i]! & STOP_HIGH) === 0) return false
  return words.record[i]! >= 0 || (classOf(word) & (W.name | W.place)) === 0
}
