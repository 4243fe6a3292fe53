import { type Codec, type Codecs, checkActivations } from '@baton/codec'
import { BatonError, isBatonError, type PolicyEntry, type PolicyInForce } from '@baton/domain'
import { type NamedTables, type Policy, readCanonical } from '@baton/rules'
import {
  answered,
  type Clock,
  type InputRecord,
  type LogPort,
  pause,
  untilMended,
} from '@baton/stream'
import type { RouterTopics } from '../topics.ts'
import { adoptedAs, type TablesName } from './adoption.ts'
import { FollowedTable, type TableOptions } from './followed-table.ts'
import { InForce } from './in-force.ts'

export interface FeedOptions {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly topics: RouterTopics
  readonly clock: Clock
  /** Rejects unless each of the bots has a routing topic that the router can write to. */
  readonly checkBots: (bots: readonly string[]) => Promise<void>
  /** Told of each activation that is followed once the tables have been read to their ends. */
  readonly onActivated?: (activation: PolicyInForce) => void
  /** A policy, threshold or health that cannot be used; the former one stays in force. */
  readonly onRefused: (error: BatonError) => void
  readonly onFailed: (error: unknown) => void
}

/**
 * How often an activation that could not be followed is looked at again, in ms: a topic may come, a
 * broker may be back.
 */
const JUDGE_AGAIN_MS = 5_000

/**
 * Policies, thresholds and bot health: read to their ends once, then followed. Every partition
 * shares one feed.
 */
export class TableFeed {
  readonly #options: FeedOptions
  readonly #inForce = new InForce()
  /** Policies first: they are what the others refer to. */
  readonly #tables: readonly FollowedTable[]
  readonly #policies: Codec<PolicyEntry>
  /** The latest activation of each location: a policy's hash. */
  readonly #wanted = new Map<string, string>()
  /** Locations whose activation could not be followed yet, with why. */
  readonly #refused = new Map<string, BatonError>()
  /** Bots whose routing topics are as they must be. */
  readonly #reachable = new Set<string>()
  #judging: Promise<void> | null = null
  /** What holds at the start has been told by who let it hold. */
  #isStarted = false
  #changed = Promise.withResolvers<void>()
  readonly #stopping = new AbortController()

