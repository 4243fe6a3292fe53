import { type ContactState, type ContextPackage, HUMAN } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { packageFor } from './package.ts'

/**
 * What the contact's owner was handed, with what has been learned since; null when nothing was, or
 * it has expired at `at` (ms). Why a person has the contact the state remembers; why a bot has it
 * the message says that was routed to it then.
 */
export const currentContext = (
  state: ContactState,
  at: number,
  policy: Policy,
): ContextPackage | null => {
  const { contextUntil: validUntil } = state
  if (at >= validUntil) return null
  const last = state.handoffs.at(-1)
  const from = last?.to === state.owner ? last.from : ''
  const reason = (state.owner === HUMAN && state.escalation?.reason) || ''
  const context = packageFor(state.owner, state, { from, reason }, at, policy)
  return { ...context, validUntil }
}
