import { answersForContact } from './household.ts'
import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, CLAUSE_REACH, type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const FIRST_PERSON = wordSet(
  'i im id ill ive we were wed well weve my our mine mines ours me us lets yo nosotros mi nuestra mis quiero busco',
)
const LISTING = wordSet(
  'one house home listing place condo unit units homes houses property townhouse bedroom bed ones',
)

/** "our street": theirs in part only. */
const AROUND = wordSet('street block neighborhood road area building complex subdivision')

/** Whether what stands at token `i` is said of somebody else's home, price or life. */
export function ofOthers(m: Message, i: number): boolean {
  const sells = m.context.bot === 'seller'
  if (
    !sells &&
    !(m.mask & (W.third | W.home | W.bed | W.bath | W.area | W.feature)) &&
    wordAt(m, i - 1) !== 'the'
  )
    return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from; k--) {
    const t = m.tokens[k]
    if (!t) break
    const next = wordAt(m, k + 1)
    if (FIRST_PERSON.has(t.low) && !(bitsAt(m, k + 1) & W.third) && !AROUND.has(next))
      return sells && BUYERS.has(next) && isBuyers(m, k + 1, from)
    if (t.bits & W.third) return !answersForContact(m, k) && third(m, k)
    if (sells && isBuyers(m, k, from)) return true
    if (LISTING.has(t.low) && ofListing(m, k)) return true
  }
  return isSeen(m, i)
}

/** "love the pool on that one" */
const onListing = (m: Message, i: number): boolean =>
  /^(?:on|at|in)$/.test(wordAt(m, i + 1)) &&
  /^(?:that|this|the)$/.test(wordAt(m, i + 2)) &&
  /^(?:one|listing)$/.test(wordAt(m, i + 3))

/** "the yard was tiny", "the 3 bed on Juniper": of a home that was looked at. */
function isSeen(m: Message, i: number): boolean {
  if (onListing(m, i)) return true
  // "that 4 bedroom sold already?"
  if (wordAt(m, i - 1) === 'that' && bitsAt(m, i + 1) & W.bed && !ownHome(m))
    return !/^(?:make|call|say)$/.test(wordAt(m, i - 2))
  if (wordAt(m, i - 1) !== 'the' || ownHome(m)) return false
  for (let k = i + 1; k <= i + 3; k++) {
    const w = wordAt(m, k)
    if (w === 'on' && wordAt(m, k - 2) === '/') return true
    if (w === 'was' || w === 'looked') return true
    if (w === 'on' && (bitsAt(m, k - 1) & W.bed) !== 0) return true
    if (m.tokens[k]?.kind !== 'word') continue
    if (!(bitsAt(m, k) & (W.bed | W.bath | W.home | W.feature))) return false
  }
  return false
}

const BUYERS = wordSet('buyer buyers')

/**
 * "the buyer is fha", "buyers have 20% down", said by who sells; not "a cash buyer", "any buyers
 * for a 3 bed".
 */
function isBuyers(m: Message, k: number, from: number): boolean {
  const t = m.tokens[k]
  if (!t || !BUYERS.has(t.low)) return false
  if (/^(?:for|in|here|with|who|looking|love|will|would)$/.test(wordAt(m, k + 1))) return false
  return k === from || /^(?:the|my|our|this|that|his|her|their|and|but)$/.test(wordAt(m, k - 1))
}

const SEEN = wordSet('saw seen toured visited viewed')

/** "for my mom", "with my daughter" do not make it theirs; "as seller" is the contact. */
function third(m: Message, k: number): boolean {
  if (
    wordAt(m, k + 1) === 'in' &&
    /^laws?$/.test(wordAt(m, k + 2)) &&
    /^(?:a|suite)$/.test(wordAt(m, k - 1))
  )
    return false
  const w = wordAt(m, k)
  const before = wordAt(m, k - 1)
  if (w === 'door') return before === 'next'
  if (w === 'seller') return before !== 'as'
  // Spanish "son 3 recámaras".
  if (w === 'son' && m.tokens[k + 1]?.kind === 'number') return false
  if (before === 'for' || before === 'para') return false
  const owner = wordAt(m, k - 2)
  return !(
    /^(?:my|our|mi)$/.test(before) && /^(?:for|with|near|by|and|para|con|of|to)$/.test(owner)
  )
}

