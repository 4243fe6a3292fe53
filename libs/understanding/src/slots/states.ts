import { isVaLoan } from './financing.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, sameSegment, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const FIRST_OF_TWO = wordSet('north south new west rhode')
const SECOND_OF_TWO = wordSet('carolina dakota hampshire jersey mexico york virginia island')

/** End index of a state's name or code at `at`, else 0. */
export function stateEnd(m: Message, at: number): number {
  const t = m.tokens[at]
  if (t?.kind !== 'word') return 0
  if (FIRST_OF_TWO.has(t.low) && SECOND_OF_TWO.has(wordAt(m, at + 1))) return at + 2
  return t.bits & W.state ? at + 1 : 0
}

/** Codes that are words too: in lower case only at the end of a clause. */
const WORDS = wordSet('in or me hi oh ok id de la al ma pa co mo va ne ct ca ms md mt')
/** Codes that are words so common that they need capitals. */
const NEED_CAPITALS = wordSet('or in me hi de la al ok')
/** Codes that are also a loan or an answer. */
const LOANS = wordSet('va ok hi')

/**
 * End index of the state behind a place that ends at `to`: "Boise, ID", "frisco tx", "Duluth MN";
 * else 0.
 */
export function stateBehind(m: Message, from: number, to: number): number {
  const comma = wordAt(m, to) === ','
  const at = comma ? to + 1 : to
  const t = m.tokens[at]
  const end = stateEnd(m, at)
  if (!t || end === 0 || (!comma && !sameSegment(m, at, to - 1))) return 0
  const next = m.tokens[end]
  const last = next?.kind !== 'word' || next.seg !== t.seg
  const code = t.low.length === 2
  if (code && t.caps !== 2 && WORDS.has(t.low) && (!last || NEED_CAPITALS.has(t.low))) return 0
  if (comma && t.low.length > 3 && !last) return 0
  if (code && t.caps === 2 && LOANS.has(t.low) && next && next.seg === t.seg)
    if (next.bits & W.loan || isVaLoan(m, at)) return 0
  if (comma && t.low === 'va' && !(t.caps === 2 && m.tokens[from]?.caps)) return 0
  return end
}

const RISKY_CODE = /^(?:VA|OK|HI|OR|ME|IN)$/
const MOST_CAPITALS = 3

/**
 * End of capitals in a row right before a state's code: "Cape May NJ" is a place, everyday words or
 * not; else 0.
 */
export function capitalsBeforeState(m: Message, at: number): number {
  if (bitsAt(m, at) & (W.introduces | W.leadIn | W.buy | W.sell)) return 0
  let to = at
  while (to < at + MOST_CAPITALS && isCapital(m, to) && sameSegment(m, to, at)) to++
  const state = m.tokens[wordAt(m, to) === ',' ? to + 1 : to]
  if (to === at || state?.caps !== 2 || state.low.length !== 2 || !(state.bits & W.state)) return 0
  const risky = RISKY_CODE.test(m.text.slice(state.start, state.end))
  return risky && to - at < 2 ? 0 : to
}

const isCapital = (m: Message, i: number): boolean => {
  const t = m.tokens[i]
  return t?.kind === 'word' && t.caps === 1 && !t.taken
}
