import { W } from './lexicon/word-classes.ts'
import { type Message, wordAt } from './message.ts'
import {
  OTHER_UNIT,
  PHRASES_AFTER,
  PHRASES_BESIDE,
  PHRASES_HELD,
  type Role,
  roleAfter,
  roleBefore,
} from './money-cues.ts'
import { phraseFrom } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** How many words behind an amount may stand the word that says what it is. */
const REACH = 5

/** The role that the words behind an amount give it; `named`: those before it give one. */
export function roleFromAfter(
  m: Message,
  q: Quantity,
  to: number,
  named: boolean,
): Role | undefined {
  let sourced = false
  for (let k = q.to; k < to && k < q.to + REACH; k++) {
    const t = m.tokens[k]
    if (!t || t.kind === 'number' || COUNTS.has(t.low)) return undefined
    // "min 400 max 500": the word is that of the next amount.
    if (named && roleBefore.has(t.low) && m.tokens[k + 1]?.kind === 'number') return undefined
    if (!named && isProceeds(m, k)) return downAhead(m, k) ? 'down' : paysCash(m) ? 'max' : 'none'
    const role = (k === q.to ? besides(m, q, t.low) : undefined) ?? behind(m, q, k, t.low)
    if (role) return role === 'none' && sourced ? undefined : role
    if (SOURCES.has(t.low)) sourced = true
    if (t.bits & W.neg || ENDS.has(t.low) || (t.low === 'and' && k > q.to)) return undefined
  }
  return undefined
}

const COUNTS = wordSet('two three four five six seven eight nine ten')
const ENDS = wordSet('i but n')
/** Behind these an income or a bonus says where the money comes from, not what the amount is. */
const SOURCES = wordSet('with w from thanks because since plus')

/** What stands right behind the amount. */
function besides(m: Message, q: Quantity, w: string): Role | undefined {
  const next = wordAt(m, q.to + 1)
  // "min" behind a number is minutes, unless the number is a price.
  const minimum = w === 'min' && (q.scale > 1 || q.dollar || q.value > 90)
  if (OTHER_UNIT.has(w) && !minimum) return 'none'
  if (phraseFrom(m, q.to, PHRASES_HELD)) return downAhead(m, q.to) ? 'down' : 'none'
  if (w === '+' && roleAfter.get(next) === 'credit') return 'credit'
  if (w === '+') return /^(?:community|communities|and)$/.test(next) ? 'none' : 'min'
  if (w === 'up') return wordFollows(m, q.to + 1) ? undefined : 'min'
  if (w === 'min' || w === 'minimum') return 'min'
  if (w === 'is') return roleAfter.get(wordAt(m, q.to + 2)) ?? phraseFrom(m, q.to, PHRASES_BESIDE)
  return phraseFrom(m, q.to, PHRASES_BESIDE)
}

/** Whether a word of the same clause stands at `i`. */
const wordFollows = (m: Message, i: number): boolean =>
  m.tokens[i]?.kind !== 'mark' && m.tokens[i]?.seg === m.tokens[i - 1]?.seg

function behind(m: Message, q: Quantity, k: number, w: string): Role | undefined {
  if (w === 'saved') return downAhead(m, k) ? 'down' : 'none'
  // "one down the block"
  if (w === 'down' && /^(?:the|there|here|this|by)$/.test(wordAt(m, k + 1))) return undefined
  // "300k down from 325k"
  if (w === 'down' && m.quantities.some(o => o.refused && o.from === k + 2)) return undefined
  // "up to 350 thru my credit union" is no score.
  if (roleAfter.get(w) === 'credit' && (k > q.to + 3 || wordAt(m, k + 1) === 'union'))
    return undefined
  if (w === 'on' && wordAt(m, k + 1) === 'it' && m.mask & W.debt) return 'owed'
  return phraseFrom(m, k, PHRASES_AFTER) ?? roleAfter.get(w)
}

/**
 * "90k from the sale of our last house", "50k from selling my truck": what a sale has brought. Who
 * sells hopes for it: "350k from the sale would be great".
 */
const isProceeds = (m: Message, k: number): boolean => {
  if (wordAt(m, k) !== 'from' || m.context.bot === 'seller') return false
  const at = /^(?:the|our|my|a)$/.test(wordAt(m, k + 1)) ? k + 2 : k + 1
  return /^(?:sale|selling)$/.test(wordAt(m, at))
}

/** "800k from the sale of my business, all cash": what pays the whole price is the budget. */
const paysCash = (m: Message): boolean =>
  (m.mask & W.loan) !== 0 && m.tokens.some(t => t.low === 'cash')

const downAhead = (m: Message, k: number): boolean => {
  for (let i = k + 1; i <= k + 6; i++) if (roleBefore.get(wordAt(m, i)) === 'down') return true
  return false
}