/** "the one for 389", "that house at 415": a home on offer, not the contact's. */
function ofListing(m: Message, k: number): boolean {
  const w = wordAt(m, k)
  const before = wordAt(m, k - 1)
  const after = wordAt(m, k + 1)
  if (w === 'listing' && /^(?:says|shows|said)$/.test(after)) return !/^(?:my|our)$/.test(before)
  if (before === 'that') return !ownHome(m) || w === 'one'
  if (before === 'your') return w === 'listing'
  if (SEEN.has(before)) return w === 'one'
  if (isNearby(m, k)) return true
  if (before === 'other') return w.endsWith('s')
  if (before === 'this')
    return /^ones?$/.test(w) && !/^(?:sell|list|price|with|selling)$/.test(wordAt(m, k - 2))
  if (before !== 'the') return false
  if (w === 'one' || w === 'ones') return true
  if (after === 'on' || after === 'down' || after === 'across' || after === 'next')
    return !ownHome(m)
  return (after === 'for' || after === 'at') && !ownHome(m)
}

/** "a house down the street", "the last one on our block" */
const isNearby = (m: Message, k: number): boolean => {
  if ((bitsAt(m, k - 1) | bitsAt(m, k - 2)) & W.own) return false
  if (wordAt(m, k + 1) === 'next') return wordAt(m, k + 2) === 'door'
  if (!/^(?:down|up|across|on)$/.test(wordAt(m, k + 1))) return false
  return [3, 4].some(n => /^(?:street|road|block|hall|way)$/.test(wordAt(m, k + n)))
}

const ownHome = (m: Message): boolean =>
  m.context.bot === 'seller' || (m.mask & (W.own | W.sell)) !== 0

const OPENERS = wordSet(
  'am is are does do did was were has have what whats how hows which who whos whose why where wheres when whens es que cual cuanto cuantos cuantas cuando donde hay tiene any',
)
const MODALS = wordSet('could can would should will must puedo puede')
/**
 * What must stand behind a verb that opens a question: "is the lot", "does it", "are there"; not
 * "has 3 beds".
 */
const SUBJECTS = wordSet(
  `people folks most buyers sellers it the that this there your you they he she i we a any those these anyone my our all its fha va usda conventional
   20 la el`,
)
const VERBS = wordSet('am is are does do did was were has have')
const LEADS_QUESTION = wordSet(
  'and so but ok hey hi btw also idk know wondering curious just lol y tell',
)
/**
 * Words that make a question a search or one about the own home: what it names is wanted or had.
 */
const SEARCH = wordSet(
  'any anything something find show send options my our mine looking alguna algo mi',
)
const AFTER_DO = wordSet('homes houses condos listings properties places townhomes')

/**
 * Whether token `i` stands in a question about a listing or the market, not in a statement or a
 * search.
 */
export function inQuestion(m: Message, i: number): boolean {
  const marked = asked(m, i)
  if (marked && (youAsked(m, i) || anyAt(m, i))) return true
  if (!(m.mask & W.question)) return marked && definite(m, i)
  const start = questionStart(m, i, marked)
  if (start < 0) return marked && definite(m, i)
  return !isSearch(m, start)
}

/** "any garage at that one?" */
const anyAt = (m: Message, i: number): boolean => {
  const [from] = segmentOf(m, i)
  return wordAt(m, from) === 'any' && ofOneListing(m, from)
}

