import { type Guard, passed, refused } from './guard.ts'

/**
 * Refuses a target that the contact was handed to, from wherever, less than `circularWindowMs` ago;
 * 0 is off.
 */
export const circular: Guard = (contact, attempt, policy) => {
  const last = contact.handoffs.findLast(h => h.to === attempt.to)
  if (!last) return passed('circular', { windowMs: policy.circularWindowMs })

  const opensAt = last.at + policy.circularWindowMs
  const inputs = { last: last.at, windowMs: policy.circularWindowMs, opensAt }
  return attempt.at >= opensAt ? passed('circular', inputs) : refused('circular', inputs, opensAt)
}
