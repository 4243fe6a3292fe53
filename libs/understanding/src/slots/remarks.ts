import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, isIAm, type Message, segmentOf, wordAt } from './message.ts'
import { OTHER_UNIT, type Role, roleBefore } from './money-cues.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { isRate } from './rates.ts'
import { roleFromAfter } from './roles-behind.ts'
import type { Token } from './tokens.ts'
import { isTurnedDown } from './turned-down.ts'
import { judged } from './verdicts.ts'
import { wordSet } from './word-set.ts'

const ROOMS = /^(?:beds|baths)$/
/** Prices are read by their words, whatever was asked. */
const PRICE = /^(?:budget\.max|budget\.min|askingPrice)$/

/** Who names the unit says with it which number is meant. */
const UNITS: Readonly<Record<string, number>> = {
  beds: W.bed,
  baths: W.bath,
  sqft: W.area,
  timeline: W.unit | W.when,
}

/**
 * Whether the number that comes first answers by itself, whatever else is remarked: only words of
 * grammar lead to it ("it was", "we need"), and none behind it names what it counts ("3 is fine",
 * not "3 kids").
 */
export const isStated = (m: Message, q: Quantity, fact: string): boolean =>
  !PRICE.test(fact) &&
  !(m.mask & (UNITS[fact] ?? 0)) &&
  (ROOMS.test(fact) || isReply(m, BESIDE[fact])) &&
  isLedIn(m, q, fact) &&
  opensRemark(m, q, fact) &&
  !isRefused(m, q, fact) &&
  !isFormer(m, q) &&
  !inQuestion(m, q.from)

/**
 * Whether the first number would answer by itself, had not the one behind it taken its place: it
 * counts nothing that is named, as in "3 beds, no wait 4".
 */
export const isCorrected = (m: Message, first: Quantity, q: Quantity, fact: string): boolean =>
  !(m.mask & (UNITS[fact] ?? 0) & ~W.when) &&
  !(first.percent && fact !== 'downPaymentPct') &&
  !(bitsAt(m, first.to) & (W.bed | W.bath | W.area | W.unit | W.loan | W.debt)) &&
  isLedIn(m, first, fact) &&
  !isRefused(m, q, fact) &&
  !inQuestion(m, q.from)

/** Words of rooms and places, of homes and deals. */
const MORE = W.bed | W.bath | W.area | W.feature | W.place | W.home | W.buy | W.sell
/** An answer may speak of these too. */
const BESIDE: Readonly<Record<string, number>> = {
  sqft: W.feature | W.home | W.buy,
  yearBuilt: W.feature | W.home,
  mortgageBalance: W.home | W.buy | W.sell,
  downPaymentAmount: W.home | W.buy | W.sell,
}

/** Whether a message is no more than a reply: who describes a home names a price as well. */
export const isReply = (m: Message, beside = 0): boolean => (m.mask & MORE & ~beside) === 0

/** Words that stand beside a number only where one was asked for. */
export const EXTRA = wordSet(
  `least minimum min little lil bit tad believe guess close mid low high upper lower more not no wait between from firm flat hundred
   thousand make that sorry oops checked meant mean rather scratch correction change perdon digo mejor turns out dont know idk dunno`,
)
const LEADS = wordSet(
  `was were mine ours this in el la en con of an than less after newer shy saved put
   ive weve should sometime somewhere great hang hold on old one bad sitting hovering currently much
   gonna really sure let me see look looked good question`,
)
/** One has a score, a loan and savings, and rooms by who sells: who buys has children. */
const HELD = wordSet('have has had got')
/** Who sells and wants 615 asks for it. */
const WISHES = wordSet('need needs want wants')
/** What a record or a lender tells is so; what others think a home is worth is not. */
const SAYS = wordSet('says said shows dice')
/** A number up to this is an hour behind these. */
const LAST_HOUR = 12
const HOURS = wordSet('at by after before since till until')

