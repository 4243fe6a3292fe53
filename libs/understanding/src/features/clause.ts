import type { WordClass } from '../lexicon/classes.ts'
import { bitsOf } from '../lexicon/lexicon.ts'
import { hashText } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'

/** What holds for a clause as a whole, wherever in it the words stand. */
export interface Clause {
  home: boolean
  ownHome: boolean
  supposed: boolean
  past: boolean
  wish: boolean
  question: boolean
}

const OWN_REACH = 3
const [OWN] = bitsOf('own')
const [HOME_LOW, HOME_HIGH] = bitsOf('home')
const [HYP] = bitsOf('hyp')
const [PAST_LOW, PAST_HIGH] = bitsOf('past')
const [WANT_LOW, WANT_HIGH] = bitsOf('want')
const [ASK_LOW, ASK_HIGH] = bitsOf('ask')
const [ME] = bitsOf('me')
const SUBJECTS: readonly WordClass[] = ['kin', 'sideSeller', 'sideBuyer', 'elder', 'mate']
const SUBJECT_LOW = SUBJECTS.map(name => bitsOf(name)[0])
const ANY_SUBJECT = SUBJECT_LOW.reduce((all, low) => all | low, 0)
const MINE = new Set(['mine', 'ours', 'mia', 'nuestra'].map(hashText))

export function newClause(): Clause {
  return {
    home: false,
    ownHome: false,
    supposed: false,
    past: false,
    wish: false,
    question: false,
  }
}

/** Looks over the words `from` to `to` (excluded). */
export function scanClause(sentence: Sentence, from: number, to: number, out: Clause): void {
  out.home = false
  out.ownHome = false
  out.supposed = false
  out.past = false
  out.wish = false
  out.question = false
  let ownAt = -99
  for (let i = from; i < to; i++) {
    const low = sentence.low[i]!
    const high = sentence.high[i]!
    if ((low & OWN) !== 0) ownAt = i
    if ((low & HOME_LOW) !== 0 || (high & HOME_HIGH) !== 0) {
      out.home = true
      if (i - ownAt <= OWN_REACH) out.ownHome = true
    }
    if (MINE.has(sentence.hash[i]!)) out.ownHome = true
    if ((low & HYP) !== 0) out.supposed = true
    if ((low & PAST_LOW) !== 0 || (high & PAST_HIGH) !== 0) out.past = true
    if ((low & WANT_LOW) !== 0 || (high & WANT_HIGH) !== 0) out.wish = true
    if (i === from && ((low & ASK_LOW) !== 0 || (high & ASK_HIGH) !== 0)) out.question = true
  }
}

/** Who acts from here on: 0 nobody named, 1 kin, 2 the seller, 3 the buyer, 4 parents, 5 spouse, 6 the contact. */
export function subjectAt(low: number, before: number): number {
  if ((low & ME) !== 0) return 6
  if ((low & ANY_SUBJECT) === 0) return before
  for (let s = 0; s < SUBJECT_LOW.length; s++) if ((low & SUBJECT_LOW[s]!) !== 0) return s + 1
  return before
}
