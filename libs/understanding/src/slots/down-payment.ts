import { isDifference } from './differences.ts'
import { asksWhether, KINDS } from './financing.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, segmentOf, wordAt } from './message.ts'
import { negated } from './negated.ts'
import { ofOthers } from './others.ts'
import type { Quantity } from './quantities.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'

/** "20 down" without a sign is a percentage up to this; above it is money. */
export const MOST_BARE_PERCENT = 35

/**
 * The down payment in percent: "20% down", "put 15 percent", "fha, 5%", "20 down", "nothing down".
 */
export function readDownPercent(m: Message): void {
  for (const q of m.quantities) if (!q.used) percentage(m, q)
  elliptic(m)
  if (m.mask & W.loan) nothing(m)
}

function percentage(m: Message, q: Quantity): void {
  const down = downBehind(m, q)
  if (!(q.percent || isBarePercent(m, q))) return
  const [from, to] = segmentOf(m, q.from)
  q.used = true
  if (q.percent && !down && !q.corrects && !hasCue(m, q, from, to)) return
  if (/^(?:programs?|loans?|options?|assistance)$/.test(wordAt(m, q.to + 1))) return
  if (q.refused || q.value > 100 || isAsked(m, q.from) || ofOthers(m, q.from)) return
  if (negated(m, q.from, 3) || (q.percent && isDifference(m, q))) return
  // "half down", "a quarter down"
  const value = q.percent || q.digits || q.value >= 1 ? q.value : q.value * 100
  found(m, 'downPaymentPct', String(value), q.from, down ? q.to + 1 : q.to)
}

/**
 * "can I buy with no money down", "is there anything with zero down": asked about, nothing is
 * stated.
 */
const isAsked = (m: Message, i: number): boolean =>
  inQuestion(m, i) || asksWhether(m, i) || wordAt(m, segmentOf(m, i)[0] + 1) === 'there'

const downBehind = (m: Message, q: Quantity): boolean => {
  const after = wordAt(m, q.to)
  return (
    /^(?:down|dp|downpayment|enganche)$/.test(after) ||
    (after === 'de' && wordAt(m, q.to + 1) === 'enganche')
  )
}

/** "20 down", and "conventional w/ 10" at the end of its clause. */
function isBarePercent(m: Message, q: Quantity): boolean {
  if (q.scale > 1 || q.dollar || q.value < 0 || q.value > MOST_BARE_PERCENT || q.value === 1)
    return false
  if (downBehind(m, q)) return true
  const joined = /^(?:w|with|\/|con)$/.test(wordAt(m, q.from - 1))
  const loan = KINDS.has(wordAt(m, q.from - 2)) || KINDS.has(wordAt(m, q.from - 3))
  return joined && loan && m.tokens[q.to]?.seg !== m.tokens[q.from]?.seg
}

const OTHER_RATE = wordSet(
  `rate rates interest apr commission fee agent appreciation equity increase raise tax taxes dropped humidity
   chance sure seller sellers closing back interes comision tip off program programs assistance`,
)
const DOWN_CUE = wordSet(
  `down dp downpayment put putting enganche dar poner inicial payment pienso saved entrada conventional convencional con prestamo fha do doing have dare doable swing`,
)

/** A percentage is a down payment unless a word makes it a rate, a fee or a change. */
function hasCue(m: Message, q: Quantity, from: number, to: number): boolean {
  let cue = false
  for (let k = from; k < to; k++) {
    if (k >= q.from && k < q.to) continue
    if (OTHER_RATE.has(wordAt(m, k))) return false
    if (DOWN_CUE.has(wordAt(m, k))) cue = true
  }
  if (m.context.pendingQuestion?.name.startsWith('downPayment')) return true
  const short = to - from <= 3
  if (m.context.bot === 'seller') return cue && (m.mask & W.loan) !== 0
  return cue || (short && ((m.mask & W.loan) !== 0 || m.context.bot === 'buyer'))
}

/** "can't do 20% down, more like 5": the second number is a percentage as the first. */
function elliptic(m: Message): void {
  for (let i = 1; i < m.quantities.length; i++) {
    const [last, q] = [m.quantities[i - 1], m.quantities[i]]
    if (!last?.percent || !q || q.used || q.scale > 1 || q.dollar || q.value > MOST_BARE_PERCENT)
      continue
    const ends = m.tokens[q.to]?.seg !== m.tokens[q.from]?.seg
    const like = wordAt(m, q.from - 1) === 'like' && wordAt(m, q.from - 2) === 'more'
    if (!ends || !(like || q.corrects || wordAt(m, q.from - 1) === 'maybe')) continue
    q.used = true
    found(m, 'downPaymentPct', String(q.value), q.from, q.to)
  }
}

/** "no money down", "nothing down". */
function nothing(m: Message): void {
  for (let i = 1; i < m.tokens.length; i++) {
    if (wordAt(m, i) !== 'down') continue
    const before = wordAt(m, i - 1)
    const none =
      before === 'nothing' || (before === 'money' && /^(?:no|zero)$/.test(wordAt(m, i - 2)))
    if (none && !isAsked(m, i)) found(m, 'downPaymentPct', '0', i - 1, i + 1)
  }
}
