import { endsClause, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** Verbs that take something off a list. */
export const TAKES = wordSet(
  `take taking cross scratch strike drop remove knock leave cut delete get nix pull eliminate exclude quita quitar quite quiten
   saca saque saquen elimina elimine borra borre tacha`,
)
const LISTS = wordSet('list lists search table criteria wishlist requirements alerts')
const PUSHES = wordSet(
  `suggest suggesting offer offering push pushing pitch pitching recommend recommending mention mentioning send sending
   show showing include including bring bringing`,
)
const STOPS = wordSet('stop quit dont never')
/**
 * What may stand between the verb and what is taken off: "stop bringing up the", "stop sending me
 * homes with a".
 */
const BETWEEN = wordSet(
  `the a an any me us my our up that those zip zipcode code homes houses listings places stuff anything ones with in
   la las el los`,
)
const REACH = 6

const NOT = wordSet(
  'not dont doesnt didnt never cant cannot wont wouldnt shouldnt couldnt longer isnt arent wasnt',
)
/** Before a noun for what one does: "no need to drop". */
const NO_NEED = wordSet('need reason way plan plans')
/**
 * What may stand between a negation and its verb: "don't you ever forget", "can't afford to lose".
 */
const TO_VERB = wordSet(
  'to you u ever even really want wants wanna wanting going gonna afford have be',
)

/**
 * Whether the verb at `k` is negated: "don't forget", "not going to skip", "no need to drop"; not
 * "why not drop".
 */
export function isNegated(m: Message, k: number): boolean {
  let at = k - 1
  while (at >= k - REACH && TO_VERB.has(wordAt(m, at))) at--
  if (NO_NEED.has(wordAt(m, at))) return wordAt(m, at - 1) === 'no' || isNegated(m, at)
  return NOT.has(wordAt(m, at)) && wordAt(m, at - 1) !== 'why'
}

/**
 * "take the pool off", "remove Mesa from the list", "60120 is off the list", "stop suggesting
 * Elgin": not wanted any more.
 */
export function isTakenOff(m: Message, from: number, to: number): boolean {
  let k = from - 1
  while (k >= from - REACH && BETWEEN.has(wordAt(m, k))) k--
  const verb = wordAt(m, k)
  if (TAKES.has(verb) && goesOff(m, to)) return !isNegated(m, k)
  if (verb === 'out' && TAKES.has(wordAt(m, k - 1))) return !isNegated(m, k - 1)
  if (PUSHES.has(verb) && STOPS.has(wordAt(m, k - 1))) return !isNegated(m, k - 1)
  return /^(?:is|are)$/.test(wordAt(m, to)) && isOff(m, to + 1)
}

/**
 * Whether "take" stands before the number and "off" behind it: "take 412 Oak off the list", "take
 * 10 off the price".
 */
export function isNumberTakenOff(m: Message, from: number, to: number): boolean {
  if (!TAKES.has(wordAt(m, from - 1))) return false
  const at = [to, to + 1, to + 2].find(k => wordAt(m, k) === 'off')
  return at !== undefined && /^(?:|the|my|our|your)$/.test(wordAt(m, at + 1))
}

/** "off", "off the list", "from our list", "out of it"; not "off the kitchen". */
function goesOff(m: Message, at: number): boolean {
  const next = wordAt(m, at + 1)
  const after = wordAt(m, at)
  if (after === 'out' && endsClause(m, at)) return true
  if (after === 'off') return !/^(?:the|my|our|your)$/.test(next) || LISTS.has(wordAt(m, at + 2))
  return /^(?:from|out|de)$/.test(after) && /^(?:the|my|our|of|la|mi)$/.test(next)
}

/** "(is) off the list", "(is) out"; not "(is) out back". */
const isOff = (m: Message, at: number): boolean =>
  wordAt(m, at) === 'off'
    ? LISTS.has(wordAt(m, at + 2))
    : wordAt(m, at) === 'out' && endsClause(m, at)
