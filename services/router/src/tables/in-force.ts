import { activationBytes } from '@baton/codec'
import type { HealthInForce, PolicyInForce, ThresholdInForce } from '@baton/domain'
import { ENGINE, type NamedTables, type Policy, tablesHash } from '@baton/rules'

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

  isActive(location: string): boolean {
    return this.#active.has(location)
  }

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

  /** Figures change every minute, decisions depend on the status: a record of the same version and status changes nothing. */
  feels(bot: string, health: HealthInForce | null): void {
    const known = this.#health.get(bot)
    if (health && known?.version === health.version && known.status === health.status) return
    if (health) this.#health.set(bot, health)
    else this.#health.delete(bot)
    this.#content = null
  }

  /** null until a policy is active everywhere. */
  content(): NamedTables | null {
    if (!this.#content && this.#active.has('*')) {
      const policies = byName(this.#active)
      const thresholds = byName(this.#thresholds)
      const health = byName(this.#health)
      const body = { engine: ENGINE, policies, thresholds, health }
      this.#content = { hash: tablesHash(body), ...body }
    }
    return this.#content
  }
}