  constructor(options: FeedOptions) {
    this.#options = options
    this.#policies = options.codecs.of('handoff.policies.v1')
    const { policies, thresholds, health } = options.topics
    const table = (topic: string, apply: TableOptions['apply'], lasts?: TableOptions['lasts']) =>
      new FollowedTable({
        ...options,
        topic,
        apply,
        lasts,
        onPassedOver: error => this.#refuse(error),
        onChanged: () => this.#announce(),
        stopping: this.#stopping.signal,
      })
    this.#tables = [
      table(policies, record => this.#policy(record), untilMended),
      table(thresholds, record => this.#threshold(record)),
      table(health, record => this.#health(record)),
    ]
  }

  get policies(): ReadonlyMap<string, Policy> {
    return this.#inForce.policies
  }

  /**
   * What holds now, with what a partition has gone by so far for locations of which nothing else is
   * known to hold; null while no policy is active everywhere.
   */
  content(former: readonly PolicyInForce[] = []): NamedTables | null {
    return this.#inForce.content(former)
  }

  /** Resolves when all three tables have been read to their present ends. */
  async start(): Promise<void> {
    for (const table of this.#tables) await table.start()
    this.#isStarted = true
  }

  /** Reads on to the present ends, however far behind this feed has been. */
  async catchUp(signal: AbortSignal): Promise<void> {
    for (const table of this.#tables) await table.catchUp(signal)
  }

  /**
   * What a partition has gone by where the latest activation of a location could not be followed,
   * and none before it is in the log any more.
   */
  async former(
    name: TablesName,
    partition: number,
    signal: AbortSignal,
  ): Promise<readonly PolicyInForce[]> {
    const { log, codecs, topics } = this.#options
    const codec = codecs.of('router.tables.v1')
    const place = { log, codec, topic: topics.adoptions, partition }
    const adopted = await adoptedAs(name, place, signal)
    return (adopted?.policies ?? []).filter(activation => !this.#isBarred(activation))
  }

  /** Whether this very activation can surely not be followed here. */
  #isBarred({ location, hash }: PolicyInForce): boolean {
    if (!this.policies.has(hash)) return true
    return this.#wanted.get(location) === hash && this.#refused.get(location)?.remedy !== 'retry'
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Resolves when something has changed since the call. */
  changed(): Promise<void> {
    return this.#changed.promise
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#announce()
    await Promise.all([...this.#tables.map(table => table.stop()), this.#judging])
  }

  #announce(): void {
    const { resolve } = this.#changed
    this.#changed = Promise.withResolvers()
    resolve()
  }

  async #policy({ value }: InputRecord): Promise<void> {
    if (value === null) return
    const { entry } = await this.#read(this.#policies, value)
    const document = entry['baton.PolicyDocument']
    const activation = entry['baton.PolicyActivation']
    if (document) {
      this.#inForce.policies.set(document.hash, readCanonical(document.document, document.hash))
      // Compaction may have left it behind its activation.
      await this.#judgeRefused()
    }
    if (activation) {
      this.#wanted.set(activation.location, activation.hash)
      await this.#judge(activation.location)
    }
  }

  /** What cannot be read yet is waited for, until this feed stops. */
  async #read<T>(codec: Codec<T>, value: Buffer): Promise<T> {
    await codec.prefetch([value], this.#stopping.signal)
    return codec.decode(value)
  }

  #refuse(error: BatonError, at = ''): void {
    const what = `${at}${error.message}; the former one stays in force`
    this.#options.onRefused(new BatonError(error.code, what, error))
  }

  /**
   * Follows an activation, or says why not and looks at it again later; the former one stays in
   * force meanwhile.
   */
  async #judge(location: string): Promise<void> {
    const hash = this.#wanted.get(location)!
    try {
      await this.#check({ location, hash })
      // A later activation may have come meanwhile, and be in force.
      if (this.#wanted.get(location) !== hash) return
      this.#inForce.activate({ location, hash })
      this.#refused.delete(location)
      if (this.#isStarted) this.#options.onActivated?.({ location, hash })
      this.#announce()
    } catch (error) {
      if (!isBatonError(error) || this.#stopped) throw error
      if (this.#wanted.get(location) !== hash) return
      const why = new BatonError(error.code, `${hash} ${error.message}`, error)
      if (this.#refused.get(location)?.message !== why.message)
        this.#refuse(error, `handoff.policies.v1 active/${location}: `)
      this.#refused.set(location, why)
      this.#judging ??= this.#judgeUntilFollowed()
    }
  }

  async #judgeRefused(): Promise<void> {
    for (const location of this.#refused.keys()) await this.#judge(location)
  }

  async #judgeUntilFollowed(): Promise<void> {
    while (this.#refused.size > 0 && !this.#stopped) {
      await pause(this.#options.clock, JUDGE_AGAIN_MS, this.#stopping.signal)
      if (this.#stopped) break
      await this.#judgeRefused().catch(error => {
        if (!this.#stopped) this.#options.onFailed(error)
      })
    }
    this.#judging = null
  }

  async #check(activation: PolicyInForce): Promise<void> {
    const { hash } = activation
    const policy = this.#inForce.policies.get(hash)
    if (!policy) throw new BatonError('POLICY_MISSING', `no policy ${hash} was published`)
    const bots = Object.keys(policy.bots).filter(bot => !this.#reachable.has(bot))
    // Brokers that are away are not waited for at a stop.
    if (bots.length > 0) await answered(this.#options.checkBots(bots), this.#stopping.signal)
    for (const bot of bots) this.#reachable.add(bot)
    checkActivations(this.#inForce.bytesWith(activation))
  }

  async #threshold({ key, value }: InputRecord): Promise<void> {
    const route = key!.toString()
    if (value === null) return this.#inForce.learned(route, null)
    // A shadow has a key of its own, and a route without enough outcomes keeps its configured
    // threshold.
    const codec = this.#options.codecs.of('handoff.thresholds.v1')
    const { from, to, value: threshold, version, status } = await this.#read(codec, value)
    const holds = status === 'active' || status === 'rolled_back'
    this.#inForce.learned(route, holds ? { from, to, value: threshold, version } : null)
  }

  async #health({ key, value }: InputRecord): Promise<void> {
    const name = key!.toString()
    if (value === null) return this.#inForce.feels(name, null)
    const codec = this.#options.codecs.of('bot.health.v1')
    const { bot, status, p95Ms, errors, samples, version } = await this.#read(codec, value)
    this.#inForce.feels(name, { bot, status, p95Ms, errors, samples, version })
  }
}
