import { asked, bitsAt, type Message, found, segmentOf, wordAt } from './message.ts'
import { inQuestion } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { placeAt, type Span } from './place-span.ts'

const LEAD = new Set(
  'in near around outside into en cerca within inside nearby surrounding hacia towards toward sobre'.split(
    ' ',
  ),
)
const WANTS = new Set(
  `want prefer love like considering thinking stay staying do sell selling list price put wants liked seguimos
   preferably maybe definitely still only either targeting eyeing buy buying looking find area areas location
   ciudad zona city try consider open about called lets mostly mainly ideally specifically just`.split(
    /\s+/,
  ),
)
const AFTER =
  /^(?:pls|please|preferably|only|area|areas|ok|works|preferred|ideally|like|again|now|too|or|house|home|condo|one|duplex|place|townhouse|property|instead|would|for|w|with|side|if|homes|houses|townhome|rental|tho|maybe|zip|fine|region|neighborhood|schools)$/
const HOMES =
  /^(?:house|home|condo|one|duplex|place|townhouse|property|townhome|rental|homes|houses|apartment|lot|cabin|bungalow|ranch|unit|casa)$/
/** Words that make the place one of the past, of work or of somebody else. */
const ELSEWHERE = new Set(
  `work works worked working lives live_ grew born raised flew flying visiting visited graduated school college
   stationed sign market vibe weather traffic traffico vacation trip drove driving letrero cover
   covers rate rates taxes tax saw vi trabajo trabaja vive family grandkids hospital church wedding conference
   deployed bank branch lender agent broker realtor credit union job rents renting rent rented lived rental_ met unlike heard commute commutes commuting based moved hate hated avoid
   sending skip sold bought listings_ school_ airport hotel vs versus base`.split(/\s+/),
)

/** Where the home sought is to be, or where the own home stands, as said, without lead-in or trailing words. */
export function readPlaces(m: Message): void {
  const spans: { span: Span; weak: boolean }[] = []
  for (let i = 0; i < m.tokens.length; ) {
    const t = m.tokens[i]
    if (!t || t.kind !== 'word' || t.taken || !mayStart(m, i)) {
      i++
      continue
    }
    const cue = cueBefore(m, i)
    const span = placeAt(m, i, cue)
    if (!span) {
      i++
      continue
    }
    joined(m, span)
    const verdict = accepted(m, span, cue)
    if (verdict !== 'no') spans.push({ span, weak: verdict === 'weak' })
    i = span.to
  }
  const strong = spans.some(s => !s.weak)
  for (const { span, weak } of spans) if (!(weak && strong)) emit(m, span)
}

/** A token that could open a place: a capital, a listed name, or a word behind a lead-in. */
const mayStart = (m: Message, i: number): boolean => {
  const t = m.tokens[i]
  if (!t) return false
  if (t.caps > 0 || t.bits & (W.place | W.placeStart | W.direction)) return true
  return LEAD.has(wordAt(m, i - 1)) || lead(m, i - 1)
}

/** "moving to X", "relocate to", "outside of X", "close to X", "by X": whether the word at `k` leads in a place. */
function lead(m: Message, k: number): boolean {
  const w = wordAt(m, k)
  if (LEAD.has(w)) return true
  const before = wordAt(m, k - 1)
  if (w === 'to' || w === 'a')
    return /^(?:move|moving|relocate|relocating|close|next|relo|pcsing|pcs|mudarme|mudarnos|moved|closer|transferring|going|transfer|mudar|coming|switch|change|back)$/.test(
      before,
    )
  if (w === 'from') return /^(?:min|mins|minutes|miles|hour|hours|hr)$/.test(before)
  if (w === 'de') return before === 'cerca'
  if (w === 'of')
    return /^(?:outside|part|side|outskirts|suburbs|east|west|north|south|area|edge|end|city|town)$/.test(
      before,
    )
  if (w === 'at') return bitsAt(m, k + 1) === W.place || /^(?:lake|the)$/.test(wordAt(m, k + 1))
  if (w === 'by')
    return (
      m.tokens[k + 1]?.caps === 1 &&
      !/^(?:built|made|sent|done|listed|owned|painted|designed|[0-9]+)$/.test(before)
    )
  if (w === 'on') return m.tokens[k + 1]?.caps === 1 && onOwnStreet(m, k)
  return false
}

