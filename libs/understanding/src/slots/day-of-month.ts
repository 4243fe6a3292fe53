import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** Before "6/1" these say when: "lease ends 6/1", "is up 5/1", "moving 8/1", "around 6/1". */
const DUE = wordSet(
  `by before around after until till til thru end ends ending start starts starting up move moving close closing
   closes out due`,
)
/** Before it these speak of a visit, a birthday, a free day: "see it 5/2", "can do 5/3". */
const OTHER_DAY = wordSet('about see do tour visit view free available date was born showing on')
const ARTICLES = wordSet('a an the my our')

/** Whether month and day stand at token `i` as in "6/1": a number, a slash, a number. */
export function isMonthAndDay(m: Message, i: number): boolean {
  const [month, day] = [m.tokens[i]?.value ?? 0, m.tokens[i + 2]?.value ?? 0]
  return wordAt(m, i + 1) === '/' && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/**
 * "moving date is 10/1", "by 6/15", and "6/1" where the question was when: the day by which
 * something is to be.
 */
export function isDueDay(m: Message, i: number): boolean {
  const before = wordAt(m, i - 1)
  if (before === 'is' && wordAt(m, i - 2) === 'date') return true
  if (bitsAt(m, i + 3) & W.home) return false
  return DUE.has(before) || (isAskedWhen(m) && !ARTICLES.has(before))
}

/** Whether "3/2" at token `i` is a day rather than bedrooms and bathrooms. */
export function isDay(m: Message, i: number): boolean {
  if (isDueDay(m, i)) return true
  const before = wordAt(m, i - 1) === 'it' ? wordAt(m, i - 2) : wordAt(m, i - 1)
  return OTHER_DAY.has(before) && !(bitsAt(m, i + 3) & W.home)
}

const isAskedWhen = (m: Message): boolean =>
  m.context.pendingQuestion?.name.startsWith('timeline') === true
