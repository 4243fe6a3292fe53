import { takesBack } from './corrections.ts'
import { introducedAt, opensClause } from './introductions.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, type Message, wordAt } from './message.ts'
import { behindTitles, isGivenName, NOT_NAMES, nameEnd, stateName } from './person-names.ts'
import { wordSet } from './word-set.ts'

const BEHIND_NAMES = wordSet('here again speaking texting')
const CLOSINGS = wordSet('sincerely regards cheers signed')

/**
 * The contact's own name: "I'm Beth", "this is Marcus", "Priya here", "me llamo", "Ray Dominguez,
 * 505-...".
 */
export function readName(m: Message): void {
  if (isIntroduced(m)) correctName(m)
  else if (!fromSomewhere(m)) standsAlone(m)
}

function isIntroduced(m: Message): boolean {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (t?.kind !== 'word' || !(t.bits & W.introduces)) continue
    const at = introducedAt(m, i)
    if (at > 0 && stateName(m, at)) return true
    if (BEHIND_NAMES.has(t.low) && namedBefore(m, i)) return true
    if ((t.low === 'with' || t.low === 'to') && isSpeaker(m, i) && stateName(m, i + 1)) return true
    if (
      CLOSINGS.has(t.low) &&
      wordAt(m, i + 1) === ',' &&
      isGivenName(m, i + 2) &&
      stateName(m, i + 2)
    )
      return true
  }
  return false
}

/** Tokens between a name and the one that takes its place. */
const MOST_BETWEEN = 4

/** "I'm John, sorry Jon": a first name that fills the rest of its clause. */
function correctName(m: Message): void {
  const end = m.found.at(-1)?.to ?? 0
  for (let k = end + 1; k <= end + MOST_BETWEEN; k++)
    if (isGivenName(m, k) && endsClause(m, k) && takesBack(m, end, k)) {
      stateName(m, k)
      return
    }
}

/** "you're speaking with Dolores" */
const isSpeaker = (m: Message, i: number): boolean =>
  /^(?:speaking|talking|texting)$/.test(wordAt(m, i - 1)) &&
  /^(?:youre|you|your|ur)$/.test(wordAt(m, i - 2))

/** "Priya here", "Denise Okafor here,", "Chris again": the name stands before. */
function namedBefore(m: Message, i: number): boolean {
  let from = i
  while (from > 0 && from > i - 3 && isNameWord(m, from - 1, i)) from--
  if (from === i || nameEnd(m, from) < i) return false
  if (from > 0 && behindTitles(m, from - 1) === from && opensClause(m, from - 1))
    return stateName(m, from)
  return (opensClause(m, from) || isSpouseOf(m, from)) && stateName(m, from)
}

/** "Patrice's husband Leon here" */
const isSpouseOf = (m: Message, i: number): boolean =>
  /^(?:husband|wife|partner|fiance|fiancee)$/.test(wordAt(m, i - 1)) &&
  m.tokens[i - 2]?.tail === 's'

function isNameWord(m: Message, k: number, i: number): boolean {
  const t = m.tokens[k]
  if (t?.kind !== 'word' || t.seg !== m.tokens[i]?.seg) return false
  if (t.bits & W.name) return true
  // "Austin here, selling in Houston"
  if (k === 0 && i === 1 && t.bits & W.place && t.caps > 0 && m.tokens[i + 1]?.kind === 'mark')
    return true
  // A surname can be that of a town: "Tom Ramsey here".
  const surname = k === i - 1 && (bitsAt(m, k - 1) & W.name) !== 0 ? W.place | W.placeStart : 0
  return t.caps > 0 && !(t.bits & NOT_NAMES & ~surname)
}

/**
 * "Mike from Tempe, want my house sold": a first name that opens the message and says where from.
 */
function fromSomewhere(m: Message): boolean {
  const third = m.tokens[2]
  if (!isGivenName(m, 0) || wordAt(m, 1) !== 'from') return false
  return (third?.caps === 1 || third?.low === 'your' || third?.low === 'the') && stateName(m, 0)
}

/** A name is looked for in so many tokens at the start, and in the last words. */
const SEARCHED = 8
const MOST_NAME_WORDS = 3

/**
 * A name that fills its clause: beside a phone number, behind a rank, at the start, as a signature.
 */
function standsAlone(m: Message): void {
  const reachable = m.tokens.some(t => t.kind === 'phone' || t.kind === 'email')
  for (let i = 0; i < m.tokens.length; i++) {
    if (i >= SEARCHED && i < m.tokens.length - MOST_NAME_WORDS) continue
    if (i > 0 && m.tokens[i - 1]?.seg === m.tokens[i]?.seg) continue
    const from = behindTitles(m, i)
    const to = nameEnd(m, from)
    if (to > from && isPresented(m, i, from, to, reachable) && stateName(m, i)) return
  }
}