/** "you guys based in Orlando?" */
function youAsked(m: Message, i: number): boolean {
  const [from] = segmentOf(m, i)
  return (
    /^(?:you|u|yall)$/.test(wordAt(m, from)) &&
    !/^(?:have|got|find|show)$/.test(wordAt(m, from + 1))
  )
}

/** "the 3 bedroom on your site is gone?": a listing, though no word asks. */
function definite(m: Message, i: number): boolean {
  return wordAt(m, i - 1) === 'the' && (m.mask & W.bed) !== 0
}

/** Where a question that covers token `i` starts, else -1. */
function questionStart(m: Message, i: number, marked: boolean): number {
  const sent = m.tokens[i]?.sent
  for (let k = i; k >= 0 && k > i - CLAUSE_REACH && m.tokens[k]?.sent === sent; k--) {
    const w = wordAt(m, k)
    const opener = OPENERS.has(w)
    const before = m.tokens[k - 1]
    // A statement of the contact starts between the opener and here: "whats your take, I'd put it
    // at 415".
    if (before && before.seg !== m.tokens[k]?.seg && FIRST_PERSON.has(w)) return -1
    if (!(opener || MODALS.has(w))) continue
    const opens = !before || before.seg !== m.tokens[k]?.seg || LEADS_QUESTION.has(before.low)
    if (opens && !isKnown(m, k) && (opener ? openerAsks(m, k, w, marked) : modalAsks(m, k)))
      return k
  }
  return -1
}

/** "what I do know is we need 4 beds": what follows is stated. */
const isKnown = (m: Message, k: number): boolean =>
  wordAt(m, k - 1) === 'know' &&
  /^(?:is|was)$/.test(wordAt(m, k)) &&
  [4, 3].some(n => wordAt(m, k - n) === 'what' && /^(?:i|we)$/.test(wordAt(m, k - n + 1)))

function openerAsks(m: Message, k: number, w: string, marked: boolean): boolean {
  const next = m.tokens[k + 1]
  // "what about Woodstock" proposes.
  if (next?.low === 'about') return false
  if (w === 'any') return next?.low === 'chance'
  if (!next) return true
  if (w === 'when' || w === 'where' || w === 'cuando')
    return marked && !/^(?:my|our|i|we|school|mi)$/.test(next.low)
  if (w === 'que' || w === 'es' || w === 'hay' || w === 'tiene' || w === 'donde') return marked
  // "what we owe is about 140" states.
  if (w === 'what' && !marked && /^(?:we|i)$/.test(next.low)) return false
  if (!VERBS.has(w)) return true
  if (w === 'have' && !(marked && /^(?:you|they|yall)$/.test(next.low))) return false
  // "has a pool" leaves the subject out.
  if (w === 'has' && /^(?:a|all|its)$/.test(next.low)) return marked || isTagged(m, k)
  if (SUBJECTS.has(next.low))
    return !(w === 'is' && next.low === 'a' && !(bitsAt(m, k + 2) & W.loan))
  // "is Mesquite safe"
  if (w === 'is' && next.caps > 0 && next.bits & W.place && !m.tokens[k - 1]) return true
  // "does basement flood"
  if (next.bits & W.feature && /^(?:does|do|is|did)$/.test(w)) return true
  // "is preapproval free" asks; "is approved" leaves the subject out.
  if (next.bits & W.loan) return !/^(?:approved|preapproved|pre|prequalified)$/.test(next.low)
  // "is 6 months a normal wait" asks; "is 3 bed 2 bath" leaves the subject out.
  if (next.kind === 'number')
    return !(bitsAt(m, k + 2) & (W.bed | W.bath | W.area)) && wordAt(m, k + 2) !== '/'
  return marked && w !== 'have'
}

/** "has a pool right" */
const isTagged = (m: Message, k: number): boolean =>
  /^(?:right|huh|correct)$/.test(wordAt(m, segmentOf(m, k)[1] - 1))

