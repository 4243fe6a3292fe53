import type { ReadingContext, Side, Slot, TakenBack } from '../reading.ts'
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { visible } from './values.ts'

/** One message on its way through the scanners. */
export interface Message {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly quantities: readonly Quantity[]
  /** The classes of all tokens together: a scanner whose trigger is missing returns at once. */
  readonly mask: number
  /** Some word has a capital. */
  readonly capital: boolean
  readonly context: ReadingContext
  readonly found: Found[]
  /** What is no longer wanted of what may have several values. */
  readonly takenBack: Retraction[]
  /**
   * How many words of selling and of buying the message has; counted once, when first asked for.
   */
  readonly deal: () => { readonly sell: number; readonly buy: number }
}

/**
 * A fact as a scanner found it; the side is settled at the end where the fact does not settle it by
 * nature.
 */
export interface Found {
  name: string
  value: string
  confidence: number
  /** Token indexes, the end exclusive. */
  from: number
  to: number
  side?: Side
}

/**
 * A value that is taken back, null for every one said before, and where; its side is settled last.
 */
export interface Retraction {
  readonly name: TakenBack['name']
  readonly value: string | null
  readonly from: number
  readonly to: number
}

/** Tokens of a message, the end exclusive. */
export type Stretch = Pick<Found, 'from' | 'to'>

export const found = (
  m: Message,
  name: string,
  value: string,
  from: number,
  to: number,
  confidence = 9_000,
  side?: Side,
): void => {
  m.found.push({ name, value, confidence, from, to, ...(side ? { side } : {}) })
}

export const asSlot = (m: Message, f: Found, side: Side): Slot => ({
  side,
  name: f.name,
  value: visible(f.value),
  confidence: f.confidence,
  start: m.tokens[f.from]?.start ?? 0,
  end: m.tokens[f.to - 1]?.end ?? 0,
})

export const asTakenBack = (
  m: Message,
  { name, value, from, to }: Retraction,
  side: Side,
): TakenBack => ({
  side,
  name,
  value,
  start: m.tokens[from]?.start ?? 0,
  end: m.tokens[to - 1]?.end ?? 0,
})

/** The folded word at `i`, or '' outside the message. */
export const wordAt = (m: Message, i: number): string => m.tokens[i]?.low ?? ''

export const bitsAt = (m: Message, i: number): number => m.tokens[i]?.bits ?? 0

/** "I'm", "im", "am" */
export const isIAm = (m: Message, i: number): boolean =>
  /^(?:im|am)$/.test(wordAt(m, i)) || m.tokens[i]?.tail === 'm'

/**
 * Words on each side of a token that can bear on it: keeps the reading linear in texts without
 * punctuation.
 */
export const CLAUSE_REACH = 40

/**
 * First index of the segment of token `i`, and the index after its last, at most `CLAUSE_REACH`
 * away.
 */
export function segmentOf(m: Message, i: number): [from: number, to: number] {
  const seg = m.tokens[i]?.seg
  let from = i
  let to = i + 1
  const first = Math.max(0, i - CLAUSE_REACH)
  const last = Math.min(m.tokens.length, i + CLAUSE_REACH)
  while (from > first && m.tokens[from - 1]?.seg === seg) from--
  while (to < last && m.tokens[to]?.seg === seg) to++
  return [from, to]
}

/** Whether the sentence of token `i` ends with a question mark. */
export function asked(m: Message, i: number): boolean {
  const sent = m.tokens[i]?.sent
  const last = Math.min(m.tokens.length, i + CLAUSE_REACH)
  for (let k = i; k < last && m.tokens[k]?.sent === sent; k++)
    if (m.tokens[k]?.low === '?') return true
  return false
}

/** Marks tokens as used, so that later scanners leave them alone. */
export function take(m: Message, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const t = m.tokens[i]
    if (t) t.taken = true
  }
}

/** Whether no word of the same clause follows token `i`. */
export const endsClause = (m: Message, i: number): boolean => {
  const next = m.tokens[i + 1]
  return next?.kind === undefined || next.kind === 'mark' || next.seg !== m.tokens[i]?.seg
}

/** Whether no punctuation stands between two tokens. */
export const sameSegment = (m: Message, a: number, b: number): boolean =>
  m.tokens[a]?.seg === m.tokens[b]?.seg
