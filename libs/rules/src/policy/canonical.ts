import { BatonError, hash128 } from '@baton/domain'
import type { ParsedPolicy } from './parse.ts'
import type { Policy } from './policy.ts'

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** JSON with sorted keys and no spaces: equal policies give equal texts. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

const SEEDS = [0x6261746f, 0x6e706f6c] as const

/** 256 bits as 64 hex digits over the canonical JSON; names a policy, protects nothing. */
export const contentHash = (canonical: string): string =>
  SEEDS.map(seed => hash128(canonical, seed)).join('')

/**
 * The policy of a document in handoff.policies.v1; POLICY_INVALID when it is not what its hash
 * names.
 */
export const readCanonical = (canonical: string, hash: string): Policy => {
  const found = contentHash(canonical)
  if (found !== hash) {
    throw new BatonError(
      'POLICY_INVALID',
      `policy ${hash}: its content hashes to ${found}; publish the policy file again`,
    )
  }
  try {
    const policy: unknown = JSON.parse(canonical)
    if (typeof policy === 'object' && policy !== null) return policy as Policy
  } catch {}
  throw new BatonError(
    'POLICY_INVALID',
    `policy ${hash} is no document; publish the policy file again`,
  )
}

/**
 * A policy ready to be published, as its readers will have it: the order of keys decides nothing.
 */
export const policyOf = (policy: Policy): ParsedPolicy => {
  const canonical = canonicalJson(policy)
  return { policy: JSON.parse(canonical) as Policy, canonical, hash: contentHash(canonical) }
}
