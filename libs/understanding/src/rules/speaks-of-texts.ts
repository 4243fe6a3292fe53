import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, holds, is, isNot, textAt, within } from './words.ts'

const STOP = bitsOf('stop')
const TEXTS = cues('texts texting messages')
const ENDS = wordSet('stop quit end')
/** What one does with texts that came, or wants done with them. */
const HANDLED = wordSet(
  `got received saw seen saved save kept forwarded forward sent resend read reread reading show showed shown showing
   screenshot screenshotted copied printed deleted lost missed loading opened thanks thank appreciate helped help
   translate translating add added reply replying answering half`,
)
const LATE = wordSet('late twice')
/** Behind "not" and "never": texts that never came, or cannot be read. */
const CAME = wordSet('get got receive received see saw seen load open read come came')
/** "I have no more texts". */
const HAVE = wordSet('have has had got get')
/** Whoever says one of these may mean an end. */
const MORE = wordSet(
  `off out done set good anymore again still why keep keeps constant constantly nonstop enough too many much all every
   hate sick tired annoying annoyed annoy mad legal law police fcc ftc tcpa permission consent signed wrong who stopping
   interested alone bye goodbye bought rented closed dead fuck wtf but kill halt pause cut drop ditch turn shut mute
   silence finish finished over unwanted unsolicited ask asked told said request requested`,
)
/** Before "not" in what did not come; "would rather not get" is a wish. */
const UNDONE = wordSet('did have has had can could')
const SELF = wordSet('i we')
const YOURS = wordSet('you yall guys people this that it')
/** Words between a question and the end that it asks about: "why did the texts stop". */
const REACH = 5

/**
 * Whether messages are only spoken of, as what came, was kept, shown or lost, or as what once
 * stopped: "I saved the texts", "please resend the texts", "I had to stop texting", "did you stop
 * texting me?".
 */
export function speaksOfTexts(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, TEXTS)) return false
  let handled = false
  for (let i = 0; i < count; i++) {
    const told = ENDS.has(text[i]!) && isTold(sentence, i)
    if (told) handled = true
    else if (is(sentence, i, STOP) || isEndWish(sentence, i)) return false
    if (TEXTS.has(text[i]!) && areHandled(sentence, i)) handled = true
    if (isNot(sentence, i)) {
      if (!isMissing(sentence, i)) return false
      handled = true
    }
  }
  return handled
}

/** "saved the texts", "add my wife to the texts", "get the texts late". */
function areHandled(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (LATE.has(textAt(sentence, i + 1))) return true
  for (let k = i; k > 0 && k > i - REACH && !beginsClause(sentence, k); k--)
    if (HANDLED.has(text[k - 1]!)) return true
  return false
}

/** A word of more, but "half the texts" came; "why did they stop" asks after them. */
function isEndWish(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!MORE.has(text[i]!)) return false
  return !(text[i] === 'why' && within(text, i + 2, Math.min(count, i + REACH), ENDS))
}

/** "I had to stop", "did you stop", "did the texts stop", but not "you have to stop". */
function isTold(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  const who = textAt(sentence, i - 3)
  // Who has to stop texting does it; who has to stop the texts gets them.
  if (textAt(sentence, i - 1) === 'to' && textAt(sentence, i + 1) === 'texting') {
    if (textAt(sentence, i + 2) === 'me') return false
    if (text[i - 2] === 'have') return SELF.has(who)
    if (text[i - 2] === 'had') return !(YOURS.has(who) || TEXTS.has(who))
  }
  const did = i - 2 - (textAt(sentence, i - 2) === 'did' ? 0 : 1)
  if (textAt(sentence, did) !== 'did') return false
  return text[i - 1] === 'you' || TEXTS.has(textAt(sentence, i - 1))
}

/** "never got", "did not see", "have no more". */
function isMissing(sentence: Sentence, i: number): boolean {
  if (textAt(sentence, i + 1) === 'more') return HAVE.has(textAt(sentence, i - 1))
  return (
    CAME.has(textAt(sentence, i + 1)) &&
    (textAt(sentence, i) === 'never' || UNDONE.has(textAt(sentence, i - 1)))
  )
}
