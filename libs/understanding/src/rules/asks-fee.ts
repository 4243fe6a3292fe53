import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, endsClause, is, textAt } from './words.ts'

const CALL = bitsOf('call')
const OPENS = wordSet('is are do does did would will how what any')
const FEES = wordSet('fee fees cost costs charge charges charged pay paying')
/** Where one of these stands a talk is wished for as well. */
const WISHES = wordSet(
  'can could me us like want need please have connect soon today tomorrow tonight now asap',
)
/** Words of a question in which its first call stands where it is asked whether that is free. */
const EARLY = 4

/**
 * Whether a message only asks what a talk costs: "is there a fee to talk to you", "is a call with
 * you free".
 */
export function asksFee(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!OPENS.has(textAt(sentence, 0)) || isWished(sentence)) return false
  let fee = false
  for (let i = 0; i < count; i++) {
    if (FEES.has(text[i]!) || isMuch(sentence, i) || isFree(sentence, i)) fee = true
    if (is(sentence, i, CALL)) return fee || (i < EARLY && endsFree(sentence, i))
  }
  return false
}

/** "do I have to pay" is no wish. */
function isWished({ words }: Sentence): boolean {
  const { count, text } = words
  for (let i = 0; i < count; i++)
    if (WISHES.has(text[i]!) && !(text[i] === 'have' && text[i + 1] === 'to')) return true
  return false
}

const isMuch = (sentence: Sentence, i: number): boolean =>
  textAt(sentence, i) === 'much' && textAt(sentence, i - 1) === 'how'

/** "is it free to talk", but not "are you free to talk". */
const isFree = (sentence: Sentence, i: number): boolean =>
  textAt(sentence, i) === 'free' && textAt(sentence, i - 1) === 'it'

/** "is talking to you free": free of what, and not when. */
function endsFree(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  for (let k = i + 1; k < count && !beginsClause(sentence, k); k++)
    if (text[k] === 'free') return endsClause(sentence, k)
  return false
}
