import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { CAPITAL } from '../text/tokens.ts'
import { deniedInClause } from './prefers-texts.ts'
import { beginsClause, endsClause, isNot, textAt, within } from './words.ts'

const STREET = W.street | W.place | W.placeStart | W.area
const MONTHS = wordSet('april may june august summer autumn spring')
/** "I need Janine"; what is wanted may be a town, unless a bot is refused: "I want Melissa". */
const NEEDS = wordSet('need want')
const CAN = wordSet('can could will would')
/** What somebody may do for the contact. */
const HELPS = wordSet('call contact text reach email phone help answer ring message')
const ME = wordSet('me us')
const WISHES = wordSet('want rather like prefer let')
const HAVE = wordSet('have let get tell ask')
/** What may stand behind a name where nothing else is wanted of them. */
const BEHIND = wordSet('please pls on now back instead only asap today again')
/** "have Mike handle this", "rather have Carlos than this chat". */
const TAKES_OVER = wordSet('handle take')
const ORDERS = wordSet('please just and so instead rather')
const OVER = wordSet('than not over instead')
const BOTS = wordSet(
  'bot bots robot robots automated auto canned scripted script machine ai computer',
)
/** What the contact writes to: "not this thing". */
const THINGS: ReadonlySet<string> = new Set([...BOTS, 'thing', 'chat', 'app', 'program'])
const ARTICLES = wordSet('this a the some of your stupid dumb damn')

/**
 * Whether somebody is asked for by their name: "I need Janine", "get me Rosa", "have Janine contact
 * me", "no bots, Janine only".
 */
export function wantsByName(sentence: Sentence): boolean {
  const { count } = sentence.words
  if ((sentence.all.marks & CAPITAL) === 0) return false
  for (let i = 1; i < count; i++) if (isName(sentence, i) && isWanted(sentence, i)) return true
  return false
}

/** A first name with a capital that is no place and begins no street. */
function isName({ words }: Sentence, i: number): boolean {
  const { text, marks } = words
  if ((marks[i]! & CAPITAL) === 0) return false
  const bits = classOf(text[i]!)
  if ((bits & W.name) === 0 || (bits & STREET) !== 0 || MONTHS.has(text[i]!)) return false
  return i + 1 >= words.count || (marks[i + 1]! & CAPITAL) === 0
}

function isWanted(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  const before = textAt(sentence, i - 1)
  const next = textAt(sentence, i + 1)
  const second = textAt(sentence, i + 2)
  if (isOverBot(sentence, i)) return NEEDS.has(before) || WISHES.has(before) || before === 'have'
  if (takesOver(sentence, i)) return true
  if (HAVE.has(before)) {
    const at = next === 'to' ? i + 2 : i + 1
    return HELPS.has(textAt(sentence, at)) && /^(?:me|us|out)$/.test(textAt(sentence, at + 1))
  }
  // "can Mike help us move" asks for somebody's hands.
  if (CAN.has(before))
    return HELPS.has(next) && ME.has(second) && (next !== 'help' || endsHelp(sentence, i + 2))
  if (NEEDS.has(before) && next === 'to' && HELPS.has(second)) return true
  if (!endsClause(sentence, i) && !BEHIND.has(next)) return false
  const refused = within(text, 0, i, BOTS)
  if (NEEDS.has(before) && (refused || before === 'need'))
    return /^(?:i|we)$/.test(subjectOf(sentence, i - 2))
  if (before === 'me') return /^(?:get|give)$/.test(textAt(sentence, i - 2))
  if (before === 'with')
    return /^(?:deal|work|talk)$/.test(textAt(sentence, i - 2)) && wishes(sentence, i - 2)
  return refused && (before === 'is' || isAfterBot(sentence, i))
}

/** "can Denise help me instead of this thing"; what comes instead of something else is no help. */
function endsHelp(sentence: Sentence, me: number): boolean {
  if (endsClause(sentence, me)) return true
  const next = textAt(sentence, me + 1)
  if (textAt(sentence, me + 2) === 'of') return next === 'instead' && isBotAt(sentence, me + 2)
  return BEHIND.has(next) && next !== 'on' && endsClause(sentence, me + 1)
}

/** "Carlos than this chat", "Denise not this thing". */
const isOverBot = (sentence: Sentence, i: number): boolean =>
  OVER.has(textAt(sentence, i + 1)) && isBotAt(sentence, i + 2)

function isBotAt(sentence: Sentence, from: number): boolean {
  let at = from
  while (ARTICLES.has(textAt(sentence, at))) at++
  return THINGS.has(textAt(sentence, at))
}

/** "just have Mike handle this", "have Mike take over", but not "I'll have Mike handle it". */
function takesOver(sentence: Sentence, i: number): boolean {
  if (!/^(?:have|let)$/.test(textAt(sentence, i - 1)) || !TAKES_OVER.has(textAt(sentence, i + 1)))
    return false
  if (!beginsClause(sentence, i - 1) && !ORDERS.has(textAt(sentence, i - 2))) return false
  const object = textAt(sentence, i + 1) === 'take' ? /^over$/ : /^(?:this|it)$/
  return object.test(textAt(sentence, i + 2)) && endsClause(sentence, i + 2)
}

/** "I want to deal with Dan", but not "I already work with Dan". */
const wishes = (sentence: Sentence, i: number): boolean =>
  within(sentence.words.text, i - 3, i, WISHES) && !deniedInClause(sentence, i)

/** "just", "really" and "only" stand between a subject and its verb. */
const subjectOf = (sentence: Sentence, i: number): string =>
  /^(?:just|really|only)$/.test(textAt(sentence, i)) ? textAt(sentence, i - 1) : textAt(sentence, i)

/** "not the bot, Janine": the name stands by itself behind a bot that is refused. */
function isAfterBot(sentence: Sentence, i: number): boolean {
  if (!beginsClause(sentence, i)) return false
  for (let k = 0; k < i; k++) if (isNot(sentence, k)) return true
  return false
}
