import type { ContactState } from '@baton/domain'
import type { Ruling } from './decide.ts'

/** The state after a ruling: a new object, within its caps; event time never goes back. */
export const evolve = (state: ContactState, ruling: Ruling): ContactState => ({
  ...state,
  ...ruling.changes,
  eventTime: Math.max(state.eventTime, ruling.decision.at),
})
