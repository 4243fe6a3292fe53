import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, take, wordAt } from './message.ts'

/** Words that follow "I'm" or "this is" without being a name, beyond the everyday ones. */
const NOT_NAMES =
  W.common |
  W.place |
  W.placeStart |
  W.when |
  W.home |
  W.unit |
  W.loan |
  W.buy |
  W.sell |
  W.leadIn |
  W.neg |
  W.number |
  W.third |
  W.question |
  W.own |
  W.direction |
  W.feature |
  W.condition
const TITLES = new Set(
  'mr mrs ms dr sgt staff master private petty chief ssg msgt pfc lieutenant major sergeant capt captain maj lt col rev pastor senor senora sra officer doctor first class cpl'.split(
    ' ',
  ),
)
const INTRO_BEFORE = new Set(
  'hi hey hello there hola yes yep so ok and well oh btw also morning afternoon evening good buenas y buenos dias tardes fyi yo sup'.split(
    ' ',
  ),
)

/** The contact's own name: "I'm Beth", "this is Marcus", "Priya here", "me llamo", "Ray Dominguez, 505-...". */
export function readName(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || t.kind !== 'word') continue
    if (!(t.bits & (W.introduces | W.name))) continue
    const at = nameStart(m, i)
    if (at > 0 && state(m, at, false)) return
    if ((t.low === 'here' || t.low === 'again') && here(m, i)) return
    if (/^(?:with|to|sincerely|regards|cheers|signed)$/.test(t.low) && closing(m, i)) return
  }
  if (!fromSomewhere(m)) signed(m)
}

/** Index of the first word behind an introduction at `i`, else 0. */
function nameStart(m: Message, i: number): number {
  const w = wordAt(m, i)
  const t = m.tokens[i]
  const before = wordAt(m, i - 1)
  const next = wordAt(m, i + 1)
  if (w === 'habla' || w === 'aqui')
    return bitsAt(m, i + 1) & W.name && m.tokens[i + 1]?.caps ? i + 1 : 0
  if (w === 'soy' && /^(?:la|el)$/.test(next) && TITLES.has(wordAt(m, i + 2))) return i + 2
  if (w === 'im' && next === 'called') return i + 2
  if (w === 'im' || w === 'soy' || w === 'llamo')
    return w === 'llamo' && before !== 'me' ? 0 : i + 1
  if (w === 'i' && t?.tail === 'm' && next === 'called') return i + 2
  if (w === 'i' && t?.tail === 'm') return i + 1
  if (w === 'i' && next === 'am') return i + 2
  if (w === 'name' || w === 'nombre' || w === 'names') {
    if (m.tokens[i - 1]?.tail === 's' || bitsAt(m, i - 1) & W.third) return 0
    if (
      /^(?:your|ur|his|her|their|the|whats|street|a|in)$/.test(before) &&
      !(before === 'the' && next === 'is')
    )
      return 0
    if (w === 'nombre' && before === 'mi' && m.tokens[i + 1]?.caps) return i + 1
    if (/^(?:is|es|:|on)$/.test(next)) return next === 'on' ? 0 : i + 2
    return t?.tail === 's' || w === 'names' || before === '' || before === 'my' ? i + 1 : 0
  }
  if (w === 'this' && /^(?:is|be)$/.test(next))
    return /^(?:is|if|hope|think)$/.test(before) || asks(m, i) ? 0 : i + 2
  if (w === 'its' || (w === 'it' && t?.tail === 's')) {
    const opens = i === 0 || INTRO_BEFORE.has(before) || m.tokens[i - 1]?.seg !== t?.seg
    if (next === 'me') return wordAt(m, i + 2) === ',' && lastCapital(m, i + 3) ? i + 3 : 0
    const greeted = opens && i > 0 && lastCapital(m, i + 1)
    return (opens && bitsAt(m, i + 1) & W.name) || greeted ? i + 1 : 0
  }
  if (
    w === 'call' &&
    next === 'me' &&
    /^(?:just|can|you|please|they|everyone|people|friends|)$/.test(before)
  )
    return bitsAt(m, i + 2) & W.name || lastCapital(m, i + 2) ? i + 2 : 0
  return 0
}

