import { compileTables, ENGINE, type Policy, type Tables, tablesHash } from '@baton/rules'

const POLICY_HASH = '0123456789abcdef0123456789abcdef'

/** One policy for all locations, in force from the start, as a router would have adopted it. */
export const inForce = (policy: Policy): Tables => {
  const adopted = {
    partition: 0,
    from: 0,
    hash: '',
    engine: ENGINE,
    policies: [{ location: '*', hash: POLICY_HASH }],
    thresholds: [],
    health: [],
  }
  const known = new Map([[POLICY_HASH, policy]])
  return compileTables({ ...adopted, hash: tablesHash(adopted) }, known)
}
