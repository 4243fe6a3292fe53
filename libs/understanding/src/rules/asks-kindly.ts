import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, holds } from './words.ts'

/** What one is asked to do, and ends nothing. */
const VERBS = wordSet(
  `text message msg email write skype whatsapp facetime zoom send resend forward confirm clarify advise expedite docusign
   notarize sign add resubmit reschedule rebook recheck reconsider respond reply answer update check help explain show share reach include review schedule use keep
   escribame escribeme escribe escriba mandeme mandame envieme enviame mande envie conteste contesteme responda respondame
   aclare confirme expliqueme`,
)
const TAKES_BACK = wordSet('disregard ignore')
/** Whoever is to be disregarded is the contact, or their number. */
const SELF = cues('me us number phone cell numero')
/** What may stand beside it; any other word may end messages. */
const BESIDE = wordSet(
  `please pls plz plss por favor porfa porfavor kindly can could will would you u just me us my mine the a an this that it
   these those last number phone cell here there more some info information details pics pictures photos pic photo listings
   homes houses options address link file form docs documents document paperwork email emails by at to for on with of and or
   again asap today tomorrow tonight now soon instead back when ready first thanks thank ty hi hello hey mi este esta esto
   numero aqui mas un una mensaje al`,
)

/**
 * Whether a message only asks for something: "please text this number", "pls clarify", "por favor
 * escríbame". All of its words are looked at, so that nothing which ends messages is taken for a
 * request.
 */
export function asksKindly(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let asks = false
  for (let i = 0; i < count; i++) {
    if (VERBS.has(text[i]!)) asks = true
    else if (TAKES_BACK.has(text[i]!)) {
      if (holds(sentence, SELF)) return false
      asks = true
    } else if (!BESIDE.has(text[i]!)) return false
  }
  return asks
}
