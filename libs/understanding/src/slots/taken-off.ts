import { endsClause, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const TAKES = wordSet(
  'take taking cross strike knock remove delete cut pull get eliminate exclude quita saca borra',
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
  'the a an any me us my our up that those zip zipcode code homes houses listings places stuff anything ones with in',
)
const REACH = 6

/**
 * "take the pool off", "remove Mesa from the list", "60120 is off the list", "stop suggesting
 * Elgin": not wanted any more.
 */
export function isTakenOff(m: Message, from: number, to: number): boolean {
  let k = from - 1
  while (k >= from - REACH && BETWEEN.has(wordAt(m, k))) k--
  const verb = wordAt(m, k)
  if (TAKES.has(verb) && goesOff(m, to)) return true
  if (verb === 'out' && TAKES.has(wordAt(m, k - 1))) return true
  if (PUSHES.has(verb) && STOPS.has(wordAt(m, k - 1))) return true
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
  if (after === 'off') return !/^(?:the|my|our|your)$/.test(next) || LISTS.has(wordAt(m, at + 2))
  return /^(?:from|out|de)$/.test(after) && /^(?:the|my|our|of|la|mi)$/.test(next)
}

/** "(is) off the list", "(is) out"; not "(is) out back". */
const isOff = (m: Message, at: number): boolean =>
  wordAt(m, at) === 'off'
    ? LISTS.has(wordAt(m, at + 2))
    : wordAt(m, at) === 'out' && endsClause(m, at)
