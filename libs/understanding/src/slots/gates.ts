import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, type Message, segmentOf, wordAt } from './message.ts'

const FIRST_PERSON = new Set(
  'i im id ill ive we were wed well weve my our mine ours me us lets yo nosotros mi nuestra mis'.split(
    ' ',
  ),
)
const LISTING = new Set('one house home listing place condo unit property townhouse'.split(' '))
const STARTS = new Set(
  'is are does do did was were has what whats how hows which who whos why when where whens'.split(
    ' ',
  ),
)
const SEARCHES = new Set(
  `any anything something find show send homes houses condos listings search have got options my our mine
   places properties want need looking alguna algo mi`.split(/\s+/),
)
const COULD = new Set('could can would should will'.split(' '))

/** Whether what stands at token `i` is said of somebody else's home, price or life. */
export function ofOthers(m: Message, i: number): boolean {
  if (!(m.mask & (W.third | W.home))) return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from; k--) {
    const t = m.tokens[k]
    if (!t) break
    if (FIRST_PERSON.has(t.low) && !(bitsAt(m, k + 1) & W.third)) return false
    if (t.bits & W.third) return !(t.low === 'seller' && wordAt(m, k - 1) === 'as')
    if (LISTING.has(t.low) && /^(?:the|that|this)$/.test(wordAt(m, k - 1))) {
      const after = wordAt(m, k + 1)
      if (wordAt(m, k - 1) !== 'the' || t.low === 'one' || after === 'for' || after === 'at')
        if (!(wordAt(m, k - 1) === 'the' && t.low !== 'one' && ownHome(m))) return true
    }
  }
  return false
}

const ownHome = (m: Message): boolean =>
  m.context.bot === 'seller' || (m.mask & W.own) !== 0 || (m.mask & W.sell) !== 0

/** Whether token `i` stands in a question about a listing or the market, not in a statement or a search. */
export function inQuestion(m: Message, i: number): boolean {
  if (!(m.mask & W.question)) return false
  const t = m.tokens[i]
  let from = i
  while (from > 0 && m.tokens[from - 1]?.sent === t?.sent) from--
  const start = questionStart(m, from, i)
  if (start < 0) return false
  const marked = asked(m, i)
  for (let k = start; k < m.tokens.length && m.tokens[k]?.sent === t?.sent; k++)
    if (SEARCHES.has(wordAt(m, k)) && !(wordAt(m, k) === 'have' && wordAt(m, k - 1) === 'it')) {
      // "does it have" asks of a listing; "do you have anything with" searches.
      if (wordAt(m, k) === 'have' && wordAt(m, k - 1) !== 'you' && wordAt(m, k - 1) !== 'yall')
        continue
      if (wordAt(m, k) === 'need' && wordAt(m, start) === 'do') continue
      return false
    }
  return marked || STARTS.has(wordAt(m, start))
}

/** Where a question that covers token `i` starts, else -1. */
function questionStart(m: Message, from: number, i: number): number {
  for (let k = i; k >= from; k--) {
    const w = wordAt(m, k)
    if (!(STARTS.has(w) || COULD.has(w))) continue
    const before = m.tokens[k - 1]
    const opens =
      k === from ||
      before?.seg !== m.tokens[k]?.seg ||
      /^(?:and|so|but|ok|hey|hi|btw|also|idk|know)$/.test(before?.low ?? '')
    if (!opens) continue
    if (COULD.has(w) && !/^(?:they|you|it|the|a|that|this|he|she)$/.test(wordAt(m, k + 1))) continue
    // "when my lease is up", "is what I want" are no questions.
    if (
      (w === 'when' || w === 'where' || w === 'what') &&
      !asked(m, i) &&
      /^(?:my|our|i|we|the)$/.test(wordAt(m, k + 1)) &&
      w === 'when'
    )
      continue
    // A statement after the question mark's comma is its own clause: "tour at 3? btw preapproved".
    return k
  }
  return -1
}

/** Whether a negation that reaches token `i` stands before it in its segment ("no pool", "don't need a garage"). */
export function negated(m: Message, i: number, reach = 6): boolean {
  if (!(m.mask & W.neg)) return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from && k >= i - reach; k--) {
    const t = m.tokens[k]
    if (!t) break
    if (t.low === 'but' || t.low === 'pero' || t.low === 'just' || t.low === 'only') return false
    if (t.bits & W.neg) {
      const next = wordAt(m, k + 1)
      return !(
        /^(?:more|less|matter|only|problem|worries|big)$/.test(next) ||
        t.low === 'nope' ||
        (t.low === 'no' && next === 'rush')
      )
    }
  }
  return false
}
