import { isBoughtFor } from './family.ts'
import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, endsClause, type Message, segmentOf, wordAt } from './message.ts'
import type { Span } from './place-span.ts'
import { isTakenOff } from './taken-off.ts'
import { WEEKDAYS } from './time-words.ts'
import { wordSet } from './word-set.ts'

const DROPPED = wordSet(
  'forget nix scrap drop skip avoid leaving left tired scratch cancel unlike over hate ditch',
)
const OFF = wordSet('on about with off')
const GIVEN_UP = wordSet('mind minds done soured passing pass gave up over')
const STILL_MEANT = wordSet('till til until sure just far too picky only later before necessarily')
const STRONG_NOT = wordSet('dont not never wont cant')

/** "not Katy", "no longer Plano", "anything but Kuna", "forget Allen": the place is not wanted. */
export function isDenied(m: Message, span: Span, from: number): boolean {
  if (isStyle(m, span)) return true
  // "Akron isn't for us"
  if (/^(?:isnt|aint|wont)$/.test(wordAt(m, span.to))) return true
  const before = wordAt(m, span.from - 1)
  if (DROPPED.has(before)) return true
  if (isOffList(m, span, before) || isTakenOff(m, span.from, span.to)) return true
  if (before === 'out' && /^(?:ruled|rule|crossed|counted)$/.test(wordAt(m, span.from - 2)))
    return true
  if (OFF.has(before) && GIVEN_UP.has(wordAt(m, span.from - 2))) return true
  for (let k = span.from - 1; k >= from && k >= span.from - 4; k--) {
    const t = m.tokens[k]
    if (!t) return false
    const earlier = wordAt(m, k - 1)
    if (t.low === 'but') return earlier === 'anything' || earlier === 'anywhere'
    if (t.low === 'of' && (earlier === 'instead' || earlier === 'sick' || earlier === 'tired'))
      return true
    if (t.low === 'than' && earlier === 'rather') return true
    if (t.bits & W.neg && t.low !== 'nope') {
      if (STILL_MEANT.has(wordAt(m, k + 1))) return false
      if (t.low === 'no' && takesBack(earlier, wordAt(m, k + 1))) return false
      // "I don't want to be in X" denies; "no pool in X" does not.
      return k >= span.from - 2 || STRONG_NOT.has(t.low)
    }
  }
  return false
}

/** "a boston style brownstone", "3 bed cape cod in Quincy": a kind of home; not "on cape cod". */
function isStyle(m: Message, span: Span): boolean {
  if (wordAt(m, span.to) === 'style') return true
  if (wordAt(m, span.to - 1) !== 'cod') return false
  const before = m.tokens[span.from - 1]
  return (
    before !== undefined &&
    (before.low === 'a' || before.kind === 'number' || (before.bits & W.bed) !== 0)
  )
}

/** "not the Plano list", "leave Mesa off". */
function isOffList(m: Message, span: Span, before: string): boolean {
  const after = wordAt(m, span.to)
  if (after === 'list') return /^(?:the|your)$/.test(before)
  return before === 'leave' && /^(?:off|out)$/.test(after)
}

/**
 * "Plano, wait no Frisco", "Mesa no sorry Gilbert": the word before "no", or the one behind, makes
 * it a correction.
 */
const takesBack = (before: string, after: string): boolean =>
  before === 'wait' || /^(?:wait|actually|sorry|make)$/.test(after)

/** Words that make the place one of the past, of work or of somebody else. */
const ELSEWHERE = wordSet(
  `work works worked working lives grew born raised flew flying visiting visited graduated school college
   stationed sign market vibe weather traffic traffico vacation trip drove driving letrero cover covers rate
   rates taxes tax saw vi trabajo trabaja vive family grandkids hospital church wedding conference deployed bank
   branch lender agent broker realtor credit union job rents renting rent rented lived met heard commute
   commutes commuting based meet teaches teaching teach attends studies studying practices interning transferred moved hated sending sold bought airport hotel vs versus base rain snow`,
)
const WANTED_FOR = wordSet('work job school family grandkids church hospital base airport')
const DEALS = wordSet(
  'buy buying sell selling looking want need find move moving relocating search',
)
const BUSY = wordSet('work business vacation school')
const STAY = wordSet('weekend summer week day holidays month winter night game')
/** "in Akron for the weekend", "in Reno for work"; not "Maple Grove for the schools". */
const isBusy = (m: Message, at: number): boolean =>
  BUSY.has(wordAt(m, at)) || (wordAt(m, at) === 'the' && STAY.has(wordAt(m, at + 1)))
