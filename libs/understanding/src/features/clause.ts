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
  /**
   * Something is named that is bought or looked for like a home and is none: a truck, a dentist.
   */
  thing: boolean
}

const OWN_REACH = 3
const [OWN] = bitsOf('own')
const [HOME_LOW, HOME_HIGH] = bitsOf('home')
const [HYP] = bitsOf('hyp')
const [PAST_LOW, PAST_HIGH] = bitsOf('past')
const [WANT_LOW, WANT_HIGH] = bitsOf('want')
const [ASK_LOW, ASK_HIGH] = bitsOf('ask')
const [THING_LOW, THING_HIGH] = bitsOf('thing')
const [WORK_LOW, WORK_HIGH] = bitsOf('work')
const [ME] = bitsOf('me')
const [THIRD] = bitsOf('third')
const SUBJECTS: readonly WordClass[] = ['kin', 'sideSeller', 'sideBuyer', 'elder', 'mate']
const SUBJECT_LOW = SUBJECTS.map(name => bitsOf(name)[0])
const ANY_SUBJECT = SUBJECT_LOW.reduce((all, low) => all | low, ME | THIRD)
const MINE = new Set(['mine', 'ours', 'mia', 'nuestra'].map(hashText))

export function newClause(): Clause {
  return {
    home: false,
    ownHome: false,
    supposed: false,
    past: false,
    wish: false,
    question: false,
    thing: false,
  }
}

/** Looks over the words `from` to `to` (excluded), of which there is one at least. */
export function scanClause(sentence: Sentence, from: number, to: number, out: Clause): void {
  out.home = false
  out.ownHome = false
  out.question = (sentence.low[from]! & ASK_LOW) !== 0 || (sentence.high[from]! & ASK_HIGH) !== 0
  let lows = 0
  let highs = 0
  let ownAt = -99
  for (let i = from; i < to; i++) {
    const low = sentence.low[i]!
    const high = sentence.high[i]!
    lows |= low
    highs |= high
    if ((low & OWN) !== 0) {
      ownAt = i
      if (MINE.has(sentence.hash[i]!)) out.ownHome = true
    }
    if ((low & HOME_LOW) !== 0 || (high & HOME_HIGH) !== 0) {
      out.home = true
      if (i - ownAt <= OWN_REACH) out.ownHome = true
    }
  }
  out.supposed = (lows & HYP) !== 0
  out.past = (lows & PAST_LOW) !== 0 || (highs & PAST_HIGH) !== 0
  out.wish = (lows & WANT_LOW) !== 0 || (highs & WANT_HIGH) !== 0
  out.thing = (lows & THING_LOW) !== 0 || (highs & THING_HIGH) !== 0
}

/**
 * Who acts from here on: 0 nobody named, 1 kin, 2 the seller, 3 the buyer, 4 parents, 5 spouse, 6
 * the contact, 7 somebody else, as a lender or in-laws.
 */
export function subjectAt(low: number, before: number): number {
  if ((low & ANY_SUBJECT) === 0) return before
  if ((low & ME) !== 0) return 6
  if ((low & THIRD) !== 0) return 7
  for (let s = 0; s < SUBJECT_LOW.length; s++) if ((low & SUBJECT_LOW[s]!) !== 0) return s + 1
  return before
}

/** Words behind a verb in which stands what is bought, sold or looked for. */
const OBJECT_REACH = 4

/**
 * Whether what follows the verb at `i` first is a thing and no home; "a house cleaner" is no home.
 */
export function dealsInThing(sentence: Sentence, i: number, to: number): boolean {
  const end = Math.min(to, i + 1 + OBJECT_REACH)
  for (let k = i + 1; k < end; k++) {
    if (isThing(sentence, k)) return true
    if ((sentence.low[k]! & HOME_LOW) === 0 && (sentence.high[k]! & HOME_HIGH) === 0) continue
    return k + 1 < to && (isThing(sentence, k + 1) || isWork(sentence, k + 1))
  }
  return false
}

const isThing = ({ low, high }: Sentence, i: number): boolean =>
  (low[i]! & THING_LOW) !== 0 || (high[i]! & THING_HIGH) !== 0

const isWork = ({ low, high }: Sentence, i: number): boolean =>
  (low[i]! & WORK_LOW) !== 0 || (high[i]! & WORK_HIGH) !== 0
