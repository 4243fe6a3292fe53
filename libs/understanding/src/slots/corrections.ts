import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { isNumberTakenOff } from './taken-off.ts'
import { wordSet } from './word-set.ts'

const CHANGES = wordSet(
  'change changed bump bumped raise raised move moved up upped increase went go going switch cambiar subir adjust',
)
const changes = (m: Message, at: number): boolean => {
  for (let k = at - 2; k >= at - 6; k--) if (CHANGES.has(wordAt(m, k))) return true
  return false
}

const TAKES_BACK = wordSet(
  'no wait actually sorry oops scratch correction rather mean meant perdon digo mejor',
)
const BESIDE = wordSet('that it i or but to')
/** "thats the old one", "that was the wrong number", said of the first value. */
const OF_OLD = wordSet('thats was is its the old wrong one number amount figure')
/** Tokens between a value and the one that takes its place. */
const MOST_BETWEEN = 8

/**
 * Whether what stands between two values takes the first back: "3 beds, no wait 4", "Plano, I meant
 * Frisco".
 */
export function takesBack(m: Message, from: number, to: number): boolean {
  if (to - from > MOST_BETWEEN) return false
  let taken = false
  let [old, unsaid] = [false, true]
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t) return false
    const remade = t.low === 'make' && /^(?:it|that)$/.test(wordAt(m, k + 1))
    if (remade || (TAKES_BACK.has(t.low) && !isWish(m, k))) taken = true
    else if (t.kind === 'word' && !(BESIDE.has(t.low) || t.bits & (OF_VALUES | W.filler))) {
      if (!OF_OLD.has(t.low)) return false
      if (t.low === 'old' || t.low === 'wrong') old = true
      unsaid = false
    } else if (t.kind === 'number') return false
  }
  return taken && (old || unsaid)
}

/** "(400 max), would rather be at 375": a wish beside it. */
const isWish = (m: Message, k: number): boolean =>
  wordAt(m, k) === 'rather' && /^(?:would|id|wed)$/.test(wordAt(m, k - 1))

/** What may belong to the first value: its unit, "down", "owed". */
const OF_VALUES = W.bed | W.bath | W.area | W.unit | W.loan | W.debt

/**
 * Words that open the reason for a correction: "no wait 4 my mom is moving in", "3 cuz of work".
 */
const REASONS = wordSet(
  `because cuz bc cause coz cus since so my our we i im were he she they his her the with w now please
   thanks porque pues mi
   nuestra`,
)

/** Marks each number that ends its clause, but for a reason, and takes the one before back. */
export function correct(m: Message): void {
  let last: Quantity | undefined
  for (const q of m.quantities) {
    if (isOldOne(m, q)) continue
    const takes = last && !last.used && !q.used && !(q.percent && !last.percent)
    if (takes && isCorrection(m, q) && takesBack(m, last!.to, q.from)) q.corrects = true
    last = q
  }
}

/** Nothing behind the number says what it counts. */
function isCorrection(m: Message, q: Quantity): boolean {
  const next = m.tokens[q.to]
  return next?.kind !== 'word' || next.seg !== m.tokens[q.from]?.seg || REASONS.has(next.low)
}

/** "thats the old one" */
const isOldOne = (m: Message, q: Quantity): boolean =>
  wordAt(m, q.from) === 'one' && /^(?:old|wrong)$/.test(wordAt(m, q.from - 1))

/** The number that `q` takes back. */
export const takenBackBy = (m: Message, q: Quantity): Quantity | undefined =>
  m.quantities.findLast(o => o.from < q.from && !isOldOne(m, o))

/** Whether "instead of", "rather than" or "en vez de" stands before token `i`. */
export const givesWay = (m: Message, i: number): boolean => {
  const second = wordAt(m, i - 2)
  switch (wordAt(m, i - 1)) {
    case 'of':
      return second === 'instead'
    case 'than':
      return second === 'rather'
    case 'de':
      return second === 'vez'
    default:
      return false
  }
}

const INSTEAD = wordSet('but its just rather more like make it')

/**
 * "not 3 beds, 4", "not 5% but 10": the number that ends its clause takes the place of the one
 * refused before it.
 */
function replaces(m: Message, last: Quantity, q: Quantity): boolean {
  const next = m.tokens[q.to]
  if (next?.kind === 'word' && next.seg === m.tokens[q.from]?.seg) return false
  if (q.from - last.to > MOST_BETWEEN) return false
  for (let k = last.to; k < q.from; k++) {
    const t = m.tokens[k]
    if (
      t?.kind === 'mark'
        ? !/^[,.;]$/.test(t.low)
        : !t || !(t.bits & OF_VALUES || INSTEAD.has(t.low))
    )
      return false
  }
  return q.from > last.to
}

const STEPS = wordSet('up down now')
const PAST = wordSet(', was used to be it that which')
/** A value and what it was before lie no farther apart than by this factor. */
const MOST_APART = 3

/**
 * Whether the number is what the one before it was: "to 460 from 430", "460, up from 430", "460
 * now, it was 430"; not "60k down from my savings".
 */
function isOld(m: Message, last: Quantity, q: Quantity): boolean {
  if (last.used || q.used || last.percent !== q.percent || !isNear(last, q)) return false
  const from = wordAt(m, q.from - 1) === 'from'
  if (!(from || (isPast(m, q.from) && endsClause(m, q.to - 1)))) return false
  let steps = from && wordAt(m, last.from - 1) === 'to'
  for (let k = last.to; k < (from ? q.from - 1 : q.from); k++) {
    const w = wordAt(m, k)
    if (STEPS.has(w)) steps = true
    else if (!(PAST.has(w) || bitsAt(m, k) & OF_VALUES)) return false
  }
  return steps || !from
}

/** "was", "used to be" before token `i` */
const isPast = (m: Message, i: number): boolean =>
  wordAt(m, i - 1) === 'was' || (wordAt(m, i - 1) === 'be' && wordAt(m, i - 3) === 'used')

/** 460 and 430k, 20% and 10%; not 2 and 450. */
const isNear = (a: Quantity, b: Quantity): boolean => {
  const [x, y] = [inThousands(a), inThousands(b)]
  return Math.max(x, y) <= MOST_APART * Math.min(x, y)
}

const inThousands = (q: Quantity): number => (q.value >= 10_000 ? q.value / 1_000 : q.value)

/**
 * Marks the numbers that a correction takes back: "not 2", "instead of 3", "from 400 to 450", "to
 * 460 from 430".
 */
export function refuse(m: Message): void {
  let last: Quantity | undefined
  for (const q of m.quantities) {
    if (last?.refused && wordAt(m, last.from - 1) === 'not' && replaces(m, last, q))
      q.corrects = true
    const old = last !== undefined && !last.refused && isOld(m, last, q)
    last = q
    const before = wordAt(m, q.from - 1)
    const second = wordAt(m, q.from - 2)
    // "change my budget from 400 to 450"
    if (q.low !== null && (before === 'from' || before === 'de') && changes(m, q.from)) q.low = null
    if (old) q.refused = true
    if (q.corrects || old) continue
    if (before === 'not' || before === 'no' || before === 'isnt') q.refused = true
    else if (givesWay(m, q.from) || isNumberTakenOff(m, q.from, q.to)) q.refused = true
    else if (before === 'instead' && m.quantities.length > 1) q.refused = true
    // "no 3 beds, 4" refuses; "no more than 3" and "no 3 car garage" are read elsewhere.
    if (q.refused && before === 'no' && !(bitsAt(m, q.to) & (W.bed | W.bath)) && second !== '')
      q.refused = wordAt(m, q.from - 2) !== 'no'
  }
}
