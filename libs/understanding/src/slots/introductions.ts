import { OTHERS } from './contact.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, type Message, wordAt } from './message.ts'
import { behindTitles, isGivenName, isLastCapital } from './person-names.ts'
import { wordSet } from './word-set.ts'

const GREETINGS = wordSet(
  `hi hey hello there hola yes yep so ok and well oh btw also morning afternoon evening good buenas y buenos dias tardes
   fyi yo sup`,
)
const OTHERS_NAME = wordSet('your ur his her their the whats street a in')
const CALLERS = wordSet('just can you please they everyone everybody people friends')

/** Index of the first word of the name that an introduction at `i` leads to, else 0. */
export function introducedAt(m: Message, i: number): number {
  const t = m.tokens[i]
  const next = wordAt(m, i + 1)
  const before = wordAt(m, i - 1)
  switch (t?.low) {
    case 'im':
      return afterAm(m, i + 1)
    case 'i':
      if (t.tail === 'm') return afterAm(m, i + 1)
      return next === 'am' ? i + 2 : 0
    case 'soy':
      if (before === 'no') return 0
      return next === 'la' || next === 'el' ? (behindTitles(m, i + 2) > i + 2 ? i + 2 : 0) : i + 1
    case 'llamo':
      return before === 'me' && wordAt(m, i - 2) !== 'no' ? i + 1 : 0
    case 'habla':
    case 'aqui':
      return isGivenName(m, i + 1) ? i + 1 : 0
    case 'name':
    case 'names':
    case 'nombre':
      return afterName(m, i, before, next)
    case 'this':
      return next === 'is' && !isAsked(m, i, before) ? i + 2 : 0
    case 'it':
      return t.tail === 's' ? afterIts(m, i, before, next) : 0
    case 'its':
      return afterIts(m, i, before, next)
    case 'by':
      return /^(?:go|goes)$/.test(before) &&
        /^(?:i|we)$/.test(wordAt(m, i - 2)) &&
        isLastName(m, i + 1)
        ? i + 1
        : 0
    case 'call':
    case 'calls':
      if (next !== 'me' || !(before === '' || CALLERS.has(before))) return 0
      return bitsAt(m, i + 2) & W.name || isLastCapital(m, i + 2) ? i + 2 : 0
    default:
      return 0
  }
}

const HEDGES = /^(?:actually|though|tho|mostly|now|usually)$/

/** "i go by Trip", "I go by Rosie actually" */
const isLastName = (m: Message, i: number): boolean =>
  isLastCapital(m, i) ||
  (isGivenName(m, i) && HEDGES.test(wordAt(m, i + 1)) && endsClause(m, i + 1))

const ORIGINS = wordSet('based born raised bred native area resident')

/**
 * Behind "I'm" and "I'm called"; 0 where it says where from: "I'm Austin based", "im Houston area".
 */
function afterAm(m: Message, i: number): number {
  if (wordAt(m, i) === 'called') return i + 1
  return ORIGINS.has(wordAt(m, i + 1)) && m.tokens[i + 1]?.caps === 0 ? 0 : i
}

/** "my name is", "name: ", "my name's"; not "my wifes name is", "the name on the deed". */
function afterName(m: Message, i: number, before: string, next: string): number {
  const t = m.tokens[i]
  if (m.tokens[i - 1]?.tail === 's' || bitsAt(m, i - 1) & W.third || next === 'on') return 0
  if (OTHERS.has(before) || (OTHERS_NAME.has(before) && !(before === 'the' && next === 'is')))
    return 0
  if (t?.low === 'nombre' && before === 'mi' && m.tokens[i + 1]?.caps) return i + 1
  if (next === 'is' || next === 'es' || next === ':') return i + 2
  const opens = before === '' || before === 'my' || m.tokens[i - 1]?.kind === 'mark'
  return t?.tail === 's' || t?.low === 'names' || opens ? i + 1 : 0
}

/**
 * "hey its Priya", "it's me, Roxanne", "its spelled Jhonatan", "its just me Tom"; elsewhere "its"
 * leads to anything.
 */
function afterIts(m: Message, i: number, before: string, next: string): number {
  const me = next === 'just' ? i + 2 : i + 1
  if (wordAt(m, me) === 'me') {
    const at = wordAt(m, me + 1) === ',' ? me + 2 : me + 1
    return isLastCapital(m, at) || bitsAt(m, at) & W.name ? at : 0
  }
  const opens = i === 0 || GREETINGS.has(before) || m.tokens[i - 1]?.seg !== m.tokens[i]?.seg
  if (!opens || replacesTown(m, i + 1)) return 0
  if (next === 'spelled') return m.tokens[i + 2]?.caps === 1 ? i + 2 : 0
  return bitsAt(m, i + 1) & W.name || (i > 0 && isLastCapital(m, i + 1)) ? i + 1 : 0
}

/** "its Gilbert not Chandler": of two towns the second is no first name. */
const replacesTown = (m: Message, i: number): boolean =>
  (bitsAt(m, i) & W.place) !== 0 &&
  wordAt(m, i + 1) === 'not' &&
  (bitsAt(m, i + 2) & (W.place | W.name)) === W.place

/** "is this Brenda?", "I think this is Bob": no introduction. */
function isAsked(m: Message, i: number, before: string): boolean {
  if (/^(?:is|if|hope|think)$/.test(before)) return true
  for (let k = i + 1; k < i + 5; k++) if (wordAt(m, k) === '?') return true
  return false
}

/** Whether a greeting, or nothing of the clause, stands before token `i`. */
export const opensClause = (m: Message, i: number): boolean =>
  i === 0 || m.tokens[i - 1]?.seg !== m.tokens[i]?.seg || GREETINGS.has(wordAt(m, i - 1))
