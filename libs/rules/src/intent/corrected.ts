import type { ContactState, FactKey, KnownFact } from '@baton/domain'

/** How somebody takes back what they just said, in English and Spanish. */
const TAKES_BACK =
  /^\W*(?:no\W+)?(?:wait|make (?:it|that)|scratch that|i mean|correction|perd[oó]n|digo|mejor)\b/i
/** These may stand in an answer too. */
const MAY_TAKE_BACK =
  /\b(?:actually|sorry|oops|checked|hang on|hold on|my bad)\b|\bi mean(?:t)?\W*$/i
/** Of a message that corrects and says nothing else. */
const MAY_TAKE_BACK_CHARS = 40
const NUMBER = /^\d+(?:\.\d+)?$/
/** How long somebody is to wait: "no wait 2 min". */
const A_WHILE = /\d\s*(?:min(?:ute)?s?|sec(?:ond)?s?|h(?:ou)?rs?)\b/i
const SAID = /\d[\d,]*(?:\.\d+)?/
/** "701 not 710" */
const INSTEAD_OF = /\d\s?k?,?\s+(?:and\s+)?not\s+(\d[\d,]*(?:\.\d+)?)/i

/** Questions that no number answers. */
const IN_WORDS: readonly string[] = ['name', 'location', 'preApproved']

/**
 * What a message corrects that names nothing itself ("no wait, more like 6"): the number that the
 * contact stated last. null when the message does not read as a correction, or may be of several
 * that were stated at once.
 */
export const correctedBy = (text: string, { facts, question }: ContactState): FactKey | null => {
  const denied = deniedIn(text)
  if (denied === null && !TAKES_BACK.test(text) && !mayTakeBack(text, question)) return null
  if (A_WHILE.test(text)) return null
  const numbers = statedLast(facts).filter(fact => NUMBER.test(fact.value))
  const stated = denied === null ? numbers : numbers.filter(fact => distance(denied, fact) === 1)
  const [only] = stated.length > 1 ? nearest(text, stated) : stated
  return only ? { side: only.side, name: only.name } : null
}

/** The number that the message puts another in the place of. */
const deniedIn = (text: string): number | null => {
  if (text.length > MAY_TAKE_BACK_CHARS) return null
  const denied = INSTEAD_OF.exec(text)?.[1]
  return denied === undefined ? null : Number(denied.replaceAll(',', ''))
}

/** Those who tell what the contact has not just said. */
const OF_OTHERS = /^(?:operator|crm|highlevel)/
/** They report what they heard from the contact, and numbers of their own. */
const OF_BOTS = /^bot:/

/** What the contact stated last, and what bots have reported since then. */
const statedLast = (facts: readonly KnownFact[]): readonly KnownFact[] => {
  const told = facts.filter(({ source }) => !OF_OTHERS.test(source))
  const said = newest(told.filter(({ source }) => !OF_BOTS.test(source)))
  const since = said[0]?.at ?? 0
  const reported = told.filter(({ source, at }) => OF_BOTS.test(source) && at >= since)
  return [...said, ...newest(reported)]
}

const newest = (facts: readonly KnownFact[]): readonly KnownFact[] => {
  const last = Math.max(...facts.map(({ at }) => at))
  return facts.filter(({ at }) => at === last)
}

const mayTakeBack = (text: string, question: ContactState['question']): boolean => {
  if (text.length > MAY_TAKE_BACK_CHARS || !MAY_TAKE_BACK.test(text)) return false
  return question === null || (IN_WORDS.includes(question.name) && SAID.test(text))
}

/** What a bare number may count in: days, weeks, months; dollars, thousands. */
const UNITS: Readonly<Record<string, readonly number[]>> = {
  timelineDays: [1, 7, 30],
  'budget.min': [1, 1000],
  'budget.max': [1, 1000],
  askingPrice: [1, 1000],
  mortgageBalance: [1, 1000],
  downPaymentAmount: [1, 1000],
}
/**
 * A number that corrects is at most so many times the one it takes the place of, or so small a part
 * of it.
 */
const FARTHEST = 2
/** How much farther the others must be. */
const APART = 1.6

/**
 * The one of several numbers that the said one is near to; none, when it may be of another as well.
 */
const nearest = (text: string, stated: readonly KnownFact[]): readonly KnownFact[] => {
  const said = Number(SAID.exec(text)?.[0].replaceAll(',', ''))
  if (!(said > 0)) return []
  const [first, second] = stated
    .map(fact => ({ fact, by: distance(said, fact) }))
    .sort((a, b) => a.by - b.by)
  if (!first || !second || first.by > FARTHEST || second.by < first.by * APART) return []
  return [first.fact]
}

const distance = (said: number, { name, value }: KnownFact): number => {
  const known = Number(value)
  const ratios = (UNITS[name] ?? [1]).map(unit => (said * unit) / known)
  return Math.min(...ratios.map(ratio => Math.max(ratio, 1 / ratio)))
}
