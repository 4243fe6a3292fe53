import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { is, isOneOf, textAt, within } from './words.ts'

const [ME] = bitsOf('me')
const [OWN] = bitsOf('own')
const NEAR = (['mate', 'elder'] as const).map(bitsOf)
const CALL = bitsOf('call')
const LEGAL = bitsOf('legal')
/** Whose trouble is only told of. */
const REMOTE = wordSet(
  `neighbor neighbors neighbour neighbours friend friends buddy buddies coworker coworkers boss guy dude barber lady
   colleague`,
)
const ABOUT = wordSet('know heard hear saw see guess feel')
/** Asks for help, or speaks of the contact's own matter. */
const ASKS = wordSet(
  'you your help can could should advice need please house home bank lender fair discriminated',
)
const SAID = wordSet('discrimination racist steering discriminating legal illegal')

/**
 * "a guy at work got scammed on a wire": trouble of somebody remote, told as news by one who asks
 * nothing.
 */
export function tellsNews(sentence: Sentence): boolean {
  const { count, text, marks } = sentence.words
  let remote = false
  let trouble = false
  for (let i = 0; i < count; i++) {
    if (ASKS.has(text[i]!) || SAID.has(text[i]!) || (marks[i]! & ASKED) !== 0) return false
    if (isOneOf(sentence, i, NEAR) || is(sentence, i, CALL)) return false
    if (isRemote(sentence, i)) remote = true
    if (is(sentence, i, LEGAL)) {
      if (!remote) return false
      trouble = true
    }
    if ((sentence.low[i]! & OWN) !== 0 && !isTheirs(sentence, i)) return false
    if ((sentence.low[i]! & ME) !== 0 && !ABOUT.has(textAt(sentence, i + 1))) return false
  }
  return trouble
}

/** "a guy", "someone at church". */
const isRemote = (sentence: Sentence, i: number): boolean =>
  REMOTE.has(textAt(sentence, i)) ||
  (/^some(?:one|body)$/.test(textAt(sentence, i)) && textAt(sentence, i + 1) === 'at')

/** "my neighbor", "my old boss", "friend of my sister". */
const isTheirs = (sentence: Sentence, i: number): boolean =>
  REMOTE.has(textAt(sentence, i + 1)) ||
  REMOTE.has(textAt(sentence, i + 2)) ||
  (textAt(sentence, i - 1) === 'of' && REMOTE.has(textAt(sentence, i - 2)))

const LATE = wordSet(
  'tenant tenants renter renters builder builders contractor contractors roofer painters lender',
)
const CHORES = wordSet(
  'repairs repair packing yard texts schedule staging cleaning laundry dishes paperwork emails',
)
const OWES = wordSet('behind owes paid')
/** Where the contact's own payments, or a quarrel, are spoken of, it is not the tenant's alone. */
const QUARRELS = wordSet(
  `payments payment mortgage note loan bank foreclosure auction default evict evicting eviction sue suing sued court lawyer
   attorney judge taxes`,
)
/** Words before "behind" in which stands who it is, and behind it what with. */
const REACH = 6

/**
 * "builder is behind", "my tenant hasn't paid", "we're behind on repairs": no debt of the contact.
 */
export function othersBehind(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let late = false
  for (let i = 0; i < count; i++) {
    if (QUARRELS.has(text[i]!)) return false
    if (!OWES.has(text[i]!)) continue
    const chore = within(text, i + 1, Math.min(count, i + REACH), CHORES)
    if (!chore && !within(text, i - REACH, i, LATE)) return false
    if (!chore && (sentence.low[Math.max(0, i - 2)]! & ME) !== 0) return false
    late = true
  }
  return late
}
