import type { FactKey, KnownFact } from '@baton/domain'
import { findFact, isAnswered } from '../facts/known.ts'
import type { Policy } from '../policy/policy.ts'

export type Temperature = 'hot' | 'warm' | 'cold'

/** How far the contact has come, 0–100: by how many of the policy's answers are known. */
export const qualificationScore = (facts: readonly KnownFact[], policy: Policy): number => {
  const { answers, scores } = policy.context
  let known = 0
  for (const answer of answers) if (answer.anyOf.some(key => findFact(facts, key))) known++
  return scores[Math.min(known, scores.length - 1)] ?? 0
}

export const temperatureOf = (score: number, policy: Policy): Temperature => {
  if (score >= policy.context.hotAt) return 'hot'
  return score >= policy.context.warmAt ? 'warm' : 'cold'
}

/** Up to so many days from now. */
const URGENCIES = [
  [7, 'immediate'],
  [30, 'urgent'],
  [90, 'ready'],
  [180, 'considering'],
] as const

/** How soon the contact means to act: by the nearest stated number of days, else by temperature. */
export const urgencyOf = (facts: readonly KnownFact[], temperature: Temperature): string => {
  const days = facts
    .filter(fact => fact.name === 'timelineDays')
    .map(fact => Number(fact.value))
    .filter(Number.isFinite)
  if (days.length === 0) return { hot: 'ready', warm: 'considering', cold: 'browsing' }[temperature]
  const nearest = Math.min(...days)
  return URGENCIES.find(([limit]) => nearest <= limit)?.[1] ?? 'browsing'
}

/** What a bot still has to find out, in the order of asking. */
export const openQuestions = (
  facts: readonly KnownFact[],
  bot: string,
  at: number,
  policy: Policy,
): FactKey[] =>
  (policy.bots[bot]?.required ?? [])
    .filter(question => !isAnswered(question, facts, at, policy))
    .map(({ side, name }) => ({ side, name }))