/** A capitalised unknown word that ends its segment: "call me Tess". */
const lastCapital = (m: Message, i: number): boolean => {
  const [t, next] = [m.tokens[i], m.tokens[i + 1]]
  return t?.caps === 1 && !(t.bits & NOT_NAMES) && next?.seg !== t.seg
}

const asks = (m: Message, i: number): boolean => {
  const end = m.tokens.findIndex((t, k) => k > i && t.low === '?')
  return end > 0 && end - i < 5
}

/** Emits the name that starts at `at`, if one does. */
function state(m: Message, at: number, lenient: boolean): boolean {
  let from = at
  while (TITLES.has(wordAt(m, from))) from++
  const to = nameEnd(m, from, lenient)
  if (to === from) return false
  const [first, last] = [m.tokens[from], m.tokens[to - 1]]
  if (!first || !last) return false
  // "I'm Katy based", "this is Dayton Ohio" are no names; "I'm Jordan's wife" neither.
  if (last.tail === 's' && last.low !== 'names') return false
  found(m, 'name', m.text.slice(first.start, last.end), from, to, 9_000, 'person')
  take(m, at, to)
  return true
}

/** Behind "I'm" and "my name is" a place name is a person: "I'm Winston". */
const introduced = (m: Message, from: number): boolean =>
  /^(?:im|i|am|is|name|names|soy|llamo|me)$/.test(wordAt(m, from - 1)) &&
  wordAt(m, from - 2) !== 'this'

function nameEnd(m: Message, from: number, lenient: boolean): number {
  let to = from
  for (; to < from + 4; to++) {
    const t = m.tokens[to]
    if (!t || t.kind !== 'word' || t.taken || (to > from && t.seg !== m.tokens[from]?.seg)) break
    const given = (t.bits & W.name) !== 0
    const plain = (t.bits & NOT_NAMES) === 0
    if (to === from) {
      if (
        t.bits & W.when &&
        t.caps === 1 &&
        m.tokens[to + 1]?.caps === 1 &&
        !(bitsAt(m, to + 1) & NOT_NAMES)
      )
        continue
      if (given && (t.caps > 0 || !(t.bits & W.common))) continue
      if (
        t.caps > 0 &&
        !lenient &&
        (plain || (introduced(m, from) && !(t.bits & (NOT_NAMES & ~(W.place | W.placeStart)))))
      )
        continue
      break
    }
    if (
      t.caps === 0 &&
      !(m.tokens[from]?.caps === 0 && plain && t.low.length > 2 && !(t.bits & ~W.name))
    )
      break
    if (/^(?:from|with|and|the|y|de|looking|i|im|here)$/.test(t.low)) {
      if (!(t.low === 'de' && m.tokens[to + 1]?.caps)) break
    }
    if (t.caps > 0 && t.bits & (W.introduces | W.neg | W.question | W.loan)) break
  }
  return to
}

/** "you're speaking with Dolores", "sincerely, Maureen". */
function closing(m: Message, i: number): boolean {
  const w = wordAt(m, i)
  if (w === 'with' || w === 'to') {
    if (
      !/^(?:speaking|talking|texting)$/.test(wordAt(m, i - 1)) ||
      !/^(?:youre|you|your|ur)$/.test(wordAt(m, i - 2))
    )
      return false
    return state(m, i + 1, false)
  }
  const at = wordAt(m, i + 1) === ',' ? i + 2 : i + 1
  return at > i + 1 && (bitsAt(m, at) & W.name) !== 0 && state(m, at, false)
}

