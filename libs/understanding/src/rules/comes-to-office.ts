import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, endsClause, holds, holdsOneOf, textAt, within } from './words.ts'

const OFFICES = cues('office open')
const YOURS = wordSet('your you guys yall')
/** "are you open to 410", "can you open it". */
const OPENED = wordSet('to it the that this up for')
const COMES = cues('come stop swing walk drop pop')
const IN = wordSet('in by over down')
const SELF = wordSet('i we id ill')
const ABLE = wordSet('will would can could like prefer just id ill should might')
/** What may stand behind it: "come in and talk", "stop by tomorrow". */
const BEHIND = wordSet(
  'and to with tomorrow today this on instead there then please sometime later',
)
/** Where a home is seen, it may be its door that is open. */
const SEEN = (['home', 'view', 'price'] as const).map(bitsOf)
const PERSON = cues('person')
const RATHER = wordSet('feel rather prefer like want better comfortable need')
const DOES = wordSet('do doing handle handling discuss discussing')
const THIS = wordSet('this it that business')
/** A showing that is not to be a virtual one. */
const SHOWN = cues(
  'virtual virtually video zoom facetime tour showing walkthrough see closing sign',
)
/** Words between who comes and the verb. */
const REACH = 5

/**
 * Whether the contact wishes to be met: "what time does your office open, I'll just come in",
 * "I'd feel better doing this in person".
 */
export function comesToOffice(sentence: Sentence): boolean {
  if (holds(sentence, PERSON) && wishesInPerson(sentence)) return true
  if (!holds(sentence, OFFICES) || !holds(sentence, COMES)) return false
  return !holdsOneOf(sentence, SEEN) && namesOffice(sentence) && comesIn(sentence)
}

/** "your office", "are you guys open", but not "the leasing office", "are you open to 410". */
function namesOffice(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 1; i < count; i++)
    if (OFFICES.has(text[i]!) && YOURS.has(text[i - 1]!))
      return text[i] === 'office' || !OPENED.has(textAt(sentence, i + 1))
  return false
}

/** "I'll just come in", "we'd like to stop by". */
function comesIn(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 1; i < count; i++) {
    if (!COMES.has(text[i]!) || !IN.has(textAt(sentence, i + 1))) continue
    if (!within(text, i - REACH, i, SELF) || !within(text, i - 2, i, ABLE)) continue
    if (endsClause(sentence, i + 1) || BEHIND.has(textAt(sentence, i + 2))) return true
  }
  return false
}

/** "feel better doing this in person", but not "seeing it in person". */
function wishesInPerson(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (holds(sentence, SHOWN)) return false
  for (let i = 3; i < count; i++) {
    if (text[i] !== 'person' || text[i - 1] !== 'in') continue
    if (THIS.has(text[i - 2]!) && DOES.has(text[i - 3]!))
      return within(text, i - 2 - REACH, i - 3, RATHER)
  }
  return false
}
