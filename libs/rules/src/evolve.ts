import type { ContactState } from '@baton/domain'
import type { Ruling } from './decide.ts'
import { withinCaps } from './state/caps.ts'

/** The state after a ruling: a new object, within its caps; event time never goes back. */
export const evolve = (ruling: Ruling): ContactState => withinCaps(ruling.state)
