import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
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
/** Tokens between a value and the one that takes its place. */
const MOST_BETWEEN = 8

/**
 * Whether what stands between two values takes the first back: "3 beds, no wait 4", "Plano, I meant
 * Frisco".
 */
export function takesBack(m: Message, from: number, to: number): boolean {
  if (to - from > MOST_BETWEEN) return false
  let taken = false
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if (!t) return false
    const remade = t.low === 'make' && /^(?:it|that)$/.test(wordAt(m, k + 1))
    if (remade || TAKES_BACK.has(t.low)) taken = true
    else if (t.kind === 'word' && !(BESIDE.has(t.low) || t.bits & (OF_VALUES | W.filler)))
      return false
    else if (t.kind === 'number') return false
  }
  return taken
}

/** What may belong to the first value: its unit, "down", "owed". */
const OF_VALUES = W.bed | W.bath | W.area | W.unit | W.loan | W.debt

/** Marks each number that ends its clause and takes the one before back. */
export function correct(m: Message): void {
  for (let i = 1; i < m.quantities.length; i++) {
    const [last, q] = [m.quantities[i - 1], m.quantities[i]]
    if (!last || !q || last.used || q.used || (q.percent && !last.percent)) continue
    const next = m.tokens[q.to]
    const ends = next?.kind !== 'word' || next.seg !== m.tokens[q.from]?.seg
    if (ends && takesBack(m, last.to, q.from)) q.corrects = true
  }
}

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

/** Marks the numbers that a correction takes back: "not 2", "instead of 3", "from 400 to 450". */
export function refuse(m: Message): void {
  let last: Quantity | undefined
  for (const q of m.quantities) {
    if (last?.refused && wordAt(m, last.from - 1) === 'not' && replaces(m, last, q))
      q.corrects = true
    last = q
    const before = wordAt(m, q.from - 1)
    const second = wordAt(m, q.from - 2)
    // "change my budget from 400 to 450"
    if (q.low !== null && (before === 'from' || before === 'de') && changes(m, q.from)) q.low = null
    if (q.corrects) continue
    if (before === 'not' || before === 'no' || before === 'isnt') q.refused = true
    else if (givesWay(m, q.from) || isNumberTakenOff(m, q.from, q.to)) q.refused = true
    else if (before === 'instead' && m.quantities.length > 1) q.refused = true
    // "no 3 beds, 4" refuses; "no more than 3" and "no 3 car garage" are read elsewhere.
    if (q.refused && before === 'no' && !(bitsAt(m, q.to) & (W.bed | W.bath)) && second !== '')
      q.refused = wordAt(m, q.from - 2) !== 'no'
  }
}
