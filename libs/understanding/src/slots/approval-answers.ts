import { W } from './lexicon/word-classes.ts'
import { type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** A longer message says more than how it stands with the lender. */
const MOST_TOKENS = 20
/** Who lends, and what they give or look at. */
const LENDING = wordSet(
  `lender lenders bank banks banker rocket chase wells navy usaa credit loan loans officer union letter carta banco
   prestamo prestamista`,
)
const YES = /^(?:yes|yep|yeah|yup|yea|affirmative)$/
const NO = /^(?:no|nope|nah|nop|negative)$/
/** "si," is yes, "si el banco quiere" is if. */
const BEHIND_SI = /^(?:[,.!]|ya|tengo|tenemos|con|por)$/
/** With one of these a yes is only on its way. */
const AHEAD = wordSet(
  `if working applying applied waiting process soon almost tomorrow getting denied declined rejected expired lapsed need needs
   meet meeting call appt appointment talk talking talked speak speaking spoke spoken cita hablar trying started`,
)
/**
 * With one of these a no is of something else, or taken back: "no problem", "no, I already have
 * it".
 */
const ELSE = wordSet('problem thanks gracias worries already yes ya interested longer why')
/**
 * A no that answers goes on with these: "no loan on it", "no credit checks" are of something else.
 */
const BEHIND_NO = wordSet(
  `i im ive id we weve my our not just still havent hasnt never need gotta waiting working trying todavia aun he she`,
)
/** Around an amount: "for 375 yes", "up to about 400, yes". */
const AROUND = wordSet('for up to at about around like upto hasta por k')

/**
 * What an answer of several words to "are you pre-approved?" says, if it begins with yes or no and
 * speaks of a lender or a loan: "yes thru a local credit union", "nope, need to fix my credit
 * first", or if the yes stands behind the amount: "for 375 yes"; else null.
 */
export function toldOfLender(m: Message): 'true' | 'false' | null {
  if (m.tokens.length > MOST_TOKENS) return null
  if (isAmountApproved(m)) return 'true'
  const first = wordAt(m, 0)
  const no = NO.test(first)
  const yes = YES.test(first) || (first === 'si' && BEHIND_SI.test(wordAt(m, 1)))
  if (!(no || yes) || !m.tokens.some(t => LENDING.has(t.low))) return null
  if (no) return isNo(m) ? 'false' : null
  return m.tokens.some(t => AHEAD.has(t.low) || t.low === '?' || t.bits & W.neg) ? null : 'true'
}

/** "no, credit is bad", "nope credit is bad", "no i havent gone to a bank", "no lender yet" */
function isNo(m: Message): boolean {
  const next = m.tokens[1]
  if (!next || isNeedless(m) || m.tokens.some(t => ELSE.has(t.low))) return false
  // Only "no" can belong to the next word.
  if (next.kind === 'mark' || wordAt(m, 0) !== 'no') return true
  return LENDING.has(next.low) ? wordAt(m, 2) === 'yet' : BEHIND_NO.has(next.low)
}

/** "no need", not "nope need to fix my credit first" */
const isNeedless = (m: Message): boolean =>
  wordAt(m, 1) === 'need' && !/^(?:to|a|my|more)$/.test(wordAt(m, 2))

/** "for 375 yes" */
const isAmountApproved = (m: Message): boolean =>
  m.quantities.length === 1 &&
  YES.test(m.tokens.findLast(t => t.kind === 'word')?.low ?? '') &&
  m.tokens.every(
    (t, i) => t.kind !== 'word' || AROUND.has(t.low) || YES.test(t.low) || isOfAmount(m, i),
  )

const isOfAmount = (m: Message, i: number): boolean =>
  m.quantities.some(q => q.from <= i && i < q.to)
