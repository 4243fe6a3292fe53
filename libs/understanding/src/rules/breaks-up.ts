import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, endOfClause, endsClause, holds, isNot, textAt, within } from './words.ts'

const SPLITS = wordSet('split separated')
const PARTS = new Cues([...SPLITS, 'broke', 'marriage', 'ex'])
const SPOUSES = wordSet('wife husband hubby wifey spouse')
/** Who is not married parts from a contract. */
const COUPLE = cues('girlfriend boyfriend gf bf fiance fiancee partner engagement')
const BOUND = cues('contract deed loan title mortgage')
const REFUSES = wordSet('refuses refusing')
/** What an ex will not do about the home. */
const DOES = wordSet('sell sign move leave agree cooperate list')
const SPEAKERS = wordSet('i me we')
/** What opens a clause that only supposes it, or asks. */
const SUPPOSED = wordSet('if when should could can before until unless did')
/** Behind it two parted; "we split the costs" and "we split up to look" did not. */
const WHEN = wordSet('last this recently now yesterday after legally')
/** What becomes of the home when two have parted. */
const AFTERWARDS = wordSet('she he her his keeps gets divorce')
/** "last week". */
const LATELY = wordSet('week month year')
const LONG_AGO = wordSet('ago <year> back')
/** Words before it in which the two stand. */
const REACH = 5

/**
 * Whether the contact has parted from a husband or a wife, said without a word of the law: "my wife
 * and I split up last week", "my marriage is over", "my ex won't sign". What is long past is none.
 */
export function breaksUp(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, PARTS)) return false
  for (let i = 0; i < count; i++) {
    if (PARTS.has(text[i]!) && within(text, i, endOfClause(sentence, i), LONG_AGO)) continue
    if (text[i] === 'marriage' && isOver(sentence, i)) return true
    if (SPLITS.has(text[i]!) && haveParted(sentence, i)) return true
    if (text[i] === 'broke' && /^(?:up|off)$/.test(textAt(sentence, i + 1)))
      return holds(sentence, COUPLE) && holds(sentence, BOUND)
    if (text[i] === 'ex' && refuses(sentence, i)) return true
  }
  return false
}

/** "my marriage is over", "out of the marriage". */
function isOver(sentence: Sentence, i: number): boolean {
  if (i > 0 && !/^(?:my|our|the)$/.test(textAt(sentence, i - 1))) return false
  if (textAt(sentence, i - 2) === 'of') return textAt(sentence, i - 3) === 'out'
  if (textAt(sentence, i + 1) === 'ended') return endsClause(sentence, i + 1)
  return textAt(sentence, i + 1) === 'is' && /^(?:over|ending)$/.test(textAt(sentence, i + 2))
}

/** "my ex won't sign", "my ex husband is refusing to sell". */
function refuses(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (textAt(sentence, i - 1) !== 'my') return false
  for (let k = i + 1; k < count && k < i + REACH; k++)
    if (isNot(sentence, k) || REFUSES.has(text[k]!))
      return within(text, k + 1, Math.min(count, k + 3), DOES)
  return false
}

/** "me and my husband split", "we split up, she keeps the house". */
function haveParted(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (isNot(sentence, i - 1) || within(text, i - 2 * REACH, i, SUPPOSED)) return false
  const last = textAt(sentence, i + 1) === 'up' ? i + 1 : i
  if (!(endsClause(sentence, last) || WHEN.has(textAt(sentence, last + 1)))) return false
  if (!within(text, i - REACH, i, SPEAKERS)) return false
  if (within(text, i - REACH, i, SPOUSES)) return true
  if (textAt(sentence, i - 1) !== 'we' || last === i) return false
  return (
    within(text, last + 1, Math.min(count, last + REACH), AFTERWARDS) ||
    LATELY.has(textAt(sentence, last + 2))
  )
}
