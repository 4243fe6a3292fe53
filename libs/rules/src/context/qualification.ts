import type { FactKey, KnownFact } from '@baton/domain'
import { isAnswered } from '../facts/known.ts'
import type { Policy } from '../policy/policy.ts'

export type Temperature = 'hot' | 'warm' | 'cold'

/** How far the contact has come, 0–100: by how many of the policy's answers are known. */
export const qualificationScore = (facts: readonly KnownFact[], policy: Policy): number => {
  const { scores } = policy.context
  const answered = answeredBy(policy)
  let answers = 0
  for (const { side, name } of facts) answers |= answered.get(name)?.[side] ?? 0
  return scores[Math.min(bitsOf(answers), scores.length - 1)] ?? 0
}

/** For a fact's name and side, the answers it gives: one bit each. A policy has at most 16. */
type Answered = ReadonlyMap<string, Record<string, number>>

const compiled = new WeakMap<Policy, Answered>()

const answeredBy = (policy: Policy): Answered => {
  const known = compiled.get(policy)
  if (known) return known
  const answered = new Map<string, Record<string, number>>()
  for (const [i, { anyOf }] of policy.context.answers.entries()) {
    for (const { side, name } of anyOf) {
      const bySide = answered.get(name) ?? Object.create(null)
      bySide[side] = (bySide[side] ?? 0) | (1 << i)
      answered.set(name, bySide)
    }
  }
  compiled.set(policy, answered)
  return answered
}

const bitsOf = (set: number): number => {
  let bits = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++
  return bits
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

const BY_TEMPERATURE = { hot: 'ready', warm: 'considering', cold: 'browsing' } as const

/** How soon the contact means to act: by the nearest stated number of days, else by temperature. */
export const urgencyOf = (facts: readonly KnownFact[], temperature: Temperature): string => {
  let nearest = Number.POSITIVE_INFINITY
  for (const { name, value } of facts) {
    const days = name === 'timelineDays' ? Number(value) : Number.NaN
    if (Number.isFinite(days) && days < nearest) nearest = days
  }
  if (nearest === Number.POSITIVE_INFINITY) return BY_TEMPERATURE[temperature]
  return URGENCIES.find(([limit]) => nearest <= limit)?.[1] ?? 'browsing'
}

/** What a bot still has to find out, in the order of asking. */
export const openQuestions = (
  facts: readonly KnownFact[],
  bot: string,
  at: number,
  policy: Policy,
): FactKey[] => {
  const open: FactKey[] = []
  for (const question of policy.bots[bot]?.required ?? []) {
    if (isAnswered(question, facts, at, policy)) continue
    open.push({ side: question.side, name: question.name })
  }
  return open
}
