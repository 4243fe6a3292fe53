import type { ThresholdUsed } from '@baton/domain'
import type { Policy, RoutePolicy } from '../policy/policy.ts'
import type { Tables } from '../tables.ts'

/** Whatever was learned, a threshold stays within these, in 1/10,000. */
export const LEARNED_MIN = 5000
export const LEARNED_MAX = 9000

export const routeOf = (policy: Policy, from: string, to: string): RoutePolicy | undefined =>
  policy.routes.find(route => route.from === from && route.to === to)

/** The confidence a route asks for: the learned value, clamped, else the policy's. */
export const thresholdOf = (route: RoutePolicy, tables: Tables): ThresholdUsed => {
  const { from, to } = route
  const learned = tables.learned(from, to)
  if (!learned) return { from, to, value: route.threshold, source: 'policy', version: 0 }
  const value = Math.min(Math.max(learned.value, LEARNED_MIN), LEARNED_MAX)
  return { from, to, value, source: 'learned', version: learned.version }
}