function isPresented(m: Message, i: number, from: number, to: number, reachable: boolean): boolean {
  if (isSignature(m, i, to)) return true
  const mark = wordAt(m, to)
  const full = to - from > 1 && to - from <= MOST_NAME_WORDS
  if (closes(m, i, from, to, full)) return true
  const given = to - from === 1 && ((bitsAt(m, from) & W.name) !== 0 || from > i)
  // "Dennis. need to sell."
  if (given && i === 0 && mark === '.' && to + 1 < m.tokens.length && !(bitsAt(m, 0) & W.place))
    return true
  if (given && i === 0 && mark === ',' && goesOn(m, to + 1) && !(bitsAt(m, 0) & W.place))
    return true
  if (given && !(bitsAt(m, from) & W.place) && isBesidePhone(m, i, to)) return true
  if (!(full || (given && (mark === ',' || mark === '.')))) return false
  const after = m.tokens[to]
  if (after?.kind === 'word' && after.seg === m.tokens[to - 1]?.seg) return false
  return from > i || reachable || (full && (isMet(m, i) || opensMessage(m, i, to)))
}

/** "Luis 512-555-0150", "Luis - 512-555-0150", "512-555-0150 (Luis)" */
function isBesidePhone(m: Message, from: number, to: number): boolean {
  const next = /^[-:\u2013\u2014]$/.test(wordAt(m, to)) ? to + 1 : to
  if (from === 0) return m.tokens[next]?.kind === 'phone'
  return (
    wordAt(m, from - 1) === '(' && wordAt(m, to) === ')' && m.tokens[from - 2]?.kind === 'phone'
  )
}

/** "Ana, 3 bedrooms in Mission": a name that its bearer puts before what they want. */
const goesOn = (m: Message, i: number): boolean =>
  m.tokens[i]?.kind === 'number' ||
  /^(?:looking|buying|selling|want|need|busco)$/.test(wordAt(m, i))

const MEETING = wordSet('met spoke talked')
const HELLO = wordSet('hi hello hey hola there morning afternoon evening')

/**
 * "hey there, Anand Iyer, we met at the fair": a full name behind a greeting, or beside a meeting.
 */
function isMet(m: Message, i: number): boolean {
  if (!m.tokens[i]?.caps || bitsAt(m, i) & (W.place | W.placeStart)) return false
  return m.tokens.some(t => MEETING.has(t.low)) || (i > 1 && HELLO.has(wordAt(m, i - 2)))
}

/** "Bob Newsome, retired firefighter, want a 2 bed": not "Carol Stream, 3 bed". */
function opensMessage(m: Message, i: number, to: number): boolean {
  const place = W.place | W.placeStart | W.state | W.direction
  if (i > 0 || !/^[,.]$/.test(wordAt(m, to)) || !(bitsAt(m, 0) & W.name) || bitsAt(m, 0) & place)
    return false
  return !(bitsAt(m, to - 1) & (place | W.common))
}

const ADDRESSED = wordSet('thanks thank thx hi hey hello gracias ty bye')
/** Behind these a full name is that of who writes. */
const SIGNED_OFF = wordSet('thanks thank thx ty you gracias best')

/**
 * "Kenji Watanabe" and nothing else, a first name that is the last sentence, "I am the owner.
 * Susan", or a full name behind thanks: "Thx, Bill Foster".
 */
function closes(m: Message, i: number, from: number, to: number, full: boolean): boolean {
  const last = to === m.tokens.length || (to + 1 === m.tokens.length && wordAt(m, to) === '.')
  const place = W.place | W.placeStart | W.state | W.direction | W.home
  if (!last || !isGivenName(m, from) || bitsAt(m, from) & place) return false
  const mark = wordAt(m, i - 1)
  const signed = mark === ',' && SIGNED_OFF.has(wordAt(m, i - 2))
  if (i === 0 || signed) {
    // A surname can be that of a town: "Thx, Bill Foster".
    const other = signed ? W.state | W.home : place | W.street
    return full && m.tokens[to - 1]?.caps === 1 && !(bitsAt(m, to - 1) & other)
  }
  if (m.tokens[i - 1]?.kind === 'mark' && !/^[.!?]$/.test(mark)) return false
  return m.tokens[i - 1]?.sent !== m.tokens[i]?.sent && !ADDRESSED.has(wordAt(m, i - 2))
}

/** "- Tony G" at the end of the message. */
function isSignature(m: Message, i: number, to: number): boolean {
  const first = m.tokens[i]
  if (!first || to === i || to !== m.tokens.length || !(first.bits & W.name) || i > 4) return false
  const mark = m.text.slice(Math.max(0, first.start - 2), first.start).trim()
  return /^[-\u2013\u2014~]$/.test(mark)
}
