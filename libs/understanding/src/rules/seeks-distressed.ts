import type { Slot } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds } from './words.ts'

const KINDS = cues('foreclosures foreclosure foreclosed auctions auction probates')
const ONLY = wordSet('only just')
/** What may stand beside it; with any other word one's own distress may be spoken of. */
const BESIDE = wordSet(
  `please want wants we i looking for show me send us short sale sales and or reo reos bank owned homes houses properties
   fixers fixer uppers the in around near if possible thanks lol only just ones`,
)
/** "in foreclosure" is who owns the home. */
const IN = wordSet('in')
/** One of them may be the contact's own trouble. */
const SINGLE = cues('foreclosure auction foreclosed')
const MANY = cues('foreclosures auctions homes houses properties short reo reos')

/**
 * Whether only a kind of homes is sought: "foreclosures only please", "short sales and foreclosures
 * only". "Just foreclosure" tells the lead bot why one sells.
 */
export function seeksDistressed(sentence: Sentence, bot: string, slots: readonly Slot[]): boolean {
  if (bot === 'seller' || !holds(sentence, KINDS)) return false
  if (bot === 'lead' && holds(sentence, SINGLE) && !holds(sentence, MANY)) return false
  const { count, text, start } = sentence.words
  let only = false
  for (let i = 0; i < count; i++) {
    if (ONLY.has(text[i]!)) only = true
    if (KINDS.has(text[i]!) && IN.has(text[i - 1] ?? '')) return false
    if (BESIDE.has(text[i]!) || KINDS.has(text[i]!)) continue
    if (!slots.some(slot => slot.start <= start[i]! && start[i]! < slot.end)) return false
  }
  return only
}
