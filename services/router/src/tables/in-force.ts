import { activationBytes } from '@baton/codec'
import {
  EVERYWHERE,
  type HealthInForce,
  type PolicyInForce,
  type ThresholdInForce,
} from '@baton/domain'
import { engineOf, type NamedTables, type Policy, tablesHash } from '@baton/rules'
import { dataVersions } from '@baton/runtime'

const byName = <T>(map: ReadonlyMap<string, T>): T[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

/** The latest value of each key of the router's global tables. */
export class InForce {
  readonly policies = new Map<string, Policy>()
  readonly #active = new Map<string, PolicyInForce>()
  #activeBytes = 0
  readonly #thresholds = new Map<string, ThresholdInForce>()
  readonly #health = new Map<string, HealthInForce>()
  #content: NamedTables | null = null

  activate(activation: PolicyInForce): void {
    this.#activeBytes = this.bytesWith(activation)
    this.#active.set(activation.location, activation)
    this.#content = null
  }

  /** What all activations take in an adoption record once this one is among them. */
  bytesWith(activation: PolicyInForce): number {
    const former = this.#active.get(activation.location)
    return this.#activeBytes - (former ? activationBytes(former) : 0) + activationBytes(activation)
  }

  learned(key: string, threshold: ThresholdInForce | null): void {
    if (threshold) this.#thresholds.set(key, threshold)
    else this.#thresholds.delete(key)
    this.#content = null
  }

  /**
   * Figures change every minute, decisions depend on the status: a record of the same version and
   * status changes nothing.
   */
  feels(bot: string, health: HealthInForce | null): void {
    const known = this.#health.get(bot)
    if (health && known?.version === health.version && known.status === health.status) return
    if (health) this.#health.set(bot, health)
    else this.#health.delete(bot)
    this.#content = null
  }

  /** Where nothing is active, the former holds; null until a policy is active everywhere. */
  content(former: readonly PolicyInForce[] = []): NamedTables | null {
    const kept = former.filter(({ location }) => !this.#active.has(location))
    if (kept.length > 0) return this.#tablesOf(new Map([...kept.map(byLocation), ...this.#active]))
    this.#content ??= this.#tablesOf(this.#active)
    return this.#content
  }

  #tablesOf(active: ReadonlyMap<string, PolicyInForce>): NamedTables | null {
    if (!active.has(EVERYWHERE)) return null
    const policies = byName(active)
    const thresholds = byName(this.#thresholds)
    const health = byName(this.#health)
    const body = { engine: engineOf(dataVersions()), policies, thresholds, health }
    return { hash: tablesHash(body), ...body }
  }
}

const byLocation = (activation: PolicyInForce) => [activation.location, activation] as const
