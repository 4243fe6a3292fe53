import type { RoutedText } from '@baton/domain'
import { packageFor } from '../context/package.ts'
import { withTimer } from '../state/timers.ts'
import type { Step } from '../step.ts'
import { setContext } from './crm.ts'
import { route } from './route.ts'

/** The owner goes on with a message; a package in the CRM that has expired is renewed. */
export const continueWith = (step: Step, message: RoutedText): void => {
  const { state } = step
  route(step, { bot: state.owner, why: 'continue', message })
  if (state.contextUntil === 0 && state.handoffs.length > 0) renewContext(step)
}

const renewContext = (step: Step): void => {
  const { state, policy, at } = step
  const context = packageFor(state.owner, state, { from: '', reason: '' }, at, policy)
  setContext(step, context)
  state.contextUntil = context.validUntil
  state.timers = withTimer(state.timers, 'context', context.validUntil)
}