/** "I'm Austin based" */
const ORIGINS = wordSet('based born raised bred native')

/** "going to Vegas this weekend"; not "… this weekend to look at homes". */
const isWeekendTrip = (m: Message, span: Span): boolean =>
  wordAt(m, span.to + 1) === 'weekend' &&
  /^(?:this|next)$/.test(wordAt(m, span.to)) &&
  wordAt(m, span.from - 1) === 'to' &&
  /^(?:going|headed|heading)$/.test(wordAt(m, span.from - 2)) &&
  !isWanted(m, span.to, segmentOf(m, span.from)[1])

const USED_TO = wordSet('used didnt never')
const ITS_OWN = wordSet('listings weather market traffic lender bank taxes')
const TODAY = wordSet('tomorrow tonight today')
const DISTANCE = wordSet('min mins minutes miles mile hour hours hr')

/**
 * The place of work, of relatives, of the past: "I work in Plano", "moved from Chicago", "my folks
 * sold in Alcoa".
 */
export const isElsewhere = (m: Message, span: Span, from: number): boolean =>
  liesElsewhere(m, span, from) && !isMeantBehind(m, span)

function liesElsewhere(m: Message, span: Span, from: number): boolean {
  const before = wordAt(m, span.from - 1)
  const second = wordAt(m, span.from - 2)
  if (before === 'from' && span.from === 2 && bitsAt(m, 0) & W.name) return false
  if (before === 'in' && isFormer(m, span.from - 2))
    return !(isSold(m, from, span.from) || isKept(m, from, span.from))
  if (before === 'from') return !(DISTANCE.has(second) || second === 'far' || second === 'away')
  if (before === 'of' && second === 'out') return true
  const after = wordAt(m, span.to)
  if (WEEKDAYS.has(after) || TODAY.has(after) || before === 'desde') return true
  if (isWeekendTrip(m, span) || ORIGINS.has(after)) return true
  if (after === 'for' && isBusy(m, span.to + 1) && !isWanted(m, from, span.from)) return true
  if (
    second === 'live' &&
    (USED_TO.has(wordAt(m, span.from - 3)) || USED_TO.has(wordAt(m, span.from - 4)))
  )
    return true
  for (let k = span.from - 1; k >= from && k >= span.from - 8; k--) {
    // "job is in Bellevue so Kirkland or Redmond"
    if (/^(?:so|but|pero)$/.test(wordAt(m, k))) return false
    const verdict = elsewhereBy(m, span, from, k)
    if (verdict !== null) return verdict
  }
  if (!ITS_OWN.has(after) || asked(m, span.from)) return false
  return after !== 'listings' || quits(m, from, span.from)
}

/** Words between a place and the "there" that means it. */
const THERE_REACH = 14

/** "I work in Reno and want to buy a house there": the place is where the home is sought. */
function isMeantBehind(m: Message, span: Span): boolean {
  if (!(m.mask & W.buy)) return false
  let sought = false
  for (let k = span.to; k < span.to + THERE_REACH; k++) {
    const bits = bitsAt(m, k)
    if (wordAt(m, k) === 'there') return sought && endsClause(m, k)
    if (bits & W.buy) sought = true
    else if (bits & (W.sell | W.neg | W.third)) return false
  }
  return false
}

/** What the word at `k` before the place says: elsewhere (true), not (false), nothing (null). */
function elsewhereBy(m: Message, span: Span, from: number, k: number): boolean | null {
  const w = wordAt(m, k)
  const earlier = wordAt(m, k - 1)
  if (w === 'office' || w === 'offices')
    return k >= span.from - 3 && isOffice(earlier) ? true : null
  if (ELSEWHERE.has(w)) {
    if (w === 'sending' && !quits(m, from, k)) return null
    if ((w === 'sold' || w === 'bought') && /^(?:get|house|home|it)$/.test(earlier)) return null
    if (w === 'moved' && /^(?:be|get|getting|us)$/.test(earlier)) return null
    // "off market in Detroit", "in the market for a house in Joliet"
    if (w === 'market' && (earlier === 'off' || wordAt(m, k + 1) === 'for')) return null
    if (w === 'vacation' && bitsAt(m, k + 1) & W.home) return null
    if (!PAST.has(w) && ownHomeBetween(m, k, span.from)) return false
    if (WANTED_FOR.has(w) && isCloseTo(m, k)) return false
    if (w === 'job' && /^(?:transfer|relocation|move|offer|relo)$/.test(wordAt(m, k + 1)))
      return null
    // "moving for work to Huntsville"
    if (w === 'work' && earlier === 'for' && isMove(m, from, k)) return null
    return !(w === 'job' && /^(?:new|starting|taking)$/.test(earlier))
  }
  // "my kids are in Reno"; "safe for kids in Katy" is wanted.
  if (w === 'kids' && k >= span.from - 4 && /^(?:are|live)$/.test(wordAt(m, k + 1))) return true
  if (DEALS.has(w)) return othersDo(m, k, from)
  if (bitsAt(m, k) & W.third && w !== 'they' && w !== 'them')
    return !isBoughtFor(m, k) && w !== 'seller' && !isCloseTo(m, k) && !isSoldFor(m, k, from)
  if (w === 'listing' || w === 'listings')
    return /^(?:sending|send|those|these)$/.test(earlier) && wordAt(m, span.from - 1) !== 'in'
  return null
}

