import { answerAddress, answerLast } from './address-answers.ts'
import { toldOfLender } from './approval-answers.ts'
import { describes } from './condition.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, take, wordAt } from './message.ts'
import { answerNow } from './now-answers.ts'
import { answerNumber, MOST_BARE_TOKENS } from './number-answers.ts'
import { answerPayment } from './paid-outright.ts'
import { answerBoth, answerFull } from './room-answers.ts'
import { wordSet } from './word-set.ts'

const MOST_NAME_WORDS = 3

const YES =
  /^(?:yes|yep|yeah|yup|yea|si|sure|already|correct|affirmative|ya|y|absolutely|definitely)$/
const NO = /^(?:no|not|nope|nah|never|negative|todavia|aun|n|nop)$/
/** "we are", "got one last week", "done" */
const DONE =
  /^(?:(?:(?:i|we) (?:am|are|did|have)|(?:all |its )?done)[ .!]*$|(?:i|we) (?:am|are|did|have) (?:with|thru|through|by) |(?:(?:i|we) )?(?:got|have) one\b)/
/** "haven't started", "we are not" */
const UNDONE =
  /^(?:(?:i|we) )?(?:(?:am|are|have) not|havent|arent)(?: (?:even|yet|started|applied|looked|done|gotten|been))*[ .!]*$/
const EXPIRED = wordSet('expired lapsed')
const NOT_YET =
  /^(?:working|applying|waiting|process|soon|almost|tomorrow|getting|denied|declined|rejected)$/
const DENIED = /^(?:denied|declined|rejected)$/
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
  if (name === 'timeline') answerNow(m)
  if (name === 'beds' && answerBoth(m)) return
  if (name === 'baths' && answerFull(m)) return
  const told = name === 'preApproved' ? toldOfLender(m) : null
  if (told !== null) return found(m, 'preApproved', told, 0, 1, 8_500)
  if (name === 'financing') return answerPayment(m)
  if (name === 'address' && m.tokens.length > MOST_BARE_TOKENS) return answerLast(m)
  if (m.tokens.length > MOST_BARE_TOKENS) return answerNumber(m, name)
  if (name === 'preApproved') return approval(m)
  if (name === 'name') return person(m)
  if (name === 'condition') return condition(m)
  if (name === 'address') return answerAddress(m)
  if (name === 'mortgageBalance' && m.quantities.length === 0) return nothingOwed(m)
  answerNumber(m, name)
}

/**
 * "not yet but my lender said no problem", "nah not yet", "no but my credit is good", whatever
 * stands behind.
 */
const isNotYet = (m: Message): boolean => {
  if (!NO.test(wordAt(m, 0))) return false
  const at = /^(?:not|todavia|aun|,)$/.test(wordAt(m, 1)) ? 2 : 1
  return /^(?:yet|but|pero)$/.test(wordAt(m, at))
}

function approval(m: Message): void {
  const first = wordAt(m, 0)
  const words = m.tokens.map(t => t.low).join(' ')
  const yes = (YES.test(first) || DONE.test(words)) && !m.tokens.some(t => DENIED.test(t.low))
  // Other loan words say themselves whether one is approved; behind a yes they say how one pays.
  if (m.mask & W.loan && !yes && !paysCash(m)) return
  if (m.tokens.some(t => EXPIRED.has(t.low)) && !/^(?:not|hasnt)$/.test(first)) {
    const isOver = !m.tokens.some(t => t.bits & W.neg)
    if (isOver) return found(m, 'preApproved', 'false', 0, m.tokens.length, 8_500)
  }
  if (yes) found(m, 'preApproved', 'true', 0, 1, 8_500)
  else if (NO.test(first) || UNDONE.test(words) || m.tokens.some(t => NOT_YET.test(t.low)))
    found(m, 'preApproved', 'false', 0, 1, 8_500)
}

/** "no, paying cash"; not "no cash", "not a cash buyer". */
const paysCash = (m: Message): boolean =>
  /^(?:no|nope|nah)$/.test(wordAt(m, 0)) &&
  m.tokens.findIndex(t => t.low === 'cash') > 1 &&
  !(m.mask & W.question)

const NOTHING = /^(?:none|no|nope|nothing|zero|nada|zilch|paid|free|own)$/

/** "none", "paid off", "nope": nothing is owed. */
function nothingOwed(m: Message): void {
  const first = m.tokens.find(t => t.kind === 'word' && !(t.bits & W.filler || t.low === 'been'))
  if (first && NOTHING.test(first.low)) found(m, 'mortgageBalance', '0', 0, 1, 8_500)
}

/** Everyday words that are names with their capital: "June" is no month to who asks for a name. */
const WORD_NAMES = wordSet(
  'june may summer autumn pearl chase chance sierra rocky chip sky scout heaven lucky min thu hoa',
)

/** Up to three words that are no everyday words: a name, whatever the capitals. */
function person(m: Message): void {
  if (m.found.some(f => f.name === 'name') || m.tokens.at(-1)?.low === '?') return
  const words = m.tokens.filter(t => t.kind === 'word')
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.length > MOST_NAME_WORDS || words.length < m.tokens.length - 1)
    return
  const called = first.caps === 1 && WORD_NAMES.has(first.low)
  const proper = words.every(
    t => (t === first && called) || t.bits & W.name || !(t.bits & (W.common | W.filler | W.neg)),
  )
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
  const at = m.tokens.findIndex(
    (t, i) =>
      describes(t.low) ||
      SHAPES.has(t.low) ||
      // "eh its seen better days"
      (t.low === 'better' && wordAt(m, i + 1) === 'days'),
  )
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
