import { givesWay, takesBack } from './corrections.ts'
import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, found, type Message, segmentOf, wordAt } from './message.ts'
import { negated } from './negated.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { isSmall } from './small-amounts.ts'
import { wordSet } from './word-set.ts'

const CONVENTIONAL = 'conventional convencional conventionl convential conv'.split(' ')
const CASH = 'cash efectivo contado'.split(' ')

/** The words that name a kind of financing. */
export const KINDS: ReadonlyMap<string, string> = new Map([
  ...['fha', 'va', 'usda', 'jumbo'].map(kind => [kind, kind] as const),
  ...CONVENTIONAL.map(word => [word, 'conventional'] as const),
  ...CASH.map(word => [word, 'cash'] as const),
])

/** How the purchase is to be paid: the first kind that is stated, unless another takes it back. */
export function readFinancing(m: Message): void {
  if (!(m.mask & W.loan)) return
  let [at, said] = [-1, '']
  for (let i = 0; i < m.tokens.length; i++) {
    const kind = bitsAt(m, i) & W.loan ? statedKind(m, i) : undefined
    if (!kind) continue
    if (at >= 0 && !takesBack(m, at + 1, i)) break
    ;[at, said] = [i, kind]
  }
  if (at >= 0) found(m, 'financing', said, at, at + 1)
}

/** The kind of financing that token `i` states, not refused and not asked about. */
function statedKind(m: Message, i: number): string | undefined {
  const kind = m.tokens[i]?.taken ? undefined : KINDS.get(wordAt(m, i))
  if (!kind || isRefused(m, i) || isUnneeded(m, i) || isCompared(m, i)) return undefined
  if (inQuestion(m, i) || asksWhether(m, i) || ofOthers(m, i)) return undefined
  if (kind === 'cash' && isPriceAsked(m, i)) return undefined
  if (kind === 'va' && !isVa(m, i)) return undefined
  return wordAt(m, i) === 'cash' && (isPutDown(m, i) || !isCash(m, i)) ? undefined : kind
}

/** "not fha or va", "instead of fha", "from fha to va"; but "never used my VA" has it. */
const isRefused = (m: Message, i: number): boolean =>
  (negated(m, i, 6) && wordAt(m, i - 2) !== 'used') ||
  givesWay(m, i) ||
  wordAt(m, i - 1) === 'from' ||
  isDeclined(m, i)

/** "denied for fha" */
const isDeclined = (m: Message, i: number): boolean =>
  [1, 2, 3, 4].some(n => /^(?:denied|declined|rejected|refused|hate|hates)$/.test(wordAt(m, i - n)))

/** "jumbo not needed", "fha isn't an option"; but "fha not conventional" takes the first. */
const isUnneeded = (m: Message, i: number): boolean => {
  if (/^(?:wont|doesnt|cant)$/.test(wordAt(m, i + 1))) return true
  if (wordAt(m, i + 1) === '?' && (bitsAt(m, i + 2) & W.neg) !== 0) return true
  const at = /^(?:loan|is|isnt)$/.test(wordAt(m, i + 1)) ? i + 2 : i + 1
  const other = /^(?:a|an|the|with)$/.test(wordAt(m, at + 1)) ? at + 2 : at + 1
  if (wordAt(m, at) === 'not' && KINDS.has(wordAt(m, other))) return false
  return /^(?:not|isnt)$/.test(wordAt(m, at)) || wordAt(m, i + 1) === 'isnt'
}

const OR = wordSet('or vs versus o')
const CHOOSES = wordSet('whats what which better best cual mejor idk unsure')

/**
 * Of two loans that are weighed, "fha or conventional" and "va or fha not sure", the first is no
 * choice.
 */
const UNDECIDED = wordSet('whatever whichever cheaper sure')

/**
 * "va or conventional?", "fha vs va", "va or fha whats better": asked about, none of them is
 * chosen.
 */
function isCompared(m: Message, i: number): boolean {
  const behind = OR.has(wordAt(m, i + 1)) && KINDS.has(wordAt(m, i + 2))
  const before = OR.has(wordAt(m, i - 1)) && KINDS.has(wordAt(m, i - 2))
  if (!(behind || before)) return false
  const joiner = wordAt(m, behind ? i + 1 : i - 1)
  const to = behind ? i + 3 : i + 1
  if (joiner.startsWith('v') || wordAt(m, to) === '?') return true
  const [from, end] = segmentOf(m, i)
  const loans = ![to - 3, to - 1].some(k => KINDS.get(wordAt(m, k)) === 'cash')
  if (loans && end - from === 3) return true
  for (let k = from; k < end; k++)
    if (CHOOSES.has(wordAt(m, k)) || (loans && UNDECIDED.has(wordAt(m, k)))) return true
  return m.tokens[to]?.kind === 'mark' && asked(m, to) && CHOOSES.has(wordAt(m, to + 1))
}

const ASKS = wordSet('can could should do does would puedo what')
const BEFORE_ASKING = wordSet('and so but or hey score what how')
const ASKER = wordSet('i we you score credit usar kind')

/**
 * "can I use a jumbo", "should we go fha", "what score do I need for a va": no choice is stated.
 */
export function asksWhether(m: Message, i: number): boolean {
  const sent = m.tokens[i]?.sent
  for (let k = i - 1; k >= 0 && k > i - 12 && m.tokens[k]?.sent === sent; k--) {
    const before = m.tokens[k - 1]
    const opens = !before || before.seg !== m.tokens[k]?.seg || BEFORE_ASKING.has(before.low)
    if (opens && ASKS.has(wordAt(m, k))) return ASKER.has(wordAt(m, k + 1)) && !isKnown(m, k)
  }
  return false
}

