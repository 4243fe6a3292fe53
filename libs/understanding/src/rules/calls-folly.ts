import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED, NUMBER } from '../text/tokens.ts'
import { speaksOf } from './sides.ts'
import { beginOfClause, cues, endsClause, holds, textAt, within } from './words.ts'

const FOLLIES = cues(
  `crazy dumb stupid foolish nuts insane silly idiot idiots fool fools mistake suicide option sense happening happen question
   nonstarter regret never lose`,
)
/** What one would be, or the sale, that one does not think of. */
const MAD = wordSet(
  'crazy dumb stupid foolish nuts insane silly idiot idiots fool fools mistake suicide nonstarter',
)
/** "crazy to let ours go", "nuts to part with it". */
const GIVES = wordSet('let part get')
/** What a sale is not: "isn't an option", "makes no sense". */
const DENIED = wordSet('option sense happening happen')
const NOT = wordSet('not never no zero')
/** Who says one of these may sell all the same, or tells what others think. */
const TERMS = cues(
  'but though although unless until without under less below before first still anyway says thinks people know',
)
/** With one of these it is not sure what would be folly: "crazy not to sell". */
const TURNS = cues('not if')
const ASKS = wordSet('would is are am will do does should')
const IS = wordSet('is be its was')
const BETWEEN = wordSet(
  'a an so really just pretty plain total totally huge big such even financial',
)
/** Between "selling ours" and what that is, its verb first. */
const VERBS = wordSet('would is will does was makes')
const BEHIND_VERBS: ReadonlySet<string> = new Set([
  ...[...BETWEEN, ...IS, ...NOT],
  ...['make', 'any', 'gonna', 'going', 'to'],
])
/** What is sold: "selling our house would be". */
const SOLD = wordSet('our my ours mine the it this that house home place condo now up one here')
const GERUNDS = wordSet('selling listing')
const SUPPOSED = wordSet('if')
const LOST = wordSet('never lose')
/** What goes with the home: "we'd never get that rate again". */
const RATES = cues('rate rates payment payments interest')
/** Words between "if" and "sold", and between the loss and what is lost. */
const REACH = 5

/**
 * Whether every sale that is spoken of is called folly, or out of the question: "we'd be crazy to
 * sell ours", "selling ours isn't an option", "if we sold ours we'd never get that rate again". Who
 * asks about it or names terms may sell: "it'd be dumb to sell under 500".
 */
export function callsFolly(sentence: Sentence): boolean {
  if (!holds(sentence, FOLLIES) || (sentence.all.marks & ASKED) !== 0) return false
  if (holds(sentence, TERMS) || namesAmount(sentence)) return false
  const sure = !holds(sentence, TURNS)
  let folly = false
  for (let i = 0; i < sentence.words.count; i++) {
    const gives = GIVES.has(textAt(sentence, i)) && sure && isMadTo(sentence, i)
    if (!gives && !speaksOf('seller', sentence, i)) continue
    const mad = gives || (sure && (isMadTo(sentence, i) || isMadToo(sentence, i)))
    if (!mad && !isNoOption(sentence, i) && !losesRate(sentence, i)) return false
    folly = true
  }
  return folly
}

/** An amount that is no rate may be the price that would do. */
const namesAmount = (sentence: Sentence): boolean =>
  (sentence.all.marks & NUMBER) !== 0 && !holds(sentence, RATES)

/** "we would be crazy to sell", "it would be a mistake to ever sell", "I'd regret selling". */
function isMadTo(sentence: Sentence, i: number): boolean {
  if (textAt(sentence, i - 1) === 'regret') return !isAsked(sentence, i)
  const to = textAt(sentence, i - 1) === 'ever' ? i - 2 : i - 1
  if (textAt(sentence, to) !== 'to' || !MAD.has(textAt(sentence, to - 1))) return false
  let be = to - 2
  while (BETWEEN.has(textAt(sentence, be))) be--
  return IS.has(textAt(sentence, be)) && !isAsked(sentence, be)
}

/** "would it be dumb", "is it dumb". */
const isAsked = (sentence: Sentence, i: number): boolean =>
  ASKS.has(textAt(sentence, beginOfClause(sentence, i)))

/** "selling our house would be a mistake". */
function isMadToo(sentence: Sentence, i: number): boolean {
  const at = behindVerb(sentence, i)
  return at > 0 && MAD.has(textAt(sentence, at))
}

/** "selling ours is not even an option", "selling it is out of the question". */
function isNoOption(sentence: Sentence, i: number): boolean {
  const at = behindVerb(sentence, i)
  if (at < 0) return false
  // "isn't happening fast enough" waits for a sale.
  if (/^happen/.test(textAt(sentence, at)) && !endsClause(sentence, at)) return false
  if (DENIED.has(textAt(sentence, at))) return within(sentence.words.text, i, at, NOT)
  return textAt(sentence, at) === 'out' && textAt(sentence, at + 3) === 'question'
}

/** Behind "selling ours would be a", or -1. */
function behindVerb(sentence: Sentence, i: number): number {
  if (!GERUNDS.has(textAt(sentence, i)) || NOT.has(textAt(sentence, i - 1))) return -1
  let at = i + 1
  while (SOLD.has(textAt(sentence, at))) at++
  if (!VERBS.has(textAt(sentence, at))) return -1
  at++
  while (BEHIND_VERBS.has(textAt(sentence, at))) at++
  return at
}

/** "if we sold ours we would never get that rate again". */
function losesRate(sentence: Sentence, i: number): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, RATES) || !within(text, i - REACH, i, SUPPOSED)) return false
  for (let k = i + 1; k < count; k++)
    if (LOST.has(text[k]!)) return within(text, k + 1, Math.min(count, k + 1 + REACH), RATES)
  return false
}
