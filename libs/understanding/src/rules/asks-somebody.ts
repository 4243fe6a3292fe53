import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { endOfClause, isOneOf, textAt, within } from './words.ts'

const NAMED = (['home', 'price'] as const).map(bitsOf)
/** What the bot has to give. */
const HAS = wordSet(
  'comps worth value number estimate ballpark cma listing listings link photos pictures pics details info available',
)

const SOMEBODY = wordSet('someone somebody')
const CAN = wordSet('can could will would')
const WHERE = wordSet('at your company office there here please over in')
/** What the bot does as well as anybody. */
const DOES = wordSet(
  'give send resend tell show check price value run update change fix find list ballpark estimate',
)
/** "help us sell it", but not "help me". */
const HELPED = wordSet('sell list buy find')
/** Words between somebody and the verb: "someone at your company". */
const REACH = 5

/**
 * Whether the somebody at `i` is only asked to give a price or to do what the bot does: "can
 * someone give me a price on my place", "can you have someone run the comps".
 */
export function asksSomebody(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!SOMEBODY.has(text[i]!) || !within(text, i - REACH, i, CAN)) return false
  if (!CAN.has(textAt(sentence, i - 1)) && textAt(sentence, i - 1) !== 'have') return false
  let verb = i + 1
  while (verb < i + REACH && WHERE.has(textAt(sentence, verb))) verb++
  if (DOES.has(textAt(sentence, verb))) return isOfBot(sentence, verb)
  if (textAt(sentence, verb) !== 'help') return false
  return within(text, verb + 2, Math.min(count, verb + 4), HELPED)
}

/** "give me a price", not "give me a minute", "tell me what to do, I'm losing my house". */
function isOfBot(sentence: Sentence, verb: number): boolean {
  const { text } = sentence.words
  const end = endOfClause(sentence, verb)
  if (within(text, verb, end, HAS)) return true
  for (let k = verb; k < end; k++) if (isOneOf(sentence, k, NAMED)) return true
  return false
}
