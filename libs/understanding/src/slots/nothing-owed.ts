import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'

const OWNED = /^(?:mortgage|hipoteca|loan)$/
const PAID_OFF = /^(?:its|is|it|house|home|place|casa|mortgage|loan)$/

/** "own it outright", "own it free and clear" */
const outright = (m: Message, i: number): boolean =>
  [1, 2, 3].some(n => /^(?:outright|free)$/.test(wordAt(m, i + n)))

/**
 * "we don't have a mortgage", "no tenemos hipoteca"; not "… a mortgage broker", "… a mortgage yet".
 */
function hasNone(m: Message, i: number): boolean {
  if (!OWNED.test(wordAt(m, i))) return false
  const at = wordAt(m, i - 1) === 'a' ? i - 2 : i - 1
  if (!/^(?:have|tengo|tenemos)$/.test(wordAt(m, at))) return false
  if (!/^(?:dont|no)$/.test(wordAt(m, at - 1))) return false
  const next = m.tokens[i + 1]
  if (next?.kind !== 'word' || next.seg !== m.tokens[i]?.seg) return wordAt(m, i) !== 'loan'
  return /^(?:on|anymore|so|and)$/.test(next.low)
}

const PAID = /^(?:pagada|pague|pagamos)$/
const BESIDE_PAID = wordSet(
  'ya esta completamente totalmente toda la mi nuestra casa hipoteca propiedad de',
)

/**
 * "ya está pagada", "casa pagada", "ya la pagué": the home, or the loan on it, and nothing else in
 * the clause.
 */
function isPaidInSpanish(m: Message, i: number): boolean {
  if (!PAID.test(wordAt(m, i))) return false
  const [from, to] = segmentOf(m, i)
  let about = false
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (k !== i && !BESIDE_PAID.has(w)) return false
    if (/^(?:ya|esta|casa|hipoteca|propiedad|totalmente|completamente)$/.test(w)) about = true
  }
  return about
}

const FINANCED = wordSet(
  `solar panels personal car cars truck trucks suv van boat rv camper motorcycle card cards student loans furniture roof hvac
   furnace`,
)

const HAS = /^(?:has|have)$/

/**
 * "paid off", "its all paid off", "been paid off", "condo, paid off"; not "the solar is paid off",
 * "paid off my cards".
 */
function isHomePaidOff(m: Message, i: number): boolean {
  let at = /^(?:all|fully|completely|totally)$/.test(wordAt(m, i - 1)) ? i - 1 : i
  if (wordAt(m, at - 1) === 'been') at -= HAS.test(wordAt(m, at - 2)) ? 2 : 1
  const opens = m.tokens[at - 1]?.seg !== m.tokens[i]?.seg
  const home = OWNED.test(wordAt(m, i + 2)) || (bitsAt(m, i + 2) & W.home) !== 0
  if (!(opens || home || PAID_OFF.test(wordAt(m, at - 1)))) return false
  if (FINANCED.has(wordAt(m, i + 2)) || FINANCED.has(wordAt(m, i + 3))) return false
  const [from] = segmentOf(m, opens && wordAt(m, at - 1) === ',' ? at - 2 : i)
  for (let k = from; k < at; k++) if (FINANCED.has(wordAt(m, k))) return false
  return true
}

/** "the loan is paid", "loan's paid"; not "the solar loan is paid", "loan's paid through march". */
function isLoanPaid(m: Message, i: number): boolean {
  const is = /^(?:is|was)$/.test(wordAt(m, i - 1))
  const at = is ? i - 2 : i - 1
  if (!OWNED.test(wordAt(m, at)) || FINANCED.has(wordAt(m, at - 1))) return false
  return is || (m.tokens[at]?.tail === 's' && endsClause(m, i))
}

/** "no mortgage", "owe nothing", "free and clear", "it's paid off": a balance of nothing. */
export function readNothingOwed(m: Message): void {
  if (m.found.some(f => f.name === 'mortgageBalance' || f.name === 'financing')) return
  for (let i = 0; i < m.tokens.length; i++) {
    if (!(bitsAt(m, i) & W.debt)) continue
    const w = wordAt(m, i)
    const before = wordAt(m, i - 1)
    const after = wordAt(m, i + 1)
    const said =
      (OWNED.test(w) &&
        /^(?:no|sin)$/.test(before) &&
        w !== 'loan' &&
        !/^(?:insurance|payment|yet|needed)$/.test(after)) ||
      (w === 'loan' && /^(?:no|sin)$/.test(before) && /^(?:on|left)$/.test(after)) ||
      (/^(?:zero|nothing)$/.test(w) && /^(?:owed|balance|left)$/.test(after)) ||
      (w === 'paid' && isLoanPaid(m, i)) ||
      (/^(?:own|owned)$/.test(w) && /^(?:it|outright|free)$/.test(after) && outright(m, i)) ||
      (w === 'nothing' && /^(?:owe|owing)$/.test(before)) ||
      (w === 'owe' && /^(?:dont|no)$/.test(before) && /^(?:anything|nada|a)$/.test(after)) ||
      (w === 'debo' && before === 'no' && after === 'nada') ||
      (w === 'free' && /^(?:and|an|n|&)$/.test(after) && wordAt(m, i + 2) === 'clear') ||
      hasNone(m, i) ||
      isPaidInSpanish(m, i) ||
      (w === 'paid' &&
        after === 'for' &&
        PAID_OFF.test(before) &&
        /^(?:house|home|place|its|it|everything)$/.test(wordAt(m, i - 2) || before)) ||
      (w === 'paid' && after === 'it' && wordAt(m, i + 2) === 'off') ||
      (w === 'paid' && after === 'off' && isHomePaidOff(m, i)) ||
      (w === 'paid' && after === 'for' && wordAt(m, i - 1) === 'all' && isHomePaidOff(m, i)) ||
      (OWNED.test(w) && after === 'is' && wordAt(m, i + 2) === 'gone')
    if (!said || inQuestion(m, i) || ofOthers(m, i) || m.context.bot === 'buyer') continue
    found(m, 'mortgageBalance', '0', Math.max(0, i - 1), Math.min(i + 2, m.tokens.length))
    return
  }
}
