import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginOfClause, cues, endOfClause, holds, is, isOneOf, textAt, within } from './words.ts'

const [OWN] = bitsOf('own')
const HOME = bitsOf('home')
const OWED = wordSet('back unpaid delinquent overdue')
const TAKERS = cues('county city they state irs treasurer')
const TAKES = wordSet('take takes taking took sell selling auction auctioning seize seizing')
/** Of a home on offer, or sought, this is no distress of the contact. */
const OTHERS = cues('that those any owner owners seller sellers listing one are buy buying')
const QUITA = wordSet('quita quitan quitar quitando quitaron quitarme quitarnos')
const EMBARGA = wordSet('embarga embargan embargar embargando embargaron embargarme embargarnos')
const NOBODY = cues('no not nobody never nadie nunca nada')
const MI = cues('me nos mi nuestra')

const TROUBLE = wordSet('divorce foreclosure bankruptcy probate divorcio')
const BECAUSE = wordSet('because bc cuz cause due thru through por')
const SPEAKER = wordSet('we i im were our my us nosotros mi estamos')
const SALE = wordSet('sell selling list listing moving vendemos vendiendo')
const THEY = wordSet(
  'they their he she his her friend friends neighbor neighbors parents coworker owner owners seller sellers',
)
const LONG_AGO = wordSet('<year> ago')
const NEAR = (['kin', 'mate', 'elder'] as const).map(bitsOf)
/** Words between "because" and the trouble: "because of the divorce". */
const REACH = 4

/**
 * Whether one's home is being taken for taxes or debts, or sold for one's own trouble, or one is
 * put out of it: "county is taking it for back taxes", "we're getting evicted", "our house is on
 * the tax sale list", "me quieren quitar la casa", "we're selling because of the divorce".
 */
export function namesDistress(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, NAMES) || holds(sentence, NOBODY)) return false
  const home = holds(sentence, CASA)
  for (let i = 0; i < count; i++) {
    if (text[i] === 'taxes' && OWED.has(textAt(sentence, i - 1)))
      return holds(sentence, TAKERS) && within(text, 0, i, TAKES) && !ofOthers(sentence)
    if (text[i] === 'tax' && textAt(sentence, i + 1) === 'sale')
      return homeBefore(sentence, i) && !ofOthers(sentence)
    if (TROUBLE.has(text[i]!) && isReason(sentence, i)) return true
    if (text[i] === 'evicting' && /^(?:me|us)$/.test(textAt(sentence, i + 1))) return true
    if (text[i] === 'evicted' && isEvicted(sentence, i)) return true
    if (EMBARGA.has(text[i]!)) return holds(sentence, MI)
    if (home && QUITA.has(text[i]!)) return /(?:me|nos)$/.test(text[i]!) || holds(sentence, MI)
  }
  return false
}

const GETS = wordSet('get getting got be being been are am')
/** Before it in the clause somebody else is put out, or nobody yet. */
const ELSE = wordSet(
  `they he she him them his her their you tenant tenants renter renters neighbor neighbors owner owners seller sellers friend
   friends if avoid before how why can`,
)
const PAST = wordSet('<year> ago before once')

/** "we're getting evicted friday", not "my tenant got evicted", "got evicted in 2019". */
function isEvicted(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  const from = beginOfClause(sentence, i)
  if (!GETS.has(textAt(sentence, i - 1)) || within(text, from, i, ELSE)) return false
  return !within(text, i, endOfClause(sentence, i), PAST)
}

const CASA = cues('casa')
/** Without one of these nothing is named. */
const NAMES = new Cues(['tax', 'taxes', 'evicted', 'evicting', ...TROUBLE, ...EMBARGA, ...QUITA])

const ofOthers = (sentence: Sentence): boolean => holds(sentence, OTHERS)

/** "our house is on the tax sale list": a home by itself, or one's own, that is there. */
function homeBefore(sentence: Sentence, i: number): boolean {
  for (let k = 0; k < i; k++)
    if (is(sentence, k, HOME) && (k === 0 || (sentence.low[k - 1]! & OWN) !== 0)) return true
  return false
}

/** Whether the contact gives the trouble at `i` as the reason of what they do. */
function isReason(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  let because = i - 1
  while (because >= i - REACH && !BECAUSE.has(textAt(sentence, because))) because--
  if (because < i - REACH || because < 0 || within(text, 0, i, THEY)) return false
  if (within(text, i, endOfClause(sentence, i), LONG_AGO)) return false
  for (let k = 0; k < because; k++) if (isOneOf(sentence, k, NEAR)) return false
  return within(text, 0, because, SPEAKER) || SALE.has(text[0]!)
}
