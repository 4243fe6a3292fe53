import { isBeyondReach } from './beyond-reach.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { type Role, roleBefore } from './money-cues.ts'
import { ofOthers } from './others.ts'
import type { Quantity } from './quantities.ts'
import { fallsAt, isOfPercent, roleFromBefore } from './roles-before.ts'
import { roleFromAfter } from './roles-behind.ts'
import { wordSet } from './word-set.ts'

/** Token indexes of a clause, the end exclusive. */
export type Clause = readonly [from: number, to: number]

/**
 * The role that the words around an amount give it; where they give none, the clause or the amount
 * before.
 */
export function saidOf(m: Message, q: Quantity, clause: Clause, earlier?: Role): Role | undefined {
  const [start, to] = clause
  // "loan balance: 176,000" carries its cue before the colon.
  const from = wordAt(m, q.from - 1) === ':' ? segmentOf(m, q.from - 1)[0] : start
  if (isCredit(m, q, from)) return 'credit'
  const before = roleFromBefore(m, q, from)
  const role = combined(before, roleFromAfter(m, q, to, before !== undefined))
  if (earlier === 'owed' && (role ?? 'want') === 'want' && isAlternative(m, q)) return earlier
  // "450+ is too much for us"
  if (role === 'min' && isBeyondReach(m, q)) return 'max'
  if (role !== undefined) return role
  // "about a 655": a price has no article.
  if (wordAt(m, q.from - 1) === 'a' && q.from < to && q.to === to && isScoreSized(q))
    return 'credit'
  if (earlier && earlier !== 'none' && (q.corrects || isUpdate(m, q, start))) return earlier
  if (earlier && isAlternative(m, q)) return earlier
  return isAloneIn(m, q, start, to) ? announced(m, q, start) : undefined
}

/** "but mine is 740", "now its 61": the same as the amount before. */
function isUpdate(m: Message, q: Quantity, from: number): boolean {
  for (let k = q.from - 1; k >= from; k--) {
    const w = wordAt(m, k)
    if (/^(?:mines?|ours|now)$/.test(w)) return true
    if (!(bitsAt(m, k) & W.filler)) return false
  }
  return wordAt(m, q.to) === 'now'
}

const HEDGES = wordSet('or maybe could be like more probably closer to')

/** "owe 198, maybe 199": nearly the same amount, said with less certainty. */
function isAlternative(m: Message, q: Quantity): boolean {
  const last = m.quantities[m.quantities.indexOf(q) - 1]
  if (!last || q.value < last.value || q.value > last.value * MOST_APART) return false
  let hedged = false
  for (let k = last.to; k < q.from; k++) {
    if (HEDGES.has(wordAt(m, k))) hedged = true
    else if (wordAt(m, k) !== ',') return false
  }
  return hedged
}

/** As a share of the amount before. */
const MOST_APART = 1.25

const ANNOUNCED = wordSet(
  'income salary rent hoa budget mortgage mortgages score fico balance payoff asking taxes payment max limit offer bid down',
)

/**
 * "just my income, 65k", "credit score? around 660": the clause before names what the amount is.
 */
function announced(m: Message, q: Quantity, start: number): Role | undefined {
  let k = start - 1
  while (m.tokens[k]?.kind === 'mark') k--
  const w = wordAt(m, k)
  if (isScored(m, q, k)) return 'credit'
  if (isOwed(m, k)) return 'owed'
  // "my budget went down, 380 now"
  if (w === 'down' && fallsAt(m, k)) return undefined
  const taken = m.quantities.some(o => o.to === k && o.digits && !o.percent) || isOfPercent(m, q, k)
  return ANNOUNCED.has(w) && !taken ? roleBefore.get(w) : undefined
}

/** "we still owe quite a bit, 280ish" */
function isOwed(m: Message, at: number): boolean {
  if (!(m.mask & W.debt)) return false
  for (let k = at; k >= 0 && k > at - 6 && m.tokens[k]?.seg === m.tokens[at]?.seg; k--) {
    if (m.tokens[k]?.kind === 'number') return false
    if (/^(?:owe|owing|debo|debemos)$/.test(wordAt(m, k))) return true
  }
  return false
}

/** "my credit took a hit, sitting at 622"; "good credit, 450" is a budget. */
function isScored(m: Message, q: Quantity, at: number): boolean {
  if (!(m.mask & W.loan) || q.scale > 1 || q.dollar || q.value < 300 || q.value > 850) return false
  for (let k = at; k >= 0 && k > at - 6 && m.tokens[k]?.seg === m.tokens[at]?.seg; k--) {
    if (m.tokens[k]?.kind === 'number') return false
    if (/^(?:credit|score|fico|credito)$/.test(wordAt(m, k)))
      return (
        !/^(?:good|great|decent|bad|excellent|perfect|ok)$/.test(wordAt(m, k - 1)) &&
        wordAt(m, k + 1) !== 'union'
      )
  }
  return false
}

const SITTING = wordSet('sitting hovering hanging somewhere now')

/** Whether nothing but filling words stands in the clause of the amount. */
function isAloneIn(m: Message, q: Quantity, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const t = m.tokens[k]
    if ((k >= q.from && k < q.to) || !t || t.kind === 'mark') continue
    if (t.kind === 'number' || !(t.bits & W.filler || SITTING.has(t.low))) return false
  }
  return true
}

const isScoreSized = (q: Quantity): boolean =>
  q.scale === 1 && !q.dollar && q.value >= 300 && q.value <= 850

export const isScore = (m: Message, q: Quantity): boolean => isCredit(m, q, segmentOf(m, q.from)[0])

/**
 * "my score dropped to 590": a number of that size behind the word is the score whatever stands
 * between.
 */
function isCredit(m: Message, q: Quantity, from: number): boolean {
  if (!(m.mask & W.loan) || q.dollar || q.scale > 1 || q.value < 300 || q.value > 850) return false
  const first = m.tokens[q.from - 1]?.kind === 'mark' || wordAt(m, q.from - 2) === ',' ? 0 : from
  for (let k = q.from - 1; k >= first && k >= q.from - 6; k--) {
    const t = m.tokens[k]
    if (t?.kind === 'number') return false
    if (/^(?:score|scores|fico|credit|credito|puntaje)$/.test(t?.low ?? ''))
      return !ofOthers(m, q.from) && wordAt(m, k + 1) !== 'union'
  }
  return false
}

/**
 * Words behind are nearer the amount and win, but "for it" does not turn what was paid or a limit
 * into a price asked.
 */
function combined(before: Role | undefined, after: Role | undefined): Role | undefined {
  if (after === undefined) return before
  if (before === 'none' && (after === 'ask' || after === 'want')) return 'none'
  if (after === 'ask' && (before === 'max' || before === 'owed')) return before
  if (after === 'want') return before ?? after
  if (after === 'min' && before === 'ask') return before
  if (after === 'max' && before === 'down') return before
  return after
}
