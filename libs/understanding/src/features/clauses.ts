import { bitsOf } from '../lexicon/lexicon.ts'
import type { WordClass } from '../lexicon/classes.ts'
import { hashText, mix } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NEW_CLAUSE } from '../text/tokens.ts'
import { add, type Features } from './features.ts'

/**
 * Who does what, clause by clause: each verb of the trade becomes an event with polarity, subject, whose home, tense and
 * mood. What events a message holds, and which one it ends on, are features of their own (corrections).
 */
const EVENTS: readonly WordClass[] = [
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
  'gone',
]
const SUBJECTS: readonly WordClass[] = ['kin', 'sideSeller', 'sideBuyer', 'elder', 'me', 'mate']
const NEGATION_REACH = 5
const OWN_REACH = 3
const CLAUSE_WORDS = new Set(['but', 'so', 'then', 'because', 'pero', 'though', 'just', 'only'])

const clauseWord = new Set<number>([...CLAUSE_WORDS].map(hashText))
const EVENT = hashText('event')
const KINDS = EVENTS.map(name => hashText(`event ${name}`))
const EVENT_BITS = EVENTS.map(name => bitsOf(name))
const SUBJECT_BITS = SUBJECTS.map(name => bitsOf(name))
const HOME_HIGH = bitsOf('home')[1]
const [NOT] = bitsOf('not')
const [OWN] = bitsOf('own')
const [HOME] = bitsOf('home')
const [ME] = bitsOf('me')
const [HYP] = bitsOf('hyp')
const [PAST] = bitsOf('past')
const [WANT] = bitsOf('want')
const [ASK] = bitsOf('ask')
const anyEvent = EVENT_BITS.reduce(([l, h], [a, b]) => [l | a, h | b] as const, [0, 0] as const)
const anySubject = SUBJECT_BITS.reduce((l, [a]) => l | a, 0)

/** What a clause has said so far. */
interface State {
  notAt: number
  subject: number
  ownHome: boolean
  home: boolean
  hyp: boolean
  past: boolean
  want: boolean
  asked: boolean
}

const state: State = {
  notAt: -99,
  subject: 0,
  ownHome: false,
  home: false,
  hyp: false,
  past: false,
  want: false,
  asked: false,
}

/** Adds the events of every clause, their pairs and the last of them. */
export function addClauses(sentence: Sentence, out: Features): void {
  const { count, marks } = sentence.words
  let seen = 0
  let last = 0
  let from = 0
  for (let i = 0; i <= count; i++) {
    const ends = i === count || (i > from && startsClause(sentence, marks, i))
    if (!ends) continue
    const events = readClause(sentence, from, i, out)
    seen |= events
    if (events !== 0) last = events
    from = i
  }
  addMessage(seen, last, count, out)
}

function startsClause(sentence: Sentence, marks: Uint8Array, i: number): boolean {
  return (marks[i]! & NEW_CLAUSE) !== 0 || clauseWord.has(sentence.hash[i]!)
}

function readClause(sentence: Sentence, from: number, to: number, out: Features): number {
  scanClause(sentence, from, to)
  let events = 0
  let notAt = -99
  let subject = 0
  for (let i = from; i < to; i++) {
    const low = sentence.low[i]!
    const high = sentence.high[i]!
    if ((low & NOT) !== 0) notAt = i
    if ((low & anySubject) !== 0) subject = subjectOf(low, subject)
    if ((low & anyEvent[0]) === 0 && (high & anyEvent[1]) === 0) continue
    const negated = i - notAt <= NEGATION_REACH
    for (let e = 0; e < EVENT_BITS.length; e++) {
      const [a, b] = EVENT_BITS[e]!
      if ((low & a) === 0 && (high & b) === 0) continue
      addEvent(e, negated, subject, from, i, to, out)
      if (e < 11) events |= 1 << (e * 2 + (negated ? 1 : 0))
    }
  }
  return events
}

/** What holds for the clause as a whole, wherever in it the words stand. */
function scanClause(sentence: Sentence, from: number, to: number): void {
  state.ownHome = false
  state.home = false
  state.hyp = false
  state.past = false
  state.want = false
  state.asked = from < to && (sentence.words.marks[from]! & ASKED) !== 0
  let ownAt = -99
  for (let i = from; i < to; i++) {
    const low = sentence.low[i]!
    const high = sentence.high[i]!
    if ((low & OWN) !== 0) ownAt = i
    const home = (low & HOME) !== 0 || (high & HOME_HIGH) !== 0
    if (home) state.home = true
    if (home && i - ownAt <= OWN_REACH) state.ownHome = true
    const mine = sentence.words.text[i] === 'mine' || sentence.words.text[i] === 'ours'
    if (mine) state.ownHome = true
    if ((low & HYP) !== 0) state.hyp = true
    if ((low & PAST) !== 0) state.past = true
    if ((low & WANT) !== 0) state.want = true
    if (i === from && (low & ASK) !== 0) state.asked = true
  }
}

function subjectOf(low: number, before: number): number {
  if ((low & ME) !== 0) return 5
  for (let s = 0; s < SUBJECT_BITS.length; s++) if ((low & SUBJECT_BITS[s]![0]) !== 0) return s + 1
  return before
}

function addEvent(
  event: number,
  negated: boolean,
  subject: number,
  from: number,
  at: number,
  to: number,
  out: Features,
): void {
  const kind = KINDS[event]!
  const polarity = mix(kind, negated ? 1 : 2)
  const who = mix(polarity, 10 + subject)
  const tense = (state.hyp ? 1 : 0) + (state.past ? 2 : 0)
  const home = state.ownHome ? 2 : state.home ? 1 : 0
  const mood = (state.asked ? 1 : 0) + (state.want ? 2 : 0)
  const end = to - 1
  add(out, polarity, at, at)
  add(out, who, from, at)
  add(out, mix(polarity, 30 + home), from, end)
  add(out, mix(polarity, 40 + tense), from, at)
  add(out, mix(polarity, 50 + mood), from, at)
  add(out, mix(mix(who, 30 + home), 50 + mood), from, end)
  add(out, mix(mix(who, 30 + home), 40 + tense), from, end)
}

function addMessage(seen: number, last: number, count: number, out: Features): void {
  const end = count > 0 ? count - 1 : 0
  for (let a = 0; a < 22; a++) {
    if ((seen & (1 << a)) === 0) continue
    for (let b = a + 1; b < 22; b++)
      if ((seen & (1 << b)) !== 0) add(out, mix(mix(EVENT, 100 + a), 100 + b), 0, end)
    if ((last & (1 << a)) !== 0 && last !== seen) add(out, mix(EVENT, 200 + a), 0, end)
  }
  if (seen === 0) add(out, mix(EVENT, 300), 0, end)
  add(out, mix(EVENT, 400 + (count < 3 ? count : count < 6 ? 3 : count < 12 ? 4 : 5)), 0, end)
}
