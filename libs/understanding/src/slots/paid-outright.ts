import { KINDS } from './financing.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message } from './message.ts'
import { phraseFrom, phraseTable } from './phrases.ts'

/** What says, to the question how one pays, that nothing is borrowed. */
const OUTRIGHT = phraseTable<true>('first', [
  [
    true,
    'outright, out of pocket, pay|paying|paid in full, paying|pay for it all|ourselves|myself',
  ],
  [
    true,
    'no|without a|any loan|mortgage|lender|financing, no loan|loans|mortgage|lender|financing',
  ],
  [true, 'dont|wont|not|doesnt need|needing|want a|any|the loan|mortgage|lender|financing'],
])

/** "paying outright", "no loan needed", "out of pocket"; not "cant pay outright", "no loan yet". */
export function answerPayment(m: Message): void {
  if (m.tokens.some(t => t.low === '?' || UNSURE.test(t.low) || KINDS.has(t.low))) return
  for (let i = 0; i < m.tokens.length; i++) {
    if (!phraseFrom(m, i, OUTRIGHT)) continue
    if ([1, 2, 3].some(n => bitsAt(m, i - n) & W.neg)) return
    return found(m, 'financing', 'cash', 0, m.tokens.length, 8_000)
  }
}

const UNSURE = /^(?:yet|officer|idk|unsure|if|unless|still|but)$/
