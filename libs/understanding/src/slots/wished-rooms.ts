import { W } from './lexicon/word-classes.ts'
import { bitsAt, found, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

/** What says that a home is the one of today, before its number or right behind it. */
const PRESENT = wordSet('have has had got current currently present ours mine')
const TODAY = wordSet('now rn currently today')
/** What may stand behind the number of today; a name of what is counted may not: "3 kids". */
const BEHIND = wordSet('and but so its atm at right rn now currently today')
const WISHES = wordSet('need needs want wants wanting prefer so')
/** Between a wish and its number: "need at least 4". */
const TO_NUMBER = wordSet('at least minimum like about a maybe probably')
/** Behind the number that is wished: "4 or more". */
const BEHIND_WISH = wordSet('or at plus min minimum please pls this for now instead')

/** More rooms than any home a contact means. */
const MOST_ROOMS = 12

/**
 * Reads the number of rooms that who buys wishes for behind that of the present home, where neither
 * names them: "have 3 now, need 4", "our current one is 3 and its too tight so 4 or more".
 */
export function answerWished(m: Message, name: string): boolean {
  if (m.context.bot === 'seller' || m.mask & (W.bed | W.bath)) return false
  const [now, wish, more] = m.quantities.filter(q => wordAt(m, q.from) !== 'one')
  if (!now || !wish || more || !(isOfRooms(now) && isOfRooms(wish))) return false
  if (name === 'beds' && !Number.isInteger(wish.value)) return false
  if (!(isPresent(m, now) && isWished(m, wish))) return false
  now.used = wish.used = true
  found(m, name, String(wish.low ?? wish.value), wish.from, wish.to, 8_500, 'buying')
  return true
}

const isOfRooms = (q: Quantity): boolean =>
  !q.used && q.scale === 1 && !q.dollar && !q.percent && q.value >= 1 && q.value <= MOST_ROOMS

/** "have 3 now", "our current one is 3" */
function isPresent(m: Message, q: Quantity): boolean {
  const next = m.tokens[q.to]
  if (next?.kind === 'word' && !BEHIND.has(next.low)) return false
  if (TODAY.has(next?.low ?? '')) return true
  for (let k = 0; k < q.from; k++) if (PRESENT.has(wordAt(m, k))) return true
  return false
}

/** "need 4", "so at least 4 or more"; not "need 4 by june", "need 4 parking spots". */
function isWished(m: Message, q: Quantity): boolean {
  let k = q.from - 1
  while (TO_NUMBER.has(wordAt(m, k))) k--
  if (!WISHES.has(wordAt(m, k))) return false
  const next = m.tokens[q.to]
  if (next?.kind !== 'word') return true
  return BEHIND_WISH.has(next.low) || (bitsAt(m, q.to) & W.filler) !== 0
}