/** "what I know is", "what I do know is": no question. */
const isKnown = (m: Message, k: number): boolean =>
  wordAt(m, k) === 'what' && [2, 3].some(n => wordAt(m, k + n) === 'know')

const VA_NEXT = wordSet(
  `loan loans financing buyer benefit benefits eligible approved entitlement mortgage prestamo backed
   preapproved preapproval borrower`,
)

/**
 * "VA loan", "VA eligible", "VA home loan", "VA 0 down": the loan, whatever place stands before.
 */
export function isVaLoan(m: Message, i: number): boolean {
  if (wordAt(m, i) !== 'va') return false
  const next = wordAt(m, i + 1)
  if (next === 'home') return VA_NEXT.has(wordAt(m, i + 2))
  return VA_NEXT.has(next) || (/^(?:0|zero)$/.test(next) && wordAt(m, i + 2) === 'down')
}

const VA_BEFORE = wordSet(
  'my using use with w a the or and it doing prestamo via through thru by de go for have',
)

/** "se va", "me va a ayudar". */
const SPANISH_BEFORE = wordSet('se me te le nos les')

/** VA the loan, not Virginia and not Spanish "va". */
function isVa(m: Message, i: number): boolean {
  const t = m.tokens[i]
  const next = wordAt(m, i + 1)
  if (t?.caps === 0 && (next === 'a' || SPANISH_BEFORE.has(wordAt(m, i - 1)))) return false
  if (isVaLoan(m, i)) return true
  if (/^(?:hospital|clinic|center|beach|state|license)$/.test(next)) return false
  if (VA_BEFORE.has(wordAt(m, i - 1))) return t?.caps !== 0 || next !== 'a'
  // Behind a name ("Richmond VA", "norfolk va") it is Virginia; behind any other word the loan.
  const comma = wordAt(m, i - 1) === ','
  const before = m.tokens[comma ? i - 2 : i - 1]
  if (before?.kind !== 'word') return next !== 'a'
  const named =
    before.caps > 0 || before.bits === 0 || (before.bits & (W.place | W.placeStart)) !== 0
  if (comma && t?.caps === 0) return true
  return !named || (comma && before.caps === 0 && (before.bits & W.common) !== 0)
}

const NOT_CASH_NEXT = wordSet('out flow back offers reserves saved register app number one price')
const NOT_CASH_BEFORE = wordSet(
  'some extra short low little enough more for want offering offered offers gave offer get in',
)
const OWN_BEFORE = wordSet('im m i be as am were our my doing a')

/** Cash as the means of payment, not "cash out", "a cash offer for my house", "by a cash buyer". */
function isCash(m: Message, i: number): boolean {
  const next = wordAt(m, i + 1)
  const before = wordAt(m, i - 1)
  if (before === 'in' && /^(?:pay|paying|buy|buying|be|all)$/.test(wordAt(m, i - 2))) return true
  if (NOT_CASH_NEXT.has(next) || NOT_CASH_BEFORE.has(before)) return before === 'all'
  if (next === 'only' && m.tokens[i - 1]?.seg !== m.tokens[i]?.seg) return true
  if (next === 'only') return (m.mask & W.buy) !== 0 && !/^(?:is|its)$/.test(before)
  if (!/^(?:offer|buyers?)$/.test(next)) return true
  if (next === 'offer' && (m.mask & (W.sell | W.own)) !== 0) return before === 'our' && !sells(m)
  if (before === 'a') return OWN_BEFORE.has(wordAt(m, i - 2))
  if (OWN_BEFORE.has(before)) return true
  // "cash buyer?" asks the seller bot for one.
  return m.context.bot !== 'seller' && (i === 0 || m.tokens[i - 1]?.kind === 'mark')
}

/**
 * "90k cash down", "90k cash to put down", "putting down 90k cash": part of the price, in money.
 */
function isPutDown(m: Message, i: number): boolean {
  const q = m.quantities.find(o => o.to === i)
  if (!q) return false
  if (isSmall(q) && m.found.some(f => f.name === 'downPaymentAmount' && f.to >= q.to)) return true
  for (let k = i + 1; k <= i + 4 && m.tokens[k]?.seg === m.tokens[i]?.seg; k++)
    if (wordAt(m, k) === 'down') return true
  for (let k = q.from - 1; k >= q.from - 2; k--)
    if (/^(?:put|putting|down)$/.test(wordAt(m, k))) return true
  return false
}

const PAYS = wordSet('pay paying buy buying pagar comprar have got with')
const TAKES = wordSet('take taking accept accepting acepto aceptamos')
const REACH = 8

/**
 * "id take 300 cash for it", "I accept cash", "400 cash and its yours": what who sells wants to be
 * paid in.
 */
function isPriceAsked(m: Message, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - REACH; k--) {
    if (PAYS.has(wordAt(m, k))) return false
    const near = m.tokens[k]?.seg === m.tokens[i]?.seg || m.tokens[k + 1]?.kind === 'number'
    if (TAKES.has(wordAt(m, k)) && near) return true
  }
  return m.context.bot === 'seller' && m.quantities.some(q => q.to === i)
}

const sells = (m: Message): boolean => (m.mask & W.sell) !== 0
