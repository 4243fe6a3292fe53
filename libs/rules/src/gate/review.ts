import type { ContactState } from '@baton/domain'
import { qualificationScore } from '../context/qualification.ts'
import { findFact } from '../facts/known.ts'
import type { Policy } from '../policy/policy.ts'

/** 1300000, $1,300,000, 1.3M */
const AMOUNT = /^\$?\s*(\d[\d,]*(?:\.\d+)?)\s*([km])?$/i
const UNITS: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 }

/**
 * A number as people and classifiers write it; Infinity when it is none: a person looks at what
 * nobody can compare.
 */
const amountOf = (value: string): number => {
  const [, digits, unit = ''] = AMOUNT.exec(value) ?? []
  if (digits === undefined) return Number.POSITIVE_INFINITY
  return Number(digits.replaceAll(',', '')) * (UNITS[unit.toLowerCase()] ?? 1)
}

/** Why a person has to approve a draft first; null when nobody has to. */
export const reviewReason = (state: ContactState, policy: Policy): string | null => {
  const { review, reviewScoreAtLeast } = policy.replies
  const high = review.find(({ side, name, atLeast }) => {
    const value = findFact(state.facts, { side, name })?.value
    return value !== undefined && amountOf(value) >= atLeast
  })
  if (high) return `review:${high.side}.${high.name}`
  return qualificationScore(state.facts, policy) >= reviewScoreAtLeast ? 'review:score' : null
}
