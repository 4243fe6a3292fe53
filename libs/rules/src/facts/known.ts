import type { FactKey, KnownFact } from '@baton/domain'
import type { Policy, RequiredFact } from '../policy/policy.ts'

export const factName = (key: FactKey): string => `${key.side}.${key.name}`

export const isSameFact = (a: FactKey, b: FactKey): boolean =>
  a.name === b.name && a.side === b.side

export const findFact = (
  facts: readonly KnownFact[],
  { side, name }: FactKey,
): KnownFact | undefined => {
  for (const fact of facts) if (fact.name === name && fact.side === side) return fact
  return undefined
}

/** Until it is corrected or withdrawn, or `freshMs` have passed since it was last stated. */
export const isFresh = (fact: KnownFact, at: number, policy: Policy): boolean =>
  at - fact.at < policy.context.freshMs

const isStated = (facts: readonly KnownFact[], key: FactKey, at: number, policy: Policy) => {
  const fact = findFact(facts, key)
  return fact !== undefined && isFresh(fact, at, policy)
}

/** Whether a fact, or one of its side that takes its place, is known and fresh. */
const isKnown = (
  facts: readonly KnownFact[],
  key: FactKey,
  at: number,
  policy: Policy,
): boolean => {
  if (isStated(facts, key, at, policy)) return true
  const { side } = key
  for (const names of policy.context.interchangeable) {
    if (!names.includes(key.name)) continue
    for (const name of names) if (isStated(facts, { side, name }, at, policy)) return true
  }
  return false
}

/**
 * Whether a question of a bot needs no asking: the fact, or one that answers as well, is known and
 * fresh.
 */
export const isAnswered = (
  question: RequiredFact,
  facts: readonly KnownFact[],
  at: number,
  policy: Policy,
): boolean =>
  isKnown(facts, question, at, policy) ||
  (question.or.length > 0 && question.or.some(key => isKnown(facts, key, at, policy)))

const putsTheSame = (question: RequiredFact, key: FactKey): boolean =>
  isSameFact(question, key) || question.or.some(other => isSameFact(other, key))

/**
 * Whether asking for a fact would be asking again, in whatever words the policy counts as the same
 * question.
 */
export const isReAsk = (
  key: FactKey,
  facts: readonly KnownFact[],
  bot: string,
  at: number,
  policy: Policy,
): boolean =>
  isKnown(facts, key, at, policy) ||
  (policy.bots[bot]?.required ?? []).some(
    question => putsTheSame(question, key) && isAnswered(question, facts, at, policy),
  )
