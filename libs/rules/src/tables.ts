import type { HealthInForce } from '@baton/domain'
import type { Policy } from './policy/policy.ts'

/**
 * All that a decision depends on beside the contact's state and the event: adopted as one, named by
 * its hash.
 */
export interface Tables {
  readonly hash: string
  readonly engine: string
  /** The policy of a location, with its hash. */
  policyOf(locationId: string): { readonly policy: Policy; readonly hash: string }
  /** The learned threshold of a route, before clamping; undefined when nothing was learned. */
  learned(
    from: string,
    to: string,
  ): { readonly value: number; readonly version: number } | undefined
  health(bot: string): HealthInForce | undefined
}
