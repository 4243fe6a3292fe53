import type { RoutedText } from '@baton/domain'
import type { Step } from '../step.ts'
import { handContext } from './crm.ts'
import { route } from './route.ts'

/** The owner goes on with a message; a package in the CRM that has expired is renewed. */
export const continueWith = (step: Step, message: RoutedText): void => {
  const { state } = step
  const context = route(step, { bot: state.owner, why: 'continue', message })
  if (state.contextUntil === 0 && state.handoffs.length > 0) handContext(step, context)
}
