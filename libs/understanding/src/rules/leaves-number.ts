import type { Slot } from '../reading.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, CAPITAL } from '../text/tokens.ts'
import { textAt } from './words.ts'

const WAYS = wordSet('phone mobile number email text texting telefono cel celular correo')
/** What may stand beside a number that is left; any other word may ask for a call. */
const BESIDE = wordSet(
  `my mine is are the a at on it this that here there home work office other second new current me us you can be best better good
   fine ok okay reach reached way to by for anytime always only day days evenings weekends weekdays i we am name hi hello hey
   yes yeah sure thanks thank and or also number num no contact mi mis es el al numero`,
)

/**
 * Whether a message only leaves a number or an address: "cell 417-555-0133", "you can reach me at
 * 417-555-0133", "best to reach me by text".
 */
export function leavesNumber(sentence: Sentence, slots: readonly Slot[]): boolean {
  const { count, text, start, marks } = sentence.words
  let left = slots.some(({ name }) => name === 'phone' || name === 'email')
  for (let i = 0; i < count; i++) {
    const word = text[i]!
    const next = textAt(sentence, i + 1)
    if ((marks[i]! & ASKED) !== 0 || (word === 'can' && next === 'you')) return false
    if (/^(?:phone|contact)$/.test(word) && /^(?:me|us)$/.test(next)) return false
    if (/^text(?:ing)?$/.test(word)) left = true
    if (WAYS.has(word) || BESIDE.has(word) || word.startsWith('<')) continue
    const told = slots.some(
      slot => slot.side === 'person' && slot.start <= start[i]! && start[i]! < slot.end,
    )
    if (!told && !isNamed(sentence, i)) return false
  }
  return left
}

/** "Curtis", and "Bell" behind it. */
function isNamed({ words, low, high }: Sentence, i: number): boolean {
  const { text, marks } = words
  if ((classOf(text[i]!) & W.name) !== 0) return true
  const surname = (marks[i]! & CAPITAL) !== 0 && low[i] === 0 && high[i] === 0
  return surname && i > 0 && (classOf(text[i - 1]!) & W.name) !== 0
}
