import { canonicalJson, contentHash, type ParsedPolicy, type Policy } from '@baton/rules'

/** A policy that was made of another one, ready to be published. */
export const policyOf = (policy: Policy): ParsedPolicy => {
  const canonical = canonicalJson(policy)
  return { policy, canonical, hash: contentHash(canonical) }
}
