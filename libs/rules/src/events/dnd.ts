import type { ContactEvent, DndChanged } from '@baton/domain'
import { consentSaidAt, isBeforeConsent, optIn, optOut } from '../moves/consent.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/** What we told the CRM ourselves comes back to us. */
const isEcho = ({ by }: DndChanged): boolean => by.startsWith('baton') || by === 'router'

/** The CRM says whether the contact may be written to. */
export const onDndChanged = (
  step: Step,
  change: DndChanged,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  if (isEcho(change)) return conclude(step, 'recorded', 'echo')
  if (isBeforeConsent(step, sentAt)) return conclude(step, 'recorded', 'consent-since')
  if (change.optedOut === step.state.optedOut) {
    consentSaidAt(step, sentAt)
    return conclude(step, 'recorded', 'no-change')
  }
  const consent = { reason: 'crm', source: 'crm', sentAt } as const
  if (change.optedOut) return optOut(step, consent)
  // An edit of another channel must not undo a STOP it never knew of.
  if (step.state.optedOutBy !== 'crm') return conclude(step, 'recorded', 'contact-said-stop')
  return optIn(step, consent)
}