/**
 * "selling my late mother's house", "helping my mom sell her home", "grandma left me her house":
 * the contact sells it.
 */
function isSoldFor(m: Message, at: number, from: number): boolean {
  const owned =
    (bitsAt(m, at + 1) | bitsAt(m, at + 2)) & W.home ||
    (wordAt(m, at - 2) === 'de' && bitsAt(m, at - 3) & W.home)
  if (!owned) return false
  for (let k = at - 1; k >= from && k >= at - 6; k--) {
    const w = wordAt(m, k)
    if (SELLING.has(w))
      return isHelped(m, from, k) || !(othersDo(m, k, from) || AIMS.has(wordAt(m, k - 2)))
    if (w === 'left' && /^(?:me|us)$/.test(wordAt(m, k + 1))) return true
  }
  return false
}

const isHelped = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (/^(?:help|helping|ayudando)$/.test(wordAt(m, k))) return true
  return false
}

/** "my old place in Dover", "my old place was in Akron" */
const isFormer = (m: Message, before: number): boolean => {
  const at = wordAt(m, before) === 'was' ? before - 1 : before
  return (bitsAt(m, at) & W.home) !== 0 && /^(?:old|last|previous|former)$/.test(wordAt(m, at - 1))
}

/** "still have the old house in Fresno" */
const isKept = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (/^(?:have|own|got)$/.test(wordAt(m, k))) return true
  return false
}

const SELLING = wordSet('sell selling sellin list listing unload offload vender vendo vendiendo')

/** "need to sell my old house in Akron" */
const isSold = (m: Message, from: number, to: number): boolean => {
  if (!(m.mask & W.sell)) return false
  for (let k = from; k < to; k++) if (SELLING.has(wordAt(m, k))) return true
  return false
}

const PAST = wordSet('sold bought moved rent rented')
const isOffice = (before: string): boolean => /^(?:my|your|the|our|main)$/.test(before)

/**
 * "near my work in Hillsboro", "close to family in Reno": the place is wanted for what is there.
 */
const isCloseTo = (m: Message, k: number): boolean => {
  for (let i = k - 1; i >= k - 3; i--)
    if (/^(?:near|close|closer|by|around|cerca)$/.test(wordAt(m, i))) return true
  return false
}

/** "market value on our home in Lenexa". */
const ownHomeBetween = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (bitsAt(m, k) & W.own && (bitsAt(m, k + 1) | bitsAt(m, k + 2)) & W.home) return true
  return false
}

const SPEAKER = wordSet('i we id wed im were lets to you u and so ill ive weve yo my wife husband')

const AIMS = wordSet('wants needs plans hopes looking trying hoping planning')

/** "my boss is buying up half of Greenville". */
function othersDo(m: Message, at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 4; k--) {
    const w = wordAt(m, k)
    // "my cousin wants to buy"
    if (w === 'to' && AIMS.has(wordAt(m, k - 1))) continue
    if (bitsAt(m, k) & W.third && !/^(?:sellers?|hes?|shes?)$/.test(w)) return !isBeside(m, k)
    if (SPEAKER.has(w)) return false
  }
  return false
}

/** "me and my sister are trying to buy" */
const isBeside = (m: Message, k: number): boolean =>
  /^(?:my|our)$/.test(wordAt(m, k - 1)) && /^(?:and|n|with|w)$/.test(wordAt(m, k - 2))

const quits = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (/^(?:quit|stop|dont|no)$/.test(wordAt(m, k))) return true
  return false
}

const isMove = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (/^(?:move|moving|relocate|relocating|transferring|relo)$/.test(wordAt(m, k))) return true
  return false
}

const isWanted = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (bitsAt(m, k) & (W.buy | W.home) || /^(?:move|relocate|relo|sell)$/.test(wordAt(m, k)))
      return true
  return false
}