/** "my condo on Rainey", "buying a condo on Vanderbilt"; not "the house on Oak". */
function onOwnStreet(m: Message, k: number): boolean {
  const [from] = segmentOf(m, k)
  for (let i = k - 1; i >= from; i--) {
    if (wordAt(m, i) === 'the' && bitsAt(m, i + 1) & W.home) return false
    if (bitsAt(m, i) & (W.own | W.buy) || /^(?:sell|selling|vender|list)$/.test(wordAt(m, i)))
      return true
  }
  return false
}

function cueBefore(m: Message, i: number): boolean {
  if (i === 0 || m.tokens[i - 1]?.seg !== m.tokens[i]?.seg) return pendingPlace(m) && i === 0
  if (lead(m, i - 1)) return true
  const w = wordAt(m, i - 1)
  return /^(?:the|of)$/.test(w) && lead(m, i - 2)
    ? w === 'the' && (m.tokens[i]?.caps ?? 0) > 0
    : false
}

const pendingPlace = (m: Message) => m.context.pendingQuestion?.name === 'location'

/** "Apex or Holly Springs" stays one location as said. */
function joined(m: Message, span: Span): void {
  for (let n = 0; n < 3; n++) {
    let at = span.to
    const w = wordAt(m, at)
    if (/^(?:area|areas)$/.test(w) && /^(?:or|o)$/.test(wordAt(m, at + 1))) at++
    const sep = wordAt(m, at)
    let next = at + 1
    if (/^(?:maybe|possibly|even|perhaps)$/.test(wordAt(m, next))) next++
    if (sep === ',' && /^(?:or|o|and|y)$/.test(wordAt(m, next))) next++
    else if (!/^(?:or|o|and|y|\/|&|,)$/.test(sep)) return
    if (LEAD.has(wordAt(m, next)) && sep !== ',') next++
    const more = placeAt(m, next, /^(?:or|o|,)$/.test(sep))
    if (!more || more.strength < 2) return
    if (sep === ',' && next === at + 1) {
      // A list only if "or" follows its end: "Mesa, Gilbert or Chandler".
      const after = wordAt(m, more.to)
      if (
        !/^(?:or|o)$/.test(after) &&
        !(after === ',' && /^(?:or|o|and)$/.test(wordAt(m, more.to + 1)))
      )
        return
    }
    if (/^(?:and|y|&)$/.test(sep) && (more.strength < 3 || bitsAt(m, more.to) & W.home)) return
    span.to = more.to
    span.strength = Math.max(span.strength, more.strength) as 2 | 3
  }
}

function accepted(m: Message, span: Span, cue: boolean): 'yes' | 'weak' | 'no' {
  const [from, to] = segmentOf(m, span.from)
  if (denied(m, span, from)) return 'no'
  if (inQuestion(m, span.from) && !owned(m, span)) return 'no'
  if (elsewhere(m, span, from, to)) return 'no'
  if (cue) return living(m, span) ? 'weak' : 'yes'
  const next = wordAt(m, span.to)
  const before = wordAt(m, span.from - 1)
  if (wholeSegment(m, span, from, to)) return span.strength >= 2 ? whole(m, span) : 'no'
  const possessed =
    bitsAt(m, span.from - 1) & W.own ||
    /^(?:the|a|that|put|sell|selling|any|nice|in|price|find|list)$/.test(before)
  if (HOMES.test(next) && span.strength >= 2 && (possessed || span.from === from)) return 'yes'
  if (before === 'from' || before === 'with' || before === 'thru') return 'no'
  if (WANTS.has(before) && (span.strength === 3 || span.from > 0)) return 'yes'
  if (span.strength === 3 && (span.from === from || span.to - span.from > 1 || span.state))
    return AFTER.test(next) ||
      praised(m, span.to) ||
      span.state ||
      span.to === to ||
      span.to - span.from > 1
      ? 'yes'
      : 'weak'
  return span.strength === 3 ? 'weak' : 'no'
}

