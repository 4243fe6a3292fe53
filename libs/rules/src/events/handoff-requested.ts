import type { ContactEvent, HandoffRequested } from '@baton/domain'
import { type Concluded, conclude, type Step } from '../step.ts'
import { onRequest } from './request.ts'
import { isAnotherBot, isBeforeErasure } from './writer.ts'

/**
 * Asked for outright: no threshold, but the guards apply. A person is refused only to contacts who
 * have one or want no messages. A bot asks for no conversation but its own.
 */
export const onHandoffRequested = (
  step: Step,
  { target, reason, by }: HandoffRequested,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  if (isBeforeErasure(step, by, sentAt)) return conclude(step, 'recorded', 'erased-since')
  if (isAnotherBot(by, step.state.owner)) return conclude(step, 'ignored', 'not-owner')
  const asked = { target, code: 'requested', reason }
  return onRequest(step, { ...asked, confidence: null, message: null, about: '', from: '' })
}