/** "Mike from Tempe, want my house sold": a first name that opens the message and says where from. */
function fromSomewhere(m: Message): boolean {
  const [first, second, third] = m.tokens
  if (!first || first.caps !== 1 || !(first.bits & W.name) || second?.low !== 'from') return false
  return (third?.caps === 1 || third?.low === 'your' || third?.low === 'the') && state(m, 0, false)
}

/** "Priya here", "Denise Okafor here,": the name stands before. */
function here(m: Message, i: number): boolean {
  let from = i
  while (from > 0 && from > i - 3) {
    const t = m.tokens[from - 1]
    if (!t || t.kind !== 'word' || t.seg !== m.tokens[i]?.seg) break
    if (!(t.bits & W.name) && !(t.caps > 0 && !(t.bits & NOT_NAMES))) break
    from--
  }
  if (from === i) return false
  const opens =
    from === 0 ||
    m.tokens[from - 1]?.seg !== m.tokens[i]?.seg ||
    INTRO_BEFORE.has(wordAt(m, from - 1))
  return opens && nameEnd(m, from, false) >= i && state(m, from, false)
}

/** A full name by itself beside a phone number or e-mail, or behind a rank: "Ray Dominguez, 505-...". */
function signed(m: Message): void {
  const reachable = m.tokens.some(t => t.kind === 'phone' || t.kind === 'email')
  for (let i = 0; i < m.tokens.length; i++) {
    if (i >= SIGNED_WITHIN && i < m.tokens.length - MOST_NAME_WORDS) continue
    if (i > 0 && m.tokens[i - 1]?.seg === m.tokens[i]?.seg) continue
    let from = i
    while (TITLES.has(wordAt(m, from))) from++
    const to = nameEnd(m, from, false)
    const given =
      to - from === 1 && (bitsAt(m, from) & W.name) !== 0 && /^[,.]$/.test(wordAt(m, to))
    if (isSignature(m, i, to)) {
      state(m, i, false)
      return
    }
    if (!given && (to - from < 2 || to - from > 3)) continue
    const after = m.tokens[to]
    if (
      given &&
      i === 0 &&
      wordAt(m, to) === '.' &&
      to + 1 < m.tokens.length &&
      !(bitsAt(m, 0) & W.place)
    ) {
      state(m, i, false)
      return
    }
    const greeted = to - from > 1 && (met(m, i) || introducesItself(m, i, to))
    const runsOn = after && after.seg === m.tokens[to - 1]?.seg && after.kind === 'word'
    if (!runsOn && (from > i || reachable || greeted) && state(m, i, false)) return
  }
}

/** "hey there, Anand Iyer, we met at the fair": a full name behind a greeting, or beside a meeting. */
function met(m: Message, i: number): boolean {
  if (!m.tokens[i]?.caps || bitsAt(m, i) & (W.place | W.placeStart)) return false
  if (m.tokens.some(t => /^(?:met|spoke|talked)$/.test(t.low))) return true
  return i > 1 && /^(?:hi|hello|hey|hola|there|morning|afternoon|evening)$/.test(wordAt(m, i - 2))
}

/** "Bob Newsome, retired firefighter, want a 2 bed": a full name opens the message; not "Carol Stream, 3 bed". */
function introducesItself(m: Message, i: number, to: number): boolean {
  const place = W.place | W.placeStart | W.state | W.direction
  if (i > 0 || wordAt(m, to) !== ',' || !(bitsAt(m, 0) & W.name) || bitsAt(m, 0) & place)
    return false
  return !(bitsAt(m, to - 1) & (place | W.street | W.common))
}

/** "- Tony G" at the end of the message. */
function isSignature(m: Message, i: number, to: number): boolean {
  const first = m.tokens[i]
  if (!first || to === i || to !== m.tokens.length || !(first.bits & W.name) || i > 4) return false
  const mark = m.text.slice(Math.max(0, first.start - 2), first.start).trim()
  return /^[-\u2013\u2014~]$/.test(mark)
}

/** A full name stands within so many tokens of the start, or in the last words. */
const SIGNED_WITHIN = 8
const MOST_NAME_WORDS = 3
