import { inQuestion, negated, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'

/** Financing, pre-approval and the down payment in percent. */
export function readLoan(m: Message): void {
  for (const q of m.quantities) if (q.percent || !q.used) downPercent(m, q.from)
  if (!(m.mask & W.loan)) return
  financing(m)
  preApproval(m)
  nothingDown(m)
}

const KINDS = new Map(
  Object.entries({
    fha: 'fha',
    va: 'va',
    usda: 'usda',
    conventional: 'conventional',
    convencional: 'conventional',
    conventionl: 'conventional',
    convential: 'conventional',
    conv: 'conventional',
    jumbo: 'jumbo',
    cash: 'cash',
    efectivo: 'cash',
    contado: 'cash',
  }),
)

function financing(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || t.taken || !(t.bits & W.loan)) continue
    const kind = KINDS.get(t.low)
    if (
      !kind ||
      (negated(m, i, 6) && wordAt(m, i - 2) !== 'used') ||
      inQuestion(m, i) ||
      asksWhether(m, i) ||
      ofOthers(m, i)
    )
      continue
    if (kind === 'va' && !isVa(m, i)) continue
    if (kind === 'cash' && !isCash(m, i)) continue
    found(m, 'financing', kind, i, i + 1)
    return
  }
}

/** "can I use a jumbo", "should we go fha", "what score do I need for a va": no choice is stated. */
function asksWhether(m: Message, i: number): boolean {
  const sent = m.tokens[i]?.sent
  for (let k = i - 1; k >= 0 && k > i - 12 && m.tokens[k]?.sent === sent; k--)
    if (
      /^(?:can|could|should|do|does|would|puedo|what)$/.test(wordAt(m, k)) &&
      (k === 0 ||
        m.tokens[k - 1]?.seg !== m.tokens[k]?.seg ||
        /^(?:and|so|but|or|hey|score|what|how)$/.test(wordAt(m, k - 1)))
    )
      return /^(?:i|we|you|score|credit|usar)$/.test(wordAt(m, k + 1))
  return false
}

/** VA the loan, not Virginia and not Spanish "va". */
function isVa(m: Message, i: number): boolean {
  const t = m.tokens[i]
  const next = wordAt(m, i + 1)
  if (
    /^(?:loan|loans|financing|buyer|benefit|benefits|eligible|approved|entitlement|mortgage|prestamo|backed|preapproved|preapproval|borrower|home)$/.test(
      next,
    )
  )
    return true
  if (
    /^(?:my|using|use|with|w|a|the|or|and|it|doing|prestamo|via|through|thru|yes|yep|by|de|go|for|have)$/.test(
      wordAt(m, i - 1),
    )
  )
    return t?.caps !== 0 || next !== 'a'
  // Behind a name ("Richmond VA", "norfolk va") it is Virginia; behind any other word the loan.
  const comma = wordAt(m, i - 1) === ','
  const before = m.tokens[comma ? i - 2 : i - 1]
  if (!before || before.kind !== 'word') return next !== 'a'
  const named =
    before.caps > 0 || before.bits === 0 || (before.bits & (W.place | W.placeStart)) !== 0
  return !named || (comma && before.caps === 0 && (before.bits & W.common) !== 0)
}

function isCash(m: Message, i: number): boolean {
  const next = wordAt(m, i + 1)
  const before = wordAt(m, i - 1)
  if (/^(?:out|flow|back|offers|reserves|saved|register|app)$/.test(next)) return false
  if (next === 'offer' && !/^(?:our|my|a|doing|as)$/.test(before)) return false
  if (
    /^(?:offer|offers|buyer|buyers)$/.test(next) &&
    (m.mask & (W.sell | W.own)) !== 0 &&
    !/^(?:im|our)$/.test(before)
  )
    return false
  if (next === 'only' && /^(?:is|its)$/.test(before)) return false
  if (/^(?:buyer|buyers)$/.test(next) && before === 'a' && !/^(?:im|m|i|be|as|am|am)$/.test(wordAt(m, i - 2))) return false
  if (/^(?:number|one|price|only)$/.test(next) && before !== 'all') return next === 'only' && (m.mask & W.buy) !== 0
  if (/^(?:offering|offered|offers|gave|offer)$/.test(before)) return false
  return !/^(?:some|extra|short|low|little|enough|more|for|want)$/.test(before)
}

const APPROVED = new Set(
  `preapproved preapproval preapprove preap preapp preapprov preaproved preaproval preaprobacion preaprobado
   preaprobada preaprobados prequalified prequal prequalification preaprobaron`.split(/\s+/),
)

/** Says whether a pre-approval is had: true, false, or nothing (a question, somebody else's). */
function preApproval(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || !(t.bits & W.loan)) continue
    const end = approvalEnd(m, i)
    if (end === 0) continue
    if (ofOthers(m, i) || inQuestion(m, i) || asksWhether(m, i)) continue
    found(m, 'preApproved', lacking(m, i, end) ? 'false' : 'true', i, end)
  }
}

