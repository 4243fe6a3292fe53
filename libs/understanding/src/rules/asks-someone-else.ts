import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, endsClause, holds, textAt } from './words.ts'

const SOMEBODY = cues('someone somebody anyone anybody')
const CAN = wordSet('can could will would')
const HELPS = wordSet('help text answer message')
const ME = wordSet('me us')
const ARTICLES = wordSet('this a the')
const BOTS = wordSet('bot robot thing chat app ai machine computer')

/**
 * Whether somebody else is to help: "can someone else help me", "can anybody else help us instead
 * of this thing"; but not "can someone else help me move".
 */
export function asksSomeoneElse(sentence: Sentence): boolean {
  if (!holds(sentence, SOMEBODY)) return false
  const { count, text } = sentence.words
  for (let i = 1; i < count; i++) {
    if (!SOMEBODY.has(text[i]!) || !CAN.has(text[i - 1]!)) continue
    if (textAt(sentence, i + 1) !== 'else' || !HELPS.has(textAt(sentence, i + 2))) continue
    if (ME.has(textAt(sentence, i + 3)) && endsHelp(sentence, i + 3)) return true
  }
  return false
}

/** Nothing more, or "instead of this thing". */
function endsHelp(sentence: Sentence, me: number): boolean {
  if (endsClause(sentence, me)) return true
  if (textAt(sentence, me + 1) !== 'instead')
    return /^(?:please|now)$/.test(textAt(sentence, me + 1))
  if (textAt(sentence, me + 2) !== 'of') return endsClause(sentence, me + 1)
  const at = ARTICLES.has(textAt(sentence, me + 3)) ? me + 4 : me + 3
  return BOTS.has(textAt(sentence, at))
}
