import { type Guard, passed, refused } from './guard.ts'

/**
 * Refuses a handoff along a source→target pair that was used less than `cooldownMs` ago, in event
 * time.
 */
export const cooldown: Guard = (contact, attempt, policy) => {
  const last = contact.handoffs.findLast(h => h.from === attempt.from && h.to === attempt.to)
  if (!last) return passed('cooldown', { windowMs: policy.cooldownMs })

  const opensAt = last.at + policy.cooldownMs
  const inputs = { last: last.at, windowMs: policy.cooldownMs, opensAt }
  return attempt.at >= opensAt ? passed('cooldown', inputs) : refused('cooldown', inputs, opensAt)
}
