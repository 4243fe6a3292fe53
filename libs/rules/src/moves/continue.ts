import type { ContextPackage, RoutedText } from '@baton/domain'
import { withTimer } from '../state/timers.ts'
import type { Step } from '../step.ts'
import { setContext } from './crm.ts'
import { route } from './route.ts'

/** The owner goes on with a message; a package in the CRM that has expired is renewed. */
export const continueWith = (step: Step, message: RoutedText): void => {
  const { state } = step
  const context = route(step, { bot: state.owner, why: 'continue', message })
  if (state.contextUntil === 0 && state.handoffs.length > 0) renewContext(step, context)
}

const renewContext = (step: Step, context: ContextPackage): void => {
  const { state } = step
  setContext(step, context)
  state.contextUntil = context.validUntil
  state.timers = withTimer(state.timers, 'context', context.validUntil)
}
