import type { AppointmentChanged, AutomationSwitched, DndChanged } from '@baton/domain'
import { optIn, optOut } from '../moves/consent.ts'
import { achieve } from '../moves/outcome.ts'
import { newTerm } from '../moves/owner.ts'
import { cancelDeferral } from '../moves/waiting.ts'
import { conclude, type Step } from '../step.ts'

/** Off: events are recorded and the bots are silent. */
export const onAutomationSwitched = (step: Step, { on }: AutomationSwitched): void => {
  const { state } = step
  conclude(step, 'recorded', on ? 'automation-on' : 'automation-off')
  if (state.automation === on) return
  state.automation = on
  if (on) return
  cancelDeferral(step, 'automation-off')
  newTerm(step)
}

/** What we told the CRM ourselves comes back to us. */
const isEcho = ({ by }: DndChanged): boolean => by.startsWith('baton') || by === 'router'

export const onDndChanged = (step: Step, change: DndChanged): void => {
  if (isEcho(change)) return conclude(step, 'recorded', 'echo')
  if (change.optedOut === step.state.optedOut) return conclude(step, 'recorded', 'no-change')
  if (change.optedOut) optOut(step, 'crm', 'crm')
  else optIn(step, 'crm', 'crm')
}

const MADE = /^(new|booked|confirmed|scheduled|created|rescheduled|showed)$/i

export const onAppointmentChanged = (step: Step, { status }: AppointmentChanged): void => {
  const made = MADE.test(status)
  conclude(step, 'recorded', made ? 'appointment-made' : 'appointment-changed')
  if (made) achieve(step, 'appointment')
}
