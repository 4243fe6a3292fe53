import {
  BatonError,
  EVERYWHERE,
  type HealthInForce,
  hash128,
  type PolicyInForce,
  type ThresholdInForce,
} from '@baton/domain'
import type { Policy } from './policy/policy.ts'
import type { Tables } from './tables.ts'

/** What decisions depend on beside state and event. */
interface Content {
  readonly engine: string
  readonly policies: readonly PolicyInForce[]
  readonly thresholds: readonly ThresholdInForce[]
  readonly health: readonly HealthInForce[]
}

/** Under the name that `tablesHash` gives them. */
export interface NamedTables extends Content {
  readonly hash: string
}

const sortedBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  items.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))

/**
 * Names what decisions depend on beside state and event; the order in which tables were read does
 * not matter.
 */
export const tablesHash = ({ engine, policies, thresholds, health }: Content): string =>
  hash128(
    JSON.stringify([
      engine,
      sortedBy(policies, p => p.location).map(p => [p.location, p.hash]),
      sortedBy(thresholds, t => `${t.from}>${t.to}`).map(t => [t.from, t.to, t.value, t.version]),
      sortedBy(health, h => h.bot).map(h => [
        h.bot,
        h.status,
        h.p95Ms,
        h.errors,
        h.samples,
        h.version,
      ]),
    ]),
  )

/**
 * Makes adopted tables quick to look up. Throws POLICY_MISSING when a policy they name is not among
 * `policies`.
 */
export const compileTables = (
  adopted: NamedTables,
  policies: ReadonlyMap<string, Policy>,
): Tables => {
  const byLocation = new Map(
    adopted.policies.map(({ location, hash }) => {
      const policy = policies.get(hash)
      if (!policy) throw new BatonError('POLICY_MISSING', `no policy ${hash} for ${location}`)
      return [location, { policy, hash }] as const
    }),
  )
  const thresholds = new Map(adopted.thresholds.map(t => [`${t.from}>${t.to}`, t]))
  const health = new Map(adopted.health.map(h => [h.bot, h]))
  return {
    hash: adopted.hash,
    engine: adopted.engine,
    policyOf(locationId) {
      const found = byLocation.get(locationId) ?? byLocation.get(EVERYWHERE)
      if (!found) throw new BatonError('POLICY_MISSING', `no policy for location "${locationId}"`)
      return found
    },
    learned: (from, to) => thresholds.get(`${from}>${to}`),
    health: bot => health.get(bot),
  }
}