function isLedIn(m: Message, q: Quantity, fact: string): boolean {
  const before = wordAt(m, q.from - 1)
  if (before === 'from' && fact !== 'yearBuilt') return false
  if (/^(?:#|number)$/.test(before) || isIAm(m, q.from - 1)) return false
  for (let k = q.from - 1; k >= 0; k--) {
    const t = m.tokens[k]
    if (!t) continue
    if (q.value <= LAST_HOUR && HOURS.has(t.low) && !/^(?:least|most)$/.test(wordAt(m, k + 1)))
      return false
    if (SAYS.has(t.low) && isSource(m, k - 1, fact)) return true
    if (
      HELD.has(t.low) ? !mayHold(m, fact) : WISHES.has(t.low) ? !mayWish(m, fact) : !leads(m, k, t)
    )
      return false
  }
  return true
}

/**
 * "680 last year, 640 now", "200 plus 20 on the heloc": a number behind it is newer or is added.
 */
function isFormer(m: Message, q: Quantity): boolean {
  let [number, joins] = [false, false]
  for (let k = q.to; k < m.tokens.length; k++) {
    if (m.tokens[k]!.kind === 'number') number = true
    if (/^(?:now|plus)$/.test(wordAt(m, k))) joins = true
  }
  return number && joins
}

const mayWish = (m: Message, fact: string): boolean =>
  ROOMS.test(fact) || (fact === 'sqft' && m.context.bot === 'buyer')

const mayHold = (m: Message, fact: string): boolean =>
  ROOMS.test(fact)
    ? m.context.bot === 'seller'
    : /^(?:creditScore|mortgageBalance|downPaymentAmount)$/.test(fact)

/** "the county says", "my lender said"; not "zillow says", "the appraisal said". */
function isSource(m: Message, k: number, fact: string): boolean {
  const role = roleBefore.get(wordAt(m, k))
  return !(bitsAt(m, k) & W.third) && (role === undefined || role === OWN[fact])
}

/** Words of grammar; a home only as what the number is said of: "the house is". */
const leads = (m: Message, k: number, t: Token): boolean =>
  t.kind === 'mark' ||
  (EXTRA.has(t.low) && t.low !== 'make') ||
  LEADS.has(t.low) ||
  (t.bits & W.filler) !== 0 ||
  (t.low === 'up' && wordAt(m, k - 1) === 'saved') ||
  (/^(?:house|home|place|condo)$/.test(t.low) && /^(?:is|was|has)$/.test(wordAt(m, k + 1)))

/** "two", "one is fine"; not "the one on Maple", "once", "in a few". */
export function counts(m: Message, q: Quantity): boolean {
  if (/^(?:few|couple)$/.test(wordAt(m, q.to - 1))) return false
  if (q.digits || q.scale > 1 || q.to > q.from + 1) return true
  if (wordAt(m, q.from) === 'one')
    return q.from === 0 && (m.tokens.length === 1 || VERB.test(wordAt(m, 1)))
  return !/^(?:once|a|an|un|una)$/.test(wordAt(m, q.from))
}

const REMARKS = wordSet(
  `is are was were will does do did has have should seems if because bc cuz cause since when once while until till unless
   but though tho although as that thats than not no nothing why who what how with w from on by according depending give last
   before including counting excluding he she they you plus newer older something ideally preferably minimum min fine ok
   great plenty enough finished livable heated n y o si porque pero aunque que
   con esta estan estamos seria bien`,
)

/** Where the money for a purchase comes from. */
const SOURCES = wordSet(
  'from saved savings cash gift gifted inheritance inherited selling sell sale equity',
)

/** A word of grammar behind the number, or a pause: it counts nothing that is named. */
function opensRemark(m: Message, q: Quantity, fact: string): boolean {
  const next = m.tokens[q.to]
  if (!next) return true
  if (isRate(m, q.to) || isCounted(m, q.to)) return false
  if (next.kind === 'mark') return /^[,.;!()]$/.test(next.low)
  // "2 in college" are heads; "450 for it" is a price.
  if (next.low === 'in') return !ROOMS.test(fact)
  if (next.low === 'for') return ROOMS.test(fact) || fact === 'timeline'
  if (fact === 'downPaymentAmount' && SOURCES.has(next.low)) return true
  return next.kind === 'word' && ((next.bits & W.filler) !== 0 || REMARKS.has(next.low))
}

const BETWEEN = wordSet('or more less full plus big good small')

/** "2 full baths", "3 or more beds", "2 good offers" */
function isCounted(m: Message, from: number): boolean {
  let k = from
  while (k < from + 2 && BETWEEN.has(wordAt(m, k))) k++
  return (bitsAt(m, k) & (W.bed | W.bath | W.area | W.unit)) !== 0 || OTHER_UNIT.has(wordAt(m, k))
}

const OWN: Readonly<Record<string, Role>> = {
  creditScore: 'credit',
  mortgageBalance: 'owed',
  downPaymentAmount: 'down',
  downPaymentPct: 'down',
}

const VERB = /^(?:is|are|was|were|will|would|be|seems|does|works|do)$/

/** Whether what follows makes the number that of something else, or says that it will not do. */
function isRefused(m: Message, q: Quantity, fact: string): boolean {
  if (isTurnedDown(m, q) || judged(m, q.from)) return true
  const [, to] = segmentOf(m, q.from)
  const role = roleFromAfter(m, q, to, false)
  if (role && !suits(m, q, to, role, fact)) return true
  for (let k = q.to; k < to && k < q.to + 5; k++) {
    if (endsClause(m, k) || !VERB.test(wordAt(m, k))) continue
    let at = k + 1
    while (/^(?:just|be|way|a|bit|little)$/.test(wordAt(m, at))) at++
    if (wordAt(m, at) === 'too' || bitsAt(m, at) & W.neg) return true
  }
  return false
}

/** Where the money for a down payment comes from is told of a sale, a gift or a debt as well. */
function suits(m: Message, q: Quantity, to: number, role: Role, fact: string): boolean {
  if (role === 'want' || role === 'min' || role === OWN[fact]) return true
  if (fact !== 'downPaymentAmount') return false
  for (let k = q.to; k < to; k++)
    if (
      SOURCES.has(wordAt(m, k)) ||
      (wordAt(m, k) === 'left' && /^(?:me|us)$/.test(wordAt(m, k + 1)))
    )
      return true
  return role === 'max'
}
