import { compileTables, ENGINE, type Policy, type Tables } from '@baton/rules'

/** Nothing learned, everybody well: what a policy does by itself. */
export const tablesOf = (policy: Policy): Tables =>
  compileTables(
    {
      hash: 'policy',
      engine: ENGINE,
      policies: [{ location: '*', hash: 'policy' }],
      thresholds: [],
      health: [],
    },
    new Map([['policy', policy]]),
  )
