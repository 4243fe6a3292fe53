import type { HandoffRequested } from '@baton/domain'
import type { Concluded, Step } from '../step.ts'
import { onRequest } from './request.ts'

/** Asked for outright: no threshold, but the guards apply; a person is never refused. */
export const onHandoffRequested = (step: Step, { target, reason }: HandoffRequested): Concluded =>
  onRequest(step, { target, code: 'requested', reason, confidence: null, message: null, about: '' })
