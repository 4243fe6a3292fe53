import { bitsOf } from '../lexicon/lexicon.ts'
import type { Slot } from '../reading.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, endOfClause, holds, is, isOneOf, textAt } from './words.ts'

const LENDERS = cues(
  `lender lenders bank banks banker rocket chase wells navy usaa pnc truist bofa loan mortgage credit banco prestamista
   prestamistas`,
)
/** What stands behind one of these is who lends: "loan officer", "mortgage guy", "credit union". */
const KINDS = wordSet('loan mortgage credit')
const OF_KIND = wordSet('officer officers guy lady person people broker brokers union company rep')
/** Whoever says one of these may ask for something, or be in trouble. */
const ASKS = cues(
  `can could may would should please pls you your yours yall someone somebody anyone who when why how set
   schedule arrange let lets help question questions puede puedes pueden puedo quiero gustaria alguien usted ustedes ayuda house
   home casa lose losing save scared late owe debo quitar keeps keep connect hook find book
   send give again payment payments behind short modification pagar pagos contigo agent agents realtor realtors`,
)
/** A wish for one's own lender, or for what comes first, is a plan. */
const WISHES = cues('need needs want wanna like prefer rather necesito')
const FIRST = cues('first primero')
const MY = wordSet('my our mi nuestro')
/** Right before a lender who is met: "with my lender", "from the bank", "con el banco". */
const BEFORE = wordSet('my our mi a an the el un local w with to at from con al del')
/** "calls from the bank" are of a debt. */
const TALKS = wordSet(
  'call calling meet meeting talk talking speak speaking discuss zoom chat callback hablar hablo llamar',
)
const APPOINTMENTS = wordSet('appt appointment appointments cita citas')
const LETTERS = wordSet('letter carta')
/** Between a lender and the call that is theirs: "my loan officer is calling me". */
const WILL = wordSet('is are was supposed to going gonna will be just')
/** Words between a talk and the lender: "a call thursday with the bank". */
const REACH = 6

const CALL = bitsOf('call')
const OTHERS = (['agent', 'legal'] as const).map(bitsOf)

/**
 * Whether the contact, asked for a pre-approval or at least in search of a home, only tells how it
 * stands with who lends: "no, we meet with the lender next week", "yes I have a letter from the
 * bank".
 */
export function seesLenders(sentence: Sentence, bot: string, slots: readonly Slot[]): boolean {
  if (!holds(sentence, LENDERS) || holds(sentence, ASKS)) return false
  const approved = slots.some(slot => slot.name === 'preApproved')
  if (bot !== 'buyer' && !approved) return false
  if (holds(sentence, WISHES) && !isPlan(sentence)) return false
  const { count, text } = sentence.words
  let seen = false
  for (let i = 0; i < count; i++) {
    const call = is(sentence, i, CALL)
    if (call || APPOINTMENTS.has(text[i]!) || (approved && LETTERS.has(text[i]!))) {
      if (isOfLender(sentence, i)) seen = true
      else if (call) return false
    } else if (isOneOf(sentence, i, OTHERS) && !isPlain(sentence, i)) return false
  }
  return seen
}

/** "need to talk to my bank", "I want to call a lender first", not "I want to meet a lender". */
function isPlan(sentence: Sentence): boolean {
  if (holds(sentence, FIRST)) return true
  for (let i = 1; i < sentence.words.count; i++)
    if (isLender(sentence, i) && MY.has(textAt(sentence, i - 1))) return true
  return false
}

/** A bank by its name, or what makes the next word a lender: "loan officer". */
const isLender = (sentence: Sentence, i: number): boolean => {
  const word = textAt(sentence, i)
  return LENDERS.has(word) && (!KINDS.has(word) || OF_KIND.has(textAt(sentence, i + 1)))
}

/** The future's "will" and the guy of "mortgage guy". */
const isPlain = (sentence: Sentence, i: number): boolean =>
  textAt(sentence, i) === 'will' ||
  (OF_KIND.has(textAt(sentence, i)) && KINDS.has(textAt(sentence, i - 1)))

/** "a call with rocket", "calling my bank", "the lender is supposed to call us". */
function isOfLender(sentence: Sentence, i: number): boolean {
  if (is(sentence, i, CALL) && !TALKS.has(textAt(sentence, i))) return false
  const last = Math.min(endOfClause(sentence, i), i + 1 + REACH)
  for (let k = i + 1; k < last; k++)
    if (isLender(sentence, k) && BEFORE.has(textAt(sentence, k - 1))) return true
  let k = i
  while (k > 0 && !beginsClause(sentence, k) && WILL.has(textAt(sentence, k - 1))) k--
  return k < i && (isLender(sentence, k - 1) || isLender(sentence, k - 2))
}
