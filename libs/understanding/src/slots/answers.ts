import { answerAddress } from './address-answers.ts'
import { describes } from './condition.ts'
import { MOST_BARE_PERCENT } from './down-payment.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, take, wordAt } from './message.ts'
import { dollars, partOfHundred } from './money.ts'
import type { Quantity } from './quantities.ts'
import { answerBoth, answerFirst } from './room-answers.ts'
import { LEAST_SQFT, MOST_SQFT } from './rooms.ts'
import { wholeYears } from './time-words.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'
import { FIRST_YEAR, LAST_YEAR, yearOfTwo } from './years.ts'

/** A message of so many tokens can be a bare answer to the question just asked. */
const MOST_TOKENS = 6
const MOST_NAME_WORDS = 3

const YES =
  /^(?:yes|yep|yeah|yup|yea|si|sure|already|correct|affirmative|ya|y|absolutely|definitely)$/
const NO = /^(?:no|not|nope|nah|never|negative|todavia|aun|n|nop)$/
const EXPIRED = wordSet('expired lapsed')
const NOT_YET = /^(?:working|applying|waiting|process|soon|almost|tomorrow|getting)$/
const EXTRA = wordSet(
  `least minimum min believe guess close mid low high upper lower more not no wait between from firm flat hundred
   thousand make that sorry oops checked meant mean rather scratch correction change perdon digo mejor turns out dont know idk dunno`,
)
/** What a question can be called besides the name of its fact. */
const ALIASES = new Map([
  ['budget', 'budget.max'],
  ['price', 'askingPrice'],
  ['mortgage', 'mortgageBalance'],
  ['timelineDays', 'timeline'],
])

/**
 * Reads "3", "yes", "720", "Bryce" as the answer to the pending question, before the scanners look
 * for more.
 */
export function readAnswer(m: Message): void {
  const asked = m.context.pendingQuestion?.name
  if (!asked) return
  const name = ALIASES.get(asked) ?? asked
  if (name === 'preApproved' && isNotYet(m)) return found(m, 'preApproved', 'false', 0, 1, 8_500)
  if (name === 'beds' || name === 'baths') {
    if (name === 'beds' && answerBoth(m)) return
    answerFirst(m, name)
  }
  if (m.tokens.length > MOST_TOKENS) return
  if (name === 'preApproved') return approval(m)
  if (name === 'name') return person(m)
  if (name === 'condition') return condition(m)
  if (name === 'address') return answerAddress(m)
  if (name === 'mortgageBalance' && m.quantities.length === 0) return nothingOwed(m)
  const q = m.quantities.find(o => o.corrects) ?? m.quantities.find(o => !o.refused)
  if (!q || q.used) return
  const fact = name === 'downPayment' ? downPayment(q) : name
  if ((q.percent && fact !== 'downPaymentPct') || !isBare(m, q, fact)) return
  const value = answered(m, q, fact)
  if (value === null) return
  for (const o of m.quantities) if (o === q || q.corrects) o.used = true
  found(m, fact === 'timeline' ? 'timelineDays' : fact, value, 0, m.tokens.length, 8_500)
}

const downPayment = (q: Quantity): string =>
  q.percent || (!q.dollar && q.scale === 1 && q.value <= MOST_BARE_PERCENT)
    ? 'downPaymentPct'
    : 'downPaymentAmount'

/**
 * "3 beds", "10 down": the word is that of the fact; beside the answer to another question it says
 * that this is none.
 */
function isUnitOf(fact: string, t: Token): boolean {
  if (fact === 'beds') return (t.bits & W.bed) !== 0
  if (fact === 'baths') return (t.bits & W.bath) !== 0
  return t.low === 'down' && fact.startsWith('downPayment')
}

/**
 * Nothing stands beside the number but its unit, filling words and what a correction takes back.
 */
const isBare = (m: Message, q: Quantity, fact: string): boolean =>
  m.tokens.every(
    (t, i) =>
      (i >= q.from && i < q.to) ||
      t.kind === 'mark' ||
      (t.bits & W.filler) !== 0 ||
      EXTRA.has(t.low) ||
      isUnitOf(fact, t) ||
      m.quantities.some(o => (o.refused || q.corrects) && i >= o.from && i < o.to),
  )

/**
 * The value that a bare number has as an answer to the question for `name`, or null if it cannot be
 * one.
 */