/** "can it be 3 beds instead of 2" proposes. */
const proposes = (m: Message, k: number): boolean => {
  if (wordAt(m, k + 1) !== 'it' || wordAt(m, k + 2) !== 'be') return false
  const [, to] = segmentOf(m, k)
  for (let i = k + 3; i < to; i++) if (wordAt(m, i) === 'instead') return true
  return false
}

const modalAsks = (m: Message, k: number): boolean =>
  !proposes(m, k) &&
  ((bitsAt(m, k + 1) & W.loan) !== 0 ||
    /^(?:they|it|the|a|that|this|he|she|there|someone|sellers|seller)$/.test(wordAt(m, k + 1)) ||
    m.tokens[k + 1]?.kind === 'number' ||
    (wordAt(m, k) === 'must' && wordAt(m, k + 1) === 'you') ||
    (wordAt(m, k + 1) === 'you' &&
      /^(?:tell|explain|check|ask|believe|see|hear)$/.test(wordAt(m, k + 2))))

function isSearch(m: Message, start: number): boolean {
  const sent = m.tokens[start]?.sent
  const first = wordAt(m, start)
  const last = Math.min(m.tokens.length, start + CLAUSE_REACH)
  for (let k = start; k < last && m.tokens[k]?.sent === sent; k++) {
    const w = wordAt(m, k)
    if (SEARCH.has(w) && !(w === 'any' && ofOneListing(m, k)) && !isLooseOwn(m, k)) return true
    const before = wordAt(m, k - 1)
    if (
      (w === 'have' || w === 'got') &&
      first !== 'must' &&
      /^(?:you|yall|ya|u|guys)$/.test(before)
    )
      return !/^(?:it|that)$/.test(wordAt(m, k + 1))
    const offered =
      before === first || before === 'of' || (k < start + 4 && wordAt(m, start + 1) === 'there')
    if (AFTER_DO.has(w) && offered)
      return !/^(?:cost|costs|go|going|sell|selling|run|rent)$/.test(wordAt(m, k + 1))
    if ((w === 'get' || w === 'afford') && /^(?:i|we|me|us)$/.test(before)) return true
    if (w === 'get' && /^(?:me|us)$/.test(wordAt(m, k + 1))) return true
    if ((w === 'want' || w === 'looking') && first !== 'do' && first !== 'does') return true
  }
  return false
}

/** "does preapproval hurt my score": what is owned is no home. */
const isLooseOwn = (m: Message, k: number): boolean =>
  /^(?:my|our)$/.test(wordAt(m, k)) && (bitsAt(m, k + 1) & W.loan) !== 0

/** "any chance theres solar", "any garage at that one?" ask about one listing. */
const ofOneListing = (m: Message, at: number): boolean => {
  if (wordAt(m, at + 1) === 'chance') return !/^(?:at|of|you|u)$/.test(wordAt(m, at + 2))
  for (let k = at; k < at + 8; k++)
    if (
      /^(?:that|this|the|it)$/.test(wordAt(m, k)) &&
      /^(?:one|house|place|listing|property|\?|)$/.test(wordAt(m, k + 1))
    )
      return true
  return false
}

const POSITIVE = wordSet('more less matter only problem worries big rush hurry prob doubt')

/**
 * Whether a negation that reaches token `i` stands before it in its segment ("no pool", "don't need
 * a garage").
 */
export function negated(m: Message, i: number, reach = 6): boolean {
  if (!(m.mask & W.neg)) return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from && k >= i - reach; k--) {
    const t = m.tokens[k]
    if (!t) break
    if (/^(?:but|pero|just|only|sino|instead)$/.test(t.low)) return false
    if (t.bits & W.neg) {
      const next = wordAt(m, k + 1)
      // "VA no wait conventional" takes back what stands before.
      if (t.low === 'no' && /^(?:wait|actually|sorry|make)$/.test(next)) return false
      return !(POSITIVE.has(next) || t.low === 'nope')
    }
  }
  return false
}
