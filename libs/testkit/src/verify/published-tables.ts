import type {
  BatonError,
  BotHealth,
  LearnedThreshold,
  PolicyActivation,
  PolicyEntry,
  TablesAdopted,
} from '@baton/domain'
import { type Policy, readCanonical } from '@baton/rules'

/** What can be said of an adopted value: published in time, never, or compacted away since. */
type Finding = 'published' | 'compacted' | 'unpublished'

interface Published<T> {
  readonly value: T
  /** LogAppendTime, ms. */
  readonly at: number
}

/** What was published to the router's tables, as far as compaction left it. */
export class PublishedTables {
  readonly policies = new Map<string, Policy>()
  /**
   * false once something may have been compacted away: then a value that is not found proves
   * nothing.
   */
  whole = true
  /** Records that cannot be read: no router goes by them. */
  readonly passedOver: BatonError[] = []
  /** Values whose publication compaction has taken since: nothing can be said of them. */
  compacted = 0
  /** By location: there may be thousands. */
  readonly #activations = new Map<string, Published<PolicyActivation>[]>()
  readonly #thresholds: Published<LearnedThreshold>[] = []
  readonly #health: Published<BotHealth>[] = []

  policy({ entry }: PolicyEntry, at: number): void {
    const document = entry['baton.PolicyDocument']
    if (document) {
      this.policies.set(document.hash, readCanonical(document.document, document.hash))
    }
    const activation = entry['baton.PolicyActivation']
    if (!activation) return
    const ofLocation = this.#activations.get(activation.location) ?? []
    this.#activations.set(activation.location, [...ofLocation, { value: activation, at }])
  }

  threshold(value: LearnedThreshold, at: number): void {
    this.#thresholds.push({ value, at })
  }

  health(value: BotHealth, at: number): void {
    this.#health.push({ value, at })
  }

  /** Bots of all policies, without human, in the order of their names. */
  get bots(): string[] {
    const bots = [...this.policies.values()].flatMap(policy => Object.keys(policy.bots))
    return [...new Set(bots)].sort()
  }

  /** What of adopted tables was not published at `by` (ms, broker time), by name. */
  unpublished(adopted: TablesAdopted, by: number): string[] {
    const missing: string[] = []
    const note = (finding: Finding, name: string) => {
      if (finding === 'unpublished') missing.push(name)
      if (finding === 'compacted') this.compacted++
    }
    for (const { location, hash } of adopted.policies) {
      const ofKey = this.#activations.get(location) ?? []
      const holds = (one: PolicyActivation) => one.hash === hash
      note(this.#find(ofKey, by, holds), `policy of ${location}`)
    }
    for (const { from, to, value, version } of adopted.thresholds) {
      const ofKey = this.#thresholds.filter(one => one.value.from === from && one.value.to === to)
      const holds = (one: LearnedThreshold) =>
        one.value === value &&
        one.version === version &&
        (one.status === 'active' || one.status === 'rolled_back')
      note(this.#find(ofKey, by, holds), `threshold ${from}>${to} version ${version}`)
    }
    for (const { bot, status, p95Ms, errors, samples, version } of adopted.health) {
      const ofKey = this.#health.filter(one => one.value.bot === bot)
      const holds = (one: BotHealth) =>
        one.status === status &&
        one.p95Ms === p95Ms &&
        one.errors === errors &&
        one.samples === samples &&
        one.version === version
      note(this.#find(ofKey, by, holds), `health of ${bot} version ${version}`)
    }
    return missing
  }

  #find<T>(ofKey: readonly Published<T>[], by: number, holds: (value: T) => boolean): Finding {
    if (ofKey.some(({ value, at }) => at <= by && holds(value))) return 'published'
    if (ofKey.some(({ value }) => holds(value))) return 'unpublished'
    // A later value of the key may have made the broker drop the one that was adopted.
    return !this.whole && ofKey.length > 0 ? 'compacted' : 'unpublished'
  }
}