/** "Gilbert is our first choice", not "Bakersfield is too hot". */
const praised = (m: Message, at: number): boolean =>
  /^(?:is|es|would)$/.test(wordAt(m, at)) &&
  /^(?:our|my|fine|ok|okay|good|perfect|great|best|where|first|preferred|ideal|be|the|work|mi)$/.test(
    wordAt(m, at + 1),
  )

/** A stretch between commas that is nothing but the name: not a greeting or a first name. */
function whole(m: Message, span: Span): 'yes' | 'weak' | 'no' {
  const t = m.tokens[span.from]
  if (span.strength === 3) {
    if (t && t.bits & W.name && span.to - span.from === 1 && greeted(m, span)) return 'no'
    const single = span.to - span.from === 1
    return single && t && t.bits & (W.common | W.when) && t.caps === 0 ? 'no' : 'yes'
  }
  if (t && t.bits & W.name) return 'no'
  if (t && t.bits & W.common && span.to - span.from === 1) return pendingPlace(m) ? 'yes' : 'no'
  return 'yes'
}

const greeted = (m: Message, span: Span): boolean =>
  /^(?:hi|hey|hello|thanks|thank|hola|gracias)$/.test(wordAt(m, span.from - 2)) ||
  /^(?:hi|hey|hello|thanks|hola)$/.test(wordAt(m, span.from - 1))

function wholeSegment(m: Message, span: Span, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (k >= span.from && k < span.to) continue
    const t = m.tokens[k]
    if (
      t &&
      t.kind === 'word' &&
      !(t.bits & W.filler) &&
      !/^(?:only|area|in|preferably|lol|now|again|also|neighborhood|too|zip|instead|nope|ideally|but|mostly)$/.test(
        t.low,
      )
    )
      return false
    if (
      t &&
      (t.kind === 'number' || t.kind === 'email' || t.kind === 'phone') &&
      !t.taken &&
      t.end - t.start !== 5
    )
      return false
  }
  return true
}

/** "not Katy", "no longer Plano", "anything but Kuna", "Kuna no". */
function denied(m: Message, span: Span, from: number): boolean {
  if (/^(?:forget|nix|scrap|drop|skip|avoid|leaving|left|tired)$/.test(wordAt(m, span.from - 1)))
    return true
  if (/^(?:on|about|with|off)$/.test(wordAt(m, span.from - 1)) && /^(?:mind|minds|done|soured|passing|pass|gave|up|over)$/.test(wordAt(m, span.from - 2))) return true
  for (let k = span.from - 1; k >= from && k >= span.from - 4; k--) {
    const t = m.tokens[k]
    if (!t) return false
    if (t.low === 'but') return /^(?:anything|anywhere)$/.test(wordAt(m, k - 1))
    if (/^(?:of|than)$/.test(t.low) && /^(?:instead|rather|sick|tired)$/.test(wordAt(m, k - 1)))
      return true
    if (t.bits & W.neg && t.low !== 'nope') {
      if (/^(?:till|til|until|sure|just|far|too|picky|only|later|before)$/.test(wordAt(m, k + 1)))
        return false
      // "I don't want to be in X" denies; "no pool in X" does not.
      return k >= span.from - 2 || /^(?:dont|not|never|wont|cant)$/.test(t.low)
    }
  }
  return false
}

