import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { cues, firstIn, holds, textAt, within } from './words.ts'

const LANGUAGES = cues('spanish espanol english ingles')
const SPEAKS = wordSet('speak speaks habla hablan hablas hablo')
/** "does your agent speak Spanish"; who needs one that does asks for a person. */
const WISHES = cues(
  'need want prefer rather someone somebody anyone anybody talk get quiero necesito alguien',
)
const DOES = wordSet('do does can habla hablan hablas')
/** Words between "does" and "speak". */
const REACH = 4

/** Whether it is only asked which language is spoken: "does the agent speak spanish". */
export function asksLanguage(sentence: Sentence): boolean {
  const { text } = sentence.words
  const language = firstIn(sentence, LANGUAGES)
  if (language < 1 || !SPEAKS.has(textAt(sentence, language - 1))) return false
  return within(text, language - REACH, language, DOES) && !holds(sentence, WISHES)
}
