import { type ContactState, hash128, NOBODY } from '@baton/domain'
import { closeUnachieved } from '../moves/outcome.ts'
import { dropDraft } from '../moves/owner.ts'
import { cancelDeferral, dropQueued } from '../moves/waiting.ts'
import { initialState } from '../state/initial.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/**
 * Everything known goes at once; a hash and the opt-out stay, so that nobody writes to the contact
 * again.
 */
export const onContactErased = (step: Step): Concluded => {
  const { state, policy, at } = step
  conclude(step, 'erased', state.erased ? 'again' : 'asked')
  cancelDeferral(step, 'erased')
  dropQueued(step, 'erased')
  dropDraft(step, 'erased')
  closeUnachieved(step, 'superseded', 'erased')
  const term = state.term + 1
  const forgotten: ContactState = {
    ...initialState(policy, state.locationId),
    term,
    automation: state.automation,
    automationOffBy: state.automationOffBy,
    automationOffAt: state.automationOffAt,
    automationOnAt: state.automationOnAt,
    optedOut: state.optedOut,
    optedOutBy: state.optedOutBy,
    consentAt: state.consentAt,
    assignedAt: state.assignedAt,
    erased: { hash: hash128(step.contactId), at, term },
    recentIds: state.recentIds,
  }
  if (state.optedOut) forgotten.owner = NOBODY
  Object.assign(state, forgotten)
  return step.decision
}
