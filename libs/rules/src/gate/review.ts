import type { ContactState } from '@baton/domain'
import { qualificationScore } from '../context/qualification.ts'
import { findFact } from '../facts/known.ts'
import type { Policy } from '../policy/policy.ts'

/** Why a person has to approve a draft first; null when nobody has to. */
export const reviewReason = (state: ContactState, policy: Policy): string | null => {
  const { review, reviewScoreAtLeast } = policy.replies
  const high = review.find(({ side, name, atLeast }) => {
    const value = findFact(state.facts, { side, name })?.value
    return value !== undefined && Number(value) >= atLeast
  })
  if (high) return `review:${high.side}.${high.name}`
  return qualificationScore(state.facts, policy) >= reviewScoreAtLeast ? 'review:score' : null
}
