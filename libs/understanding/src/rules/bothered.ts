import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, cues, endsClause, holds, isNot, textAt } from './words.ts'

const BOTHERS = cues('bothering harassing pestering annoying spamming')
const YOU = wordSet('you your youre yall guys')
const SO = wordSet('are keep just really always constantly so all')
const ME = wordSet('me us')
/** "no need to keep checking in". */
const NEEDS = cues('need needs')
const KEEPS = wordSet('keep continue')
const WRITES = wordSet('checking following reaching texting messaging contacting')
const BEHIND_WRITES = wordSet('in up out on with me us back anymore please thanks so')
/** Where another way is named, or a farewell only of help. */
const OTHER_WAYS = cues(
  'call calls calling email emails emailing just until till if instead unless but lol jk haha sorry',
)
const HELP = cues('help services service')
const BYE = cues('bye goodbye')

/**
 * Whether one has enough of messages without a word of ending them: "ur bothering me", "no need to
 * keep checking in", "don't need your help, goodbye".
 */
export function isBothered(sentence: Sentence): boolean {
  if (holds(sentence, OTHER_WAYS)) return false
  return (
    (holds(sentence, BOTHERS) && youBother(sentence)) ||
    (holds(sentence, NEEDS) && (needNoWriting(sentence) || needNoHelp(sentence)))
  )
}

/** "you are really bothering us", but not "the noise is bothering me", "am I bothering you". */
function youBother(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 1; i < count; i++) {
    if (!BOTHERS.has(text[i]!) || !ME.has(textAt(sentence, i + 1))) continue
    let who = i - 1
    while (SO.has(textAt(sentence, who))) who--
    if (
      YOU.has(textAt(sentence, who)) &&
      opensWithYou(sentence, who) &&
      endsClause(sentence, i + 1)
    )
      return true
  }
  return false
}

/** "you are", not "are you", "if you are". */
const opensWithYou = (sentence: Sentence, who: number): boolean => {
  const you = textAt(sentence, who) === 'guys' ? who - 1 : who
  return beginsClause(sentence, you)
}

/** "no need to keep checking in", "we do not need you to keep texting". */
function needNoWriting(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 2; i < count; i++) {
    if (!KEEPS.has(text[i]!) || text[i - 1] !== 'to' || !WRITES.has(textAt(sentence, i + 1)))
      continue
    if (!isNoNeed(sentence, i - 2)) continue
    let last = i + 1
    while (BEHIND_WRITES.has(textAt(sentence, last + 1))) last++
    if (endsClause(sentence, last)) return true
  }
  return false
}

/** "no need", "not need you", "no need for you". */
function isNoNeed(sentence: Sentence, last: number): boolean {
  let at = textAt(sentence, last) === 'you' ? last - 1 : last
  if (textAt(sentence, at) === 'for') at--
  return NEEDS.has(textAt(sentence, at)) && isNot(sentence, at - 1)
}

/** "don't need your help, goodbye". */
function needNoHelp(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, HELP) || !holds(sentence, BYE)) return false
  for (let i = 1; i + 2 < count; i++) {
    if (!NEEDS.has(text[i]!) || !isNot(sentence, i - 1) || text[i + 1] !== 'your') continue
    const behind = textAt(sentence, i + 3)
    if (
      HELP.has(text[i + 2]!) &&
      (endsClause(sentence, i + 2) || BYE.has(behind) || behind === 'anymore')
    )
      return true
  }
  return false
}