function answered(m: Message, q: Quantity, name: string): string | null {
  const part = q.plural ? partOfHundred(m, q) : 0
  const n = q.value + (name === 'creditScore' ? part : 0)
  const within = (least: number, most: number) => (n >= least && n <= most ? String(n) : null)
  switch (name) {
    case 'beds':
      return Number.isInteger(n) ? ranged(q, 12) : null
    case 'baths':
      return ranged(q, 12)
    case 'sqft':
      return within(LEAST_SQFT, MOST_SQFT)
    case 'creditScore':
      return q.plural && part === 0 && n % 100 === 0 ? null : within(300, 850)
    case 'downPaymentPct':
      // "half"
      return q.percent || q.digits || n === 0 || n >= 1 ? within(0, 100) : String(n * 100)
    case 'yearBuilt':
      return n < 100 ? String(yearOfTwo(n)) : within(FIRST_YEAR, LAST_YEAR)
    case 'timeline':
      return n > 0 && n <= 365 ? String(n > 24 ? n : wholeYears(n * 30, 30)) : null
    case 'downPaymentAmount':
      return price(dollars(m, q, n, 'down'))
    case 'mortgageBalance':
      return price(dollars(m, q, n, 'owed'))
    case 'askingPrice':
    case 'budget.max':
    case 'budget.min':
      return q.low === null ? price(dollars(m, q, n, 'max')) : null
    default:
      return null
  }
}

/** The lower end of a range: "three or four" bedrooms are at least three. */
const ranged = (q: Quantity, most: number): string | null => {
  const n = q.low ?? q.value
  return n >= 1 && n <= most ? String(n) : null
}

const price = (amount: number): string | null => (amount > 0 ? String(amount) : null)

/** "not yet but my lender said no problem", "no but my credit is good", whatever stands behind. */
const isNotYet = (m: Message): boolean =>
  NO.test(wordAt(m, 0)) &&
  (wordAt(m, 1) === 'yet' || wordAt(m, 1) === 'but' || wordAt(m, 1) === 'pero')

function approval(m: Message): void {
  const first = m.tokens[0]?.low ?? ''
  if (m.mask & W.loan) return
  if (m.tokens.some(t => EXPIRED.has(t.low)) && !/^(?:not|hasnt)$/.test(first)) {
    const isOver = !m.tokens.some(t => t.bits & W.neg)
    if (isOver) return found(m, 'preApproved', 'false', 0, m.tokens.length, 8_500)
  }
  if (YES.test(first)) found(m, 'preApproved', 'true', 0, 1, 8_500)
  else if (NO.test(first) || m.tokens.some(t => NOT_YET.test(t.low)))
    found(m, 'preApproved', 'false', 0, 1, 8_500)
}

const NOTHING = /^(?:none|no|nope|nothing|zero|nada|zilch|paid|free|own)$/

/** "none", "paid off", "nope": nothing is owed. */
function nothingOwed(m: Message): void {
  const first = m.tokens.find(t => t.kind === 'word' && !(t.bits & W.filler))
  if (first && NOTHING.test(first.low)) found(m, 'mortgageBalance', '0', 0, 1, 8_500)
}

/** Up to three words that are no everyday words: a name, whatever the capitals. */
function person(m: Message): void {
  if (m.found.some(f => f.name === 'name')) return
  const words = m.tokens.filter(t => t.kind === 'word')
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.length > MOST_NAME_WORDS || words.length < m.tokens.length - 1)
    return
  const proper = words.every(t => t.bits & W.name || !(t.bits & (W.common | W.filler | W.neg)))
  if (!proper) return
  found(m, 'name', m.text.slice(first.start, last.end), 0, words.length, 9_000, 'person')
  take(m, 0, words.length)
}

/**
 * What an answer to "what shape is it in" can consist of, besides the words that describe a home
 * anywhere.
 */
const SHAPES = wordSet(
  `mint average immaculate excellent amazing wonderful terrible awful horrible poor fair sad crappy gorgeous lovely
   cozy wonderfully needs need new newer older dated bueno buena buenas buenos bien mal mala malas regular excelente
   excelentes nueva nuevo vieja viejo limpia fea bonita perfecta impecable`,
)

/** "pretty good", "needs a roof": a word that describes, and no question and no doubt. */
function condition(m: Message): void {
  const unsure = m.tokens.some(t => /^(?:\?|idk|dunno|know|unsure|later|what|why|who)$/.test(t.low))
  if (unsure) return
  const at = m.tokens.findIndex(t => describes(t.low) || SHAPES.has(t.low))
  if (at >= 0 && !isAcknowledged(m, at)) found(m, 'condition', 'present', 0, m.tokens.length, 8_000)
}

/** "ok", "great, thanks" say nothing of the home. */
const ACKNOWLEDGED = wordSet(
  'ok okay great perfect fine good cool nice thanks thank thx you sounds',
)
const isAcknowledged = (m: Message, at: number): boolean =>
  /^(?:ok|okay)$/.test(m.tokens[at]?.low ?? '')
    ? m.tokens.every(t => t.kind === 'mark' || ACKNOWLEDGED.has(t.low))
    : m.tokens.some(t => /^(?:thanks|thank|thx|sounds)$/.test(t.low))
