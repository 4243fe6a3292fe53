import { add, W } from './lexicon/word-classes.ts'
import { asked, bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import { phraseFrom, phraseTable } from './phrases.ts'
import { inQuestion } from './questions.ts'
import { APPOINTMENT } from './time-words.ts'
import { wordSet } from './word-set.ts'

/** Phrases of haste by themselves; the number is how many words they have. */
const PHRASES = phraseTable<number>('first', [
  [1, 'asap|asp|immediately|immediate|inmediatamente|urgently|urgente|urgent|inmediato'],
  [2, 'right away, ya mismo, yesterday would|lol|haha|if, urge vender|mudarme|comprar'],
  [3, 'sooner the better, in a hurry|rush'],
  [
    3,
    'soon as possible|can, fast|quick|quickly as possible|can, antes posible, rapido|pronto posible|que',
  ],
  [4, 'soon|fast|quick|quickly as we|i|you|u can|could'],
])

for (const word of PHRASES.keys()) add(word, W.urgent)

/**
 * Words that keep haste from being about the deal: "call me asap", "no need to reply right away".
 */
const OTHER = wordSet('reply respond answer send email no not never cant dont')
const NEEDS = wordSet('need want gotta needed must ready have vender move close')
const SELLS = wordSet('sell sold unload offload dump buy')
const DEALS = wordSet('sell sold sale close closing move unload buy dump offload gone rid')
const BEFORE_NOW = wordSet('go move sell buy house home out in it something place ready')

/** "la casa de ahora", "donde vivo ahora": the home one has. */
const OF_TODAY = wordSet(
  'de vivo vivimos tengo tenemos estoy estamos rento rentamos alquilo alquilamos',
)

/** "asap", "right away", "sell fast", "lo antes posible": no days at all. */
export function readHaste(m: Message): void {
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || !(t.bits & W.urgent) || t.taken) continue
    const to = hasteEnd(m, i)
    if (
      to === 0 ||
      inQuestion(m, i) ||
      asksAdvice(m, i) ||
      ofOthers(m, i) ||
      has(m, i, OTHER) ||
      has(m, i, APPOINTMENT)
    )
      continue
    return found(m, 'timelineDays', '0', i, to)
  }
}

/** "should we move fast?" */
const asksAdvice = (m: Message, i: number): boolean =>
  asked(m, i) && wordAt(m, segmentOf(m, i)[0]) === 'should'

const has = (m: Message, i: number, words: ReadonlySet<string>): boolean => {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++) if (words.has(wordAt(m, k))) return true
  return false
}

/** End of an expression of haste that starts at `i`, else 0. */
function hasteEnd(m: Message, i: number): number {
  const length = phraseFrom(m, i, PHRASES)
  if (length !== undefined) return Math.min(i + length, m.tokens.length)
  const w = wordAt(m, i)
  const before = wordAt(m, i - 1)
  switch (w) {
    case 'right':
      return wordAt(m, i + 1) === 'now' && needs(m, i) ? i + 2 : 0
    case 'antes':
      return before === 'cuanto' ? i + 1 : 0
    case 'rapido':
    case 'ahora':
    case 'ahorita':
      if (OF_TODAY.has(before)) return 0
      return m.mask & (W.sell | W.buy) ? i + 1 : 0
    case 'fast':
    case 'quick':
    case 'quickly':
      return dealNear(m, i) ? i + 1 : 0
    case 'yesterday':
      return /^(?:sell|sold|move|close|out|buy|gone)$/.test(before) && has(m, i, NEEDS) ? i + 1 : 0
    case 'now':
      // "want 420 for it now" speaks of the price.
      if (before === 'it' && wordAt(m, i - 2) === 'for') return 0
      return BEFORE_NOW.has(before) && wordAt(m, i + 1) === '' && has(m, i, NEEDS) ? i + 1 : 0
    default:
      return 0
  }
}

/** "we need", "have to"; "right now we have a place" is no need. */
const needs = (m: Message, i: number): boolean => {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++)
    if (NEEDS.has(wordAt(m, k)) && (wordAt(m, k) !== 'have' || wordAt(m, k + 1) === 'to'))
      return true
  return false
}

/** "sell fast", "quick sale", "sell my 3 bed house in Gary fast". */
function dealNear(m: Message, i: number): boolean {
  for (let k = i - 4; k <= i + 2; k++) if (DEALS.has(wordAt(m, k))) return true
  if (!(endsClause(m, i) || bitsAt(m, i + 1) & W.filler)) return false
  const [from] = segmentOf(m, i)
  for (let k = from; k < i; k++) if (SELLS.has(wordAt(m, k))) return true
  return false
}