function approvalEnd(m: Message, i: number): number {
  const w = wordAt(m, i)
  if (APPROVED.has(w)) return i + 1
  if (
    w === 'pre' &&
    /^(?:approved|approval|approve|qualified|approv|qual|aprobado|aprobada|aprobacion|qualification|aproved|app)$/.test(
      wordAt(m, i + 1),
    )
  )
    return i + 2
  if (
    w === 'approved' &&
    wordAt(m, i - 1) !== 'pre' &&
    /^(?:for|up|to|at|by|with|already)$/.test(wordAt(m, i + 1))
  )
    return i + 1
  if (w === 'approved' && /^(?:im|were|got|already|been|us|me|am|are)$/.test(wordAt(m, i - 1)))
    return i + 1
  if (w === 'approved' && /^(?:us|me)$/.test(wordAt(m, i + 1))) return i + 1
  if (w === 'aprobado' || w === 'aprobada' || w === 'aprobaron') return i + 1
  return 0
}

function lacking(m: Message, i: number, end: number): boolean {
  if (negated(m, i, 7)) return true
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < i; k++)
    if (
      /^(?:need|working|waiting|getting|starting|process|applying|pending|expired|before|tomorrow|gonna|going|will|should|apply|falta|still)$/.test(
        wordAt(m, k),
      )
    ) {
      if (wordAt(m, k) === 'still' && !/^(?:need|working|waiting)$/.test(wordAt(m, k + 1))) continue
      return true
    }
  for (let k = end; k < to; k++)
    if (
      /^(?:pending|expired|yet|soon|tomorrow|lapsed|no|ran|by|monday|friday|next)$/.test(
        wordAt(m, k),
      )
    )
      return wordAt(m, k) !== 'no' || k === end
  // "preapproved? not yet", "preapproval no".
  return (
    /^(?:not|no|nope)$/.test(wordAt(m, to)) ||
    (wordAt(m, end) === '?' && (bitsAt(m, end + 1) & W.neg) !== 0)
  )
}

/** "no money down", "nothing down". */
function nothingDown(m: Message): void {
  for (let i = 1; i < m.tokens.length; i++) {
    if (wordAt(m, i) !== 'down') continue
    const before = wordAt(m, i - 1)
    const none =
      before === 'nothing' || (before === 'money' && /^(?:no|zero)$/.test(wordAt(m, i - 2)))
    if (none && !inQuestion(m, i)) found(m, 'downPaymentPct', '0', i - 1, i + 1)
  }
}

/** "20% down", "put 15 percent", "5% fha", "twenty percent down", "20 down", "nothing down". */
function downPercent(m: Message, i: number): void {
  const q = m.quantities.find(o => o.from === i)
  if (!q || q.used) return
  const after = wordAt(m, q.to)
  const down =
    after === 'down' ||
    (after === 'de' && wordAt(m, q.to + 1) === 'enganche') ||
    after === 'enganche'
  if (!q.percent) {
    const small = q.value >= 0 && q.value <= 35 && q.scale === 1 && !q.dollar && q.value !== 1
    const beside =
      /^(?:w|with|\/|con)$/.test(wordAt(m, i - 1)) && [2, 3].some(n => KINDS.has(wordAt(m, i - n)))
    if (!(small && (after === 'down' || (beside && m.tokens[q.to]?.seg !== m.tokens[i]?.seg))))
      return
  }
  const [from, to] = segmentOf(m, i)
  if (q.percent && !down && !downCue(m, from, to, i)) {
    q.used = true
    return
  }
  q.used = true
  if (q.refused || inQuestion(m, i) || ofOthers(m, i) || negated(m, i, 3)) return
  const value = q.value
  if (value > 100) return
  found(m, 'downPaymentPct', String(value), q.from, down ? q.to + 1 : q.to)
}

/** A percentage is a down payment unless a word makes it a rate, a fee or a change. */
function downCue(m: Message, from: number, to: number, i: number): boolean {
  let cue = false
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (
      /^(?:rate|rates|interest|apr|commission|fee|agent|appreciation|equity|increase|raise|tax|taxes|dropped|humidity|chance|sure|sellers?|closing|back|interes|comision|tip|off)$/.test(
        w,
      )
    )
      return false
    if (
      /^(?:down|put|putting|enganche|dar|poner|inicial|payment|pienso|saved|entrada|conventional|fha|do|doing|have)$/.test(
        w,
      )
    )
      cue = true
  }
  const pending = m.context.pendingQuestion?.name ?? ''
  if (pending.startsWith('downPayment')) return true
  return (
    cue || (to - from <= 3 && m.tokens[i]?.seg === m.tokens[from]?.seg && (m.mask & W.loan) !== 0)
  )
}
