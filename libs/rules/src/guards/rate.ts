import { DAY_MS, HOUR_MS } from '@baton/domain'
import type { GuardPolicy } from '../policy/policy.ts'
import { type Guard, passed, refused } from './guard.ts'

/**
 * Refuses the handoff that would be one too many in a window that ends now; one exactly a window
 * ago is out of it.
 */
const rate =
  (guard: string, windowMs: number, limitOf: (policy: GuardPolicy) => number): Guard =>
  (contact, attempt, policy) => {
    const limit = limitOf(policy)
    const { handoffs } = contact
    let count = 0
    for (const { at } of handoffs) if (at > attempt.at - windowMs) count++
    const inputs = { count, limit, windowMs }
    if (count < limit) return passed(guard, inputs)

    const recent = handoffs.filter(h => h.at > attempt.at - windowMs)
    const leaves = recent[recent.length - limit]!
    return refused(guard, inputs, leaves.at + windowMs)
  }

export const hourlyRate = rate('rate-hour', HOUR_MS, policy => policy.perHour)
export const dailyRate = rate('rate-day', DAY_MS, policy => policy.perDay)
