import type { AppointmentChanged, AutomationSwitched, DndChanged } from '@baton/domain'
import { optIn, optOut } from '../moves/consent.ts'
import { achieve } from '../moves/outcome.ts'
import { newTerm } from '../moves/owner.ts'
import { cancelDeferral } from '../moves/waiting.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/** Off: events are recorded and the bots are silent. */
export const onAutomationSwitched = (step: Step, { on }: AutomationSwitched): Concluded => {
  const { state } = step
  conclude(step, 'recorded', on ? 'automation-on' : 'automation-off')
  if (state.automation === on) return step.decision
  state.automation = on
  if (on) return step.decision
  cancelDeferral(step, 'automation-off')
  newTerm(step)
  return step.decision
}

/** What we told the CRM ourselves comes back to us. */
const isEcho = ({ by }: DndChanged): boolean => by.startsWith('baton') || by === 'router'

export const onDndChanged = (step: Step, change: DndChanged): Concluded => {
  if (isEcho(change)) return conclude(step, 'recorded', 'echo')
  if (change.optedOut === step.state.optedOut) return conclude(step, 'recorded', 'no-change')
  if (change.optedOut) optOut(step, 'crm', 'crm')
  else optIn(step, 'crm', 'crm')
  return step.decision
}

const MADE = /^(new|booked|confirmed|scheduled|created|rescheduled|showed)$/i

export const onAppointmentChanged = (step: Step, { status }: AppointmentChanged): Concluded => {
  const made = MADE.test(status)
  conclude(step, 'recorded', made ? 'appointment-made' : 'appointment-changed')
  if (made) achieve(step, 'appointment')
  return step.decision
}
