import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, CLAUSE_REACH, type Message, segmentOf, wordAt } from './message.ts'
import { FIRST_PERSON, isLikeMe } from './others.ts'
import { wordSet } from './word-set.ts'

const OPENERS = wordSet(
  'am is are does do did was were has have what whats how hows which who whos whose why where wheres when whens es que cual cuanto cuantos cuantas cuando donde hay tiene any',
)
const MODALS = wordSet('could can would should will must puedo puede')
const ASKS: ReadonlySet<string> = new Set([...OPENERS, ...MODALS])
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
    const before = m.tokens[k - 1]
    // A statement of the contact starts between the opener and here: "whats your take, I'd put it
    // at 415".
    if (before && before.seg !== m.tokens[k]?.seg && FIRST_PERSON.has(w)) return -1
    if (!ASKS.has(w)) continue
    const opener = OPENERS.has(w)
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
  // "and has 2 full baths" states.
  if (w === 'has' && next.kind === 'number' && !marked) return false
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
  !isLikeMe(m, k + 1) &&
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
  if (asksStock(m, start, first)) return true
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

/** "whats out there under 300", "what is avail in Mesa" */
function asksStock(m: Message, start: number, first: string): boolean {
  const at = first === 'whats' || m.tokens[start]?.tail === 's' ? start + 1 : start + 2
  if (!/^whats?$/.test(first) || (at > start + 1 && wordAt(m, start + 1) !== 'is')) return false
  const second = wordAt(m, at + 1)
  if (wordAt(m, at) === 'out') return second === 'there'
  return /^(?:avail|available)$/.test(wordAt(m, at)) && bitsAt(m, at + 1) !== 0
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
