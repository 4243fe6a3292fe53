import { describesHome, PHRASES, TRIGGERS, WORK } from './condition-words.ts'
import { add, W } from './lexicon/word-classes.ts'
import { found, type Message, segmentOf, wordAt } from './message.ts'
import { negated } from './negated.ts'
import { ofOthers } from './others.ts'
import { phraseFrom } from './phrases.ts'
import { inQuestion } from './questions.ts'
import { wordSet } from './word-set.ts'

const HOMES = wordSet('house home place condo townhouse')

for (const words of [PHRASES.keys(), TRIGGERS, WORK, HOMES])
  for (const word of words) add(word, W.condition)

/** The state of the home as a whole, or work it needs; the age of one part is not it. */
export function readCondition(m: Message): void {
  if (!(m.mask & W.condition) || m.found.some(f => f.name === 'condition')) return
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || t.taken || !(t.bits & W.condition)) continue
    const to = describedTo(m, i)
    if (to === 0) continue
    if (inQuestion(m, i) || ofOthers(m, i) || isRejected(m, i)) continue
    return found(m, 'condition', 'present', i, to)
  }
}

/** End of what describes the home at `i`, else 0. */
function describedTo(m: Message, i: number): number {
  if (phraseFrom(m, i, PHRASES)) return i + 1
  const w = wordAt(m, i)
  const state = stateOf(m, i)
  if (state > 0) return state
  if (TRIGGERS.has(w) && describesHome(m, i, w)) return i + 1
  return WORK.has(w) && isNeeded(m, i, w) ? i + 1 : 0
}

const BE = wordSet('is looks looking feels was')
const VERY = wordSet('pretty really very kinda just still all super so in honestly fairly')
const STATES = wordSet(
  `fine old tired great good solid nice clean empty vacant ready rough bad ugly dated updated perfect beautiful
   spotless livable decent okay ok trashed dirty rundown immaculate`,
)

/** Whether a word by itself can say what shape a home is in. */
export const describes = (word: string): boolean =>
  STATES.has(word) || TRIGGERS.has(word) || WORK.has(word)

/** "the house is pretty dated": the home, a verb of being and its state; the end of it, else 0. */
function stateOf(m: Message, i: number): number {
  if (!HOMES.has(wordAt(m, i)) || !/^(?:the|my|our|moms|dads)$/.test(wordAt(m, i - 1))) return 0
  let k = i + 1
  if (m.tokens[i]?.tail !== 's' && !BE.has(wordAt(m, k++))) return 0
  while (VERY.has(wordAt(m, k)) && k < i + 5) k++
  return STATES.has(wordAt(m, k)) ? k + 1 : 0
}

const NEEDS = wordSet('needs necesita faltan falta requires needing lacks neds')
const NEEDERS = wordSet(
  'it will would does doesnt dont may might floors carpets house windows walls bathrooms both they some place home',
)
const NEW_HOLDERS = wordSet('owner owners home family buyer place house start')

/**
 * "needs paint", "could use new carpet", "necesita techo nuevo"; not "my place needs a new owner".
 */
function isNeeded(m: Message, i: number, w: string): boolean {
  if (w === 'new' && NEW_HOLDERS.has(wordAt(m, i + 1))) return false
  for (let k = i - 1; k >= 0 && k >= i - 7; k--) {
    if (m.tokens[k]?.sent !== m.tokens[i]?.sent) return false
    const verb = wordAt(m, k)
    if (NEEDS.has(verb)) return true
    if (verb === 'need' && NEEDERS.has(wordAt(m, k - 1))) return true
    if (verb === 'could' && wordAt(m, k + 1) === 'use') return true
  }
  return false
}

/**
 * "I don't buy that it needs siding" denies; "not in great shape" and "doesn't need work" describe.
 */
function isRejected(m: Message, i: number): boolean {
  if (!negated(m, i, 8)) return false
  const [from] = segmentOf(m, i)
  for (let k = from; k < i; k++)
    if (/^(?:buy|think|believe|care|mind|want)$/.test(wordAt(m, k))) return true
  return false
}
