import type { RoutedText } from '@baton/domain'
import type { Step } from '../step.ts'
import { renewContext } from './crm.ts'
import { route } from './route.ts'

/** The owner goes on with a message. */
export const continueWith = (step: Step, message: RoutedText): void => {
  renewContext(step, route(step, { bot: step.state.owner, why: 'continue', message }))
}
