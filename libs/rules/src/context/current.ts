import type { ContactState, ContextPackage } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { HUMAN } from '../state/initial.ts'
import { packageFor } from './package.ts'

/** A person is handed the package when the contact is escalated, a bot when it takes over. */
const validUntil = (state: ContactState, { context }: Policy): number => {
  const { contextUntil, owner, escalation } = state
  const escalated = owner === HUMAN && escalation ? escalation.at + context.validMs : 0
  return Math.max(contextUntil, escalated)
}

/** What the contact's owner was handed, with what has been learned since; null when nothing was, or it has expired at `at` (ms). */
export const currentContext = (
  state: ContactState,
  at: number,
  policy: Policy,
): ContextPackage | null => {
  const until = validUntil(state, policy)
  if (at >= until) return null
  const last = state.handoffs.at(-1)
  const from = last?.to === state.owner ? last.from : ''
  const context = packageFor(state.owner, state, { from, reason: '' }, at, policy)
  return { ...context, validUntil: until }
}
