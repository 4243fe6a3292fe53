import { asksWhether } from './financing.ts'
import { add, W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { negated } from './negated.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'

const ONE_WORD = wordSet(
  `preapproved preapproval preapprove preap preapp preapprov preaproved preaproval preaprobacion preaprobado
   preaprobada preaprobados preaprovado preaprovada prequalified prequal prequalification preaprobaron aprobado aprobada aprobaron`,
)
const AFTER_PRE = wordSet(
  `approved approval approve qualified approv qual aprobado aprobada aprobacion qualification aproved app
   qualify`,
)
const APPROVED_NEXT = wordSet(
  'for up to at by with already us me yet thru through conventional fha va usda jumbo ?',
)
/** "approved this morning", unless it is a condition: "if we get approved today". */
const JUST = wordSet('this today now yesterday')
const APPROVED_BEFORE = wordSet('im were got already been us me am are not')

/** Says whether a pre-approval is had: true, false, or nothing (a question, somebody else's). */
export function readPreApproval(m: Message): void {
  if (!(m.mask & W.loan)) return
  for (let i = 0; i < m.tokens.length; i++) {
    if (!(bitsAt(m, i) & W.loan)) continue
    const end = approvalEnd(m, i)
    if (/^(?:needed|required|necessary)$/.test(wordAt(m, end))) continue
    if (end === 0 || isOpen(m, i)) continue
    if (ofOthers(m, i) || inQuestion(m, i) || asksWhether(m, i)) continue
    found(m, 'preApproved', isLacking(m, i, end) ? 'false' : 'true', i, end)
  }
}

/** End of the words that name an approval at `i`, else 0. */
function approvalEnd(m: Message, i: number): number {
  const w = wordAt(m, i)
  const next = wordAt(m, i + 1)
  if (ONE_WORD.has(w)) return i + 1
  if (w === 'pre') return AFTER_PRE.has(next) ? i + 2 : 0
  if (w === 'approval' && next === 'letter') return hasLetter(m, i) ? i + 2 : 0
  if (w === 'approval') return wordAt(m, i - 1) === 'no' ? i + 1 : 0
  if (CLEARED.has(w)) return isCleared(m, i) ? i + 1 : 0
  if (w !== 'approved' || wordAt(m, i - 1) === 'pre') return 0
  if (JUST.has(next)) return [1, 2, 3].some(n => wordAt(m, i - n) === 'if') ? 0 : i + 1
  const said = APPROVED_NEXT.has(next) || APPROVED_BEFORE.has(wordAt(m, i - 1))
  return said || /^(?:re|m)$/.test(m.tokens[i - 1]?.tail ?? '') || isAllSaid(m, i) ? i + 1 : 0
}

/** "approved!", "yes approved": nothing else is said to who asks. */
const isAllSaid = (m: Message, at: number): boolean =>
  m.context.bot !== 'seller' &&
  m.tokens.every((t, i) => i === at || (t.bits & W.filler) !== 0 || /^[,.!]$/.test(t.low))

const OPEN = wordSet('what whatever much if')

/** "whatever i can get approved for", "depends what we get approved for": not known yet. */
function isOpen(m: Message, i: number): boolean {
  if (wordAt(m, i - 1) !== 'get') return false
  let k = i - 2
  if (/^(?:can|could|might|may|will)$/.test(wordAt(m, k))) k--
  if (!/^(?:i|we)$/.test(wordAt(m, k)) && !/^(?:i|we)$/.test(wordAt(m, --k))) return false
  return OPEN.has(wordAt(m, k - 1)) || (wordAt(m, k - 1) === 'as' && OPEN.has(wordAt(m, k - 2)))
}

/** "the lender cleared us up to 330", "bank okayed us" */
const CLEARED = wordSet('cleared okayed oked')
for (const word of CLEARED) add(word, W.loan)

const isCleared = (m: Message, i: number): boolean =>
  /^(?:lender|bank)$/.test(wordAt(m, i - 1)) &&
  (m.tokens[i + 1]?.kind === 'number' || /^(?:us|me|for|up)$/.test(wordAt(m, i + 1)))

const HAS = wordSet('got have has received renewed waiting need getting')

/** "got the new approval letter", "waiting on my approval letter" */
const hasLetter = (m: Message, i: number): boolean =>
  [1, 2, 3, 4].some(n => HAS.has(wordAt(m, i - n)))

const NOT_YET_BEFORE = wordSet(
  `lost need working waiting getting starting process applying pending expired before tomorrow gonna going will should
   apply falta denied declined refused rejected`,
)
const NOT_YET_AFTER = wordSet(
  'pending expired yet soon progress process tomorrow lapsed ran monday friday next',
)
const DAYS = wordSet('monday friday')
const LENDERS = wordSet(
  'my the our a chase wells rocket navy bank usaa pnc truist bofa credit us lender',
)

/** "not yet", "working on it", "expired", "by friday". */
function isLacking(m: Message, i: number, end: number): boolean {
  if (negated(m, i, 7) || isAhead(m, i)) return true
  const [from, to] = segmentOf(m, i)
  // "got preapproved monday" was last Monday.
  const got = /^(?:got|was|were|been)$/.test(wordAt(m, i - 1))
  for (let k = from; k < i; k++) if (NOT_YET_BEFORE.has(wordAt(m, k))) return true
  for (let k = end; k < to; k++) {
    const w = wordAt(m, k)
    // "expires next month" still holds.
    if (w === 'expires' || w === 'good') return false
    // "approved by Wells Fargo" is had; "preapproval by friday" is not.
    if (w === 'by' && !LENDERS.has(wordAt(m, k + 1)) && !m.tokens[k + 1]?.caps) return true
    if ((NOT_YET_AFTER.has(w) && !(got && DAYS.has(w))) || (w === 'no' && k === end)) return true
  }
  // "preapproved? not yet", "preapproval no".
  const asked = wordAt(m, end) === '?' && (bitsAt(m, end + 1) & W.neg) !== 0
  const at = behindHesitation(m, to)
  return asked || (/^(?:not|no|nope)$/.test(wordAt(m, at)) && endsSoon(m, at))
}

const ACHIEVED = wordSet(
  'able managed happy glad thrilled lucky enough excited proud relieved grateful blessed fortunate',
)

/** "want to get preapproved", "lets get me prequalified"; "was able to get preapproved" has it. */
function isAhead(m: Message, i: number): boolean {
  let k = i - 1
  while (k > i - 3 && /^(?:a|my|our|me|us|both)$/.test(wordAt(m, k))) k--
  if (!/^(?:get|be)$/.test(wordAt(m, k))) return false
  const before = wordAt(m, k - 1)
  if (before === 'to') return !ACHIEVED.has(wordAt(m, k - 2))
  return (
    /^(?:wanna|wana|gonna|gotta|lets|let|me|us)$/.test(before) || m.tokens[k - 1]?.kind !== 'word'
  )
}

/** "preapproved, actually not yet", "preapproved, sorry, no". */
function behindHesitation(m: Message, i: number): number {
  const word = /^(?:actually|well|sorry|wait)$/.test(wordAt(m, i)) ? i + 1 : i
  return word > i && wordAt(m, word) === ',' ? word + 1 : word
}

/** "preapproval, not yet", "preapproved: no"; not "preapproved. no I won't say how much". */
const endsSoon = (m: Message, at: number): boolean =>
  m.tokens[at + 1]?.seg !== m.tokens[at]?.seg || /^(?:yet|so)$/.test(wordAt(m, at + 1))