/** The place of work, of relatives, of the past: "I work in Plano", "moved from Chicago", "my folks sold in Alcoa". */
function elsewhere(m: Message, span: Span, from: number, to: number): boolean {
  const before = wordAt(m, span.from - 1)
  if (
    before === 'from' &&
    /^(?:min|mins|minutes|miles|hour|hours|hr)$/.test(wordAt(m, span.from - 2))
  )
    return false
  if (
    wordAt(m, span.to) === 'for' &&
    /^(?:work|business|vacation|school|the)$/.test(wordAt(m, span.to + 1)) &&
    !wanted(m, from, span.from)
  )
    return true
  if (before === 'from' || (before === 'of' && wordAt(m, span.from - 2) === 'out')) return true
  if (
    wordAt(m, span.from - 2) === 'live' &&
    /^(?:used|didnt|never)$/.test(wordAt(m, span.from - 4) || wordAt(m, span.from - 3))
  )
    return true
  for (let k = span.from - 1; k >= from && k >= span.from - 8; k--) {
    const w = wordAt(m, k)
    const t = m.tokens[k]
    if (
      /^offices?$/.test(w) &&
      k >= span.from - 3 &&
      /^(?:my|your|the|our|main|an)$/.test(wordAt(m, k - 1))
    )
      return wordAt(m, k - 1) !== 'an'
    if (ELSEWHERE.has(w)) {
      if (w === 'sending' && !quits(m, from, k)) continue
      if (!/^(?:sold|bought|moved|rent|rented)$/.test(w) && ownHomeBetween(m, k, span.from)) return false
      if ((w === 'bought' || w === 'sold') && /^(?:get|house|home|it)$/.test(wordAt(m, k - 1)))
        continue
      if (
        /^(?:work|job|school|family|grandkids|church|hospital|base|airport)$/.test(w) &&
        closeTo(m, k)
      )
        return false
      if (w === 'moved' && /^(?:be|get|getting|us)$/.test(wordAt(m, k - 1))) continue
      if (w === 'vacation' && bitsAt(m, k + 1) & W.home) continue
      if (w === 'job' && /^(?:new|starting|taking)$/.test(wordAt(m, k - 1))) return false
      return true
    }
    if (
      /^(?:buy|buying|sell|selling|looking|want|need|find|move|moving|relocating|search)$/.test(w)
    )
      return false
    if (t && t.bits & W.third && !/^(?:they|them)$/.test(w)) return w !== 'seller'
    if (w === 'listing' || w === 'listings')
      return /^(?:sending|send|those|these)$/.test(wordAt(m, k - 1)) && before !== 'in'
  }
  if (
    /^(?:listings|weather|market|schools|traffic|lender|bank|taxes)$/.test(wordAt(m, span.to)) &&
    !asked(m, span.from)
  )
    return wordAt(m, span.to) !== 'listings' || quits(m, from, span.from)
  void to
  return false
}

/** "near my work in Hillsboro", "close to family in Reno": the place is wanted for what is there. */
const closeTo = (m: Message, k: number): boolean => {
  for (let i = k - 1; i >= k - 3; i--)
    if (/^(?:near|close|closer|by|around|cerca|to)$/.test(wordAt(m, i))) return true
  return false
}

/** "market value on our home in Lenexa". */
const ownHomeBetween = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (bitsAt(m, k) & W.own && (bitsAt(m, k + 1) | bitsAt(m, k + 2)) & W.home) return true
  return false
}

/** "my boss is buying up half of Greenville". */
const othersDo = (m: Message, at: number, from: number): boolean => {
  for (let k = at - 1; k >= from && k >= at - 4; k--) {
    const w = wordAt(m, k)
    if (/^(?:i|we|id|wed|im|were|lets|to|you|u|and|so|ill|ive|weve)$/.test(w)) return false
    if (bitsAt(m, k) & W.third && !/^(?:seller|sellers|he|she|hes|shes)$/.test(w)) return true
  }
  return false
}

const quits = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (/^(?:quit|stop|dont|no)$/.test(wordAt(m, k))) return true
  return false
}

const wanted = (m: Message, from: number, to: number): boolean => {
  for (let k = from; k < to; k++)
    if (bitsAt(m, k) & W.buy || /^(?:move|relocate|relo|house|home|sell)$/.test(wordAt(m, k)))
      return true
  return false
}

const living = (m: Message, span: Span): boolean => {
  for (let k = span.from - 2; k >= span.from - 4; k--)
    if (
      /^(?:live|living|vivo|vivimos|currently|apartment|apt|rent|renting)$/.test(wordAt(m, k)) &&
      wordAt(m, k - 2) !== 'used'
    )
      return true
  return false
}

/** "what could I get for my condo in Naples": a question, but about the own home or the search. */
const owned = (m: Message, span: Span): boolean => {
  const [from] = segmentOf(m, span.from)
  for (let k = from; k < span.from; k++) if (bitsAt(m, k) & W.own) return true
  return false
}

function emit(m: Message, span: Span): void {
  const [first, last] = [m.tokens[span.from], m.tokens[span.to - 1]]
  if (!first || !last) return
  const value = m.text.slice(first.start, last.end)
  found(m, 'location', value, span.from, span.to, span.strength * 3_000)
}
