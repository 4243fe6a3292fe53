import type { WordClass } from '../lexicon/classes.ts'
import { bitsOf } from '../lexicon/lexicon.ts'
import { type Found, findPhrases, newFound } from '../lexicon/matcher.ts'
import { PHRASE_NAMES } from '../lexicon/phrases.ts'
import { hashText, mix } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NEW_CLAUSE } from '../text/tokens.ts'
import { isAnswer, isAnsweredNo } from './answered.ts'
import { type Clause, dealsInThing, newClause, scanClause, subjectAt } from './clause.ts'
import { add, type Features } from './features.ts'

/**
 * Who does what, clause by clause: each verb and phrase of the trade becomes an event with
 * polarity, subject, whose home, tense and mood; that of a thing which is no home is an event of
 * its own. What events a message holds, and which it ends on, are features of their own
 * (corrections).
 */
const WORD_EVENTS: readonly WordClass[] = [
  'buy',
  'find',
  'view',
  'sell',
  'list',
  'worth',
  'bought',
  'sold',
  'rent',
  'refi',
  'loan',
  'agent',
  'call',
  'legal',
  'stop',
  'move',
  'stay',
  'invest',
]
const WORDS = WORD_EVENTS.length
const NEGATION_REACH = 5

const KINDS = [...WORD_EVENTS, ...PHRASE_NAMES].map(name => hashText(`event ${name}`))
const WORD_BITS = WORD_EVENTS.map(name => bitsOf(name))
const ANY_LOW = WORD_BITS.reduce((all, [low]) => all | low, 0)
const ANY_HIGH = WORD_BITS.reduce((all, [, high]) => all | high, 0)
const [NOT] = bitsOf('not')
const SEEN = hashText('seen')
const THING = hashText('thing')
const clauseWord = new Set<number>(
  ['but', 'so', 'then', 'because', 'pero', 'though', 'just', 'only', 'instead'].map(hashText),
)

/** What an event is, of which the summary counts: kind times four statuses. */
const STATUSES = 4
const STATED = 0
const DENIED = 1
const OTHERS = 2
const SUPPOSED = 3

const found: Found = newFound()
const clause: Clause = newClause()
/**
 * How the word that is looked at is said: refused, of whom, as a question, of a thing that is no
 * home.
 */
const telling = { negated: false, subject: 0, asked: false, thing: false }
const seen = new Uint8Array(KINDS.length * STATUSES)
const order = new Uint16Array(512)
let orderCount = 0

/** Adds the events of every clause, their pairs and the last of them. */
export function addClauses(sentence: Sentence, out: Features): void {
  findPhrases(sentence, found)
  orderCount = 0
  const { count } = sentence.words
  let from = 0
  let phrase = 0
  for (let i = 1; i <= count; i++) {
    if (i < count && !startsClause(sentence, i)) continue
    scanClause(sentence, from, i, clause)
    phrase = readClause(sentence, from, i, phrase, out)
    from = i
  }
  addSummary(count, out)
}

export function startsClause(sentence: Sentence, i: number): boolean {
  return (sentence.words.marks[i]! & NEW_CLAUSE) !== 0 || clauseWord.has(sentence.hash[i]!)
}

function readClause(
  sentence: Sentence,
  from: number,
  to: number,
  phrase: number,
  out: Features,
): number {
  let notAt = -99
  let subject = 0
  let next = phrase
  telling.asked = (sentence.words.marks[from]! & ASKED) !== 0
  const refused = telling.asked && isAnsweredNo(sentence, to)
  for (let i = from; i < to; i++) {
    const low = sentence.low[i]!
    const high = sentence.high[i]!
    subject = subjectAt(low, subject)
    const negated = refused || i - notAt <= NEGATION_REACH
    if ((low & NOT) !== 0 && !isAnswer(sentence, i, to)) notAt = i
    const byWord = (low & ANY_LOW) !== 0 || (high & ANY_HIGH) !== 0
    if (!byWord && (next >= found.count || found.from[next]! > i)) continue
    telling.subject = subject
    telling.negated = negated
    telling.thing = clause.thing && dealsInThing(sentence, i, to)
    if (byWord)
      for (let e = 0; e < WORDS; e++) {
        const [a, b] = WORD_BITS[e]!
        if ((low & a) !== 0 || (high & b) !== 0) addEvent(e, i, i, out)
      }
    for (; next < found.count && found.from[next]! <= i; next++)
      addEvent(WORDS + found.name[next]!, i, found.to[next]!, out)
  }
  return next
}

function addEvent(event: number, from: number, to: number, out: Features): void {
  const { negated, subject, asked, thing } = telling
  const kind = thing ? mix(KINDS[event]!, THING) : KINDS[event]!
  const polarity = mix(kind, negated ? 1 : 2)
  const home = clause.ownHome ? 2 : clause.home ? 1 : 0
  const tense = (clause.supposed ? 1 : 0) + (clause.past ? 2 : 0)
  const mood = (asked || clause.question ? 1 : 0) + (clause.wish ? 2 : 0)
  const who = mix(polarity, 10 + subject)
  add(out, polarity, from, to)
  add(out, who, from, to)
  add(out, mix(polarity, 30 + home), from, to)
  add(out, mix(polarity, 40 + tense), from, to)
  add(out, mix(polarity, 50 + mood), from, to)
  add(out, mix(mix(who, 30 + home), 50 + mood), from, to)
  add(out, mix(mix(who, 30 + home), 40 + tense), from, to)
  const others = thing || isOther(subject)
  const status = negated ? DENIED : others ? OTHERS : tense > 0 ? SUPPOSED : STATED
  if (orderCount < order.length) order[orderCount++] = event * STATUSES + status
}

function isOther(subject: number): boolean {
  return (subject >= 1 && subject <= 3) || subject === 7
}

/** Which events the message holds, each two of them, and the last. */
function addSummary(count: number, out: Features): void {
  const end = count > 0 ? count - 1 : 0
  let distinct = 0
  for (let i = 0; i < orderCount; i++) {
    const event = order[i]!
    if (seen[event] !== 0) continue
    seen[event] = 1
    order[distinct++] = event
  }
  for (let i = 0; i < distinct; i++) {
    const a = mix(SEEN, order[i]!)
    add(out, a, 0, end)
    for (let k = i + 1; k < distinct; k++) {
      const first = Math.min(order[i]!, order[k]!)
      const second = Math.max(order[i]!, order[k]!)
      add(out, mix(mix(SEEN, first), second), 0, end)
    }
  }
  if (distinct > 0) add(out, mix(SEEN, 1000 + order[distinct - 1]!), 0, end)
  else add(out, mix(SEEN, 999), 0, end)
  for (let i = 0; i < distinct; i++) seen[order[i]!] = 0
  add(out, mix(SEEN, 2000 + (count < 3 ? count : count < 6 ? 3 : count < 12 ? 4 : 5)), 0, end)
}
