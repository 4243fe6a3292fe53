import type { AppointmentChanged, ContactEvent } from '@baton/domain'
import { achieve } from '../moves/outcome.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { happenedAt } from './writer.ts'

const MADE = /^(new|booked|confirmed|scheduled|created|rescheduled|showed)$/i

/** One that is made is what a handoff achieves; whatever else becomes of it is taken down. */
export const onAppointmentChanged = (
  step: Step,
  { status }: AppointmentChanged,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  const made = MADE.test(status)
  conclude(step, 'recorded', made ? 'appointment-made' : 'appointment-changed')
  if (made) achieve(step, 'appointment', happenedAt(sentAt, step.at))
  return step.decision
}
