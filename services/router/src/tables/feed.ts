import { type Codec, type Codecs, checkActivations } from '@baton/codec'
import { BatonError, isBatonError, type PolicyEntry, type PolicyInForce } from '@baton/domain'
import { type NamedTables, type Policy, readCanonical } from '@baton/rules'
import {
  answered,
  type Clock,
  type InputRecord,
  type LogPort,
  type PartitionSource,
  pause,
} from '@baton/stream'
import type { RouterTopics } from '../topics.ts'
import { InForce } from './in-force.ts'

export interface FeedOptions {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly topics: RouterTopics
  readonly clock: Clock
  /** Rejects unless each of the bots has a routing topic that the router can write to. */
  readonly checkBots: (bots: readonly string[]) => Promise<void>
  /** A policy that cannot be used; the former one stays in force. */
  readonly onRefused: (error: BatonError) => void
  readonly onFailed: (error: unknown) => void
}

const PARTITION = 0
/** Pause before a table that could not be followed is read on, in ms. */
const RETRY_MS = 1_000
/** How often an activation that could not be followed is looked at again, in ms: a topic may come, a broker may be back. */
const JUDGE_AGAIN_MS = 5_000

type Apply = (record: InputRecord) => void | Promise<void>

/** Policies, thresholds and bot health: read to their ends once, then followed. Every partition shares one feed. */
export class TableFeed {
  readonly #options: FeedOptions
  readonly #inForce = new InForce()
  readonly #sources = new Set<PartitionSource>()
  readonly #loops: Promise<void>[] = []
  readonly #policies: Codec<PolicyEntry>
  /** The latest activation of each location: a policy's hash. */
  readonly #wanted = new Map<string, string>()
  /** Locations whose activation could not be followed yet, with why. */
  readonly #refused = new Map<string, string>()
  /** Bots whose routing topics are as they must be. */
  readonly #reachable = new Set<string>()
  #judging: Promise<void> | null = null
  #changed = Promise.withResolvers<void>()
  readonly #stopping = new AbortController()

  constructor(options: FeedOptions) {
    this.#options = options
    this.#policies = options.codecs.of('handoff.policies.v1')
  }

  get policies(): ReadonlyMap<string, Policy> {
    return this.#inForce.policies
  }

  /** What holds now; null while no policy is active. */
  content(): NamedTables | null {
    return this.#inForce.content()
  }

  /** Resolves when all three tables have been read to their present ends. */
  async start(): Promise<void> {
    const { topics } = this.#options
    // Policies first: they are what the others refer to.
    await this.#open(topics.policies, record => this.#policy(record))
    await this.#open(topics.thresholds, record => this.#threshold(record))
    await this.#open(topics.health, record => this.#health(record))
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
    await Promise.all([...this.#sources].map(source => source.stop()))
    await Promise.all([...this.#loops, this.#judging])
  }

  async #open(topic: string, apply: Apply): Promise<void> {
    const { nextOffset } = await this.#options.log.readToEnd({
      topic,
      partition: PARTITION,
      onBatch: ({ records }) => this.#applyAll(records, apply),
    })
    this.#loops.push(this.#follow(topic, nextOffset, apply))
  }

  /** Goes on after any failure: the tables of a router must not stand still unseen. */
  async #follow(topic: string, from: number, apply: Apply): Promise<void> {
    let next = from
    while (!this.#stopped) {
      const source = this.#options.log.source(topic, PARTITION, next)
      this.#sources.add(source)
      try {
        for (;;) {
          const batch = await source.next()
          if (this.#stopped) break
          if (!batch) continue
          await this.#applyAll(batch.records, apply)
          next = batch.nextOffset
          if (batch.records.length > 0) this.#announce()
        }
      } catch (error) {
        if (!this.#stopped) this.#options.onFailed(error)
        await pause(this.#options.clock, RETRY_MS, this.#stopping.signal)
      } finally {
        this.#sources.delete(source)
        await source.stop()
      }
    }
  }

  async #applyAll(records: readonly InputRecord[], apply: Apply): Promise<void> {
    for (const record of records) {
      if (!record.key) continue
      try {
        await apply(record)
      } catch (error) {
        // What can never be read is passed over; the former value stays in force.
        if (!isBatonError(error) || error.remedy !== 'poison') throw error
        this.#options.onRefused(error)
      }
    }
  }

  #announce(): void {
    const { resolve } = this.#changed
    this.#changed = Promise.withResolvers()
    resolve()
  }

  async #policy({ key, value }: InputRecord): Promise<void> {
    if (value === null) return
    try {
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
    } catch (error) {
      if (!isBatonError(error) || error.remedy === 'retry') throw error
      this.#refuse(`${key}`, error)
    }
  }

  /** What cannot be read yet is waited for, until this feed stops. */
  async #read<T>(codec: Codec<T>, value: Buffer): Promise<T> {
    await codec.prefetch([value], this.#stopping.signal)
    return codec.decode(value)
  }

  #refuse(key: string, error: BatonError): void {
    const at = `handoff.policies.v1 ${key}`
    const what = `${at}: ${error.message}; the former policy stays in force`
    this.#options.onRefused(new BatonError(error.code, what, error))
  }

  /** Follows an activation, or says why not and looks at it again later; the former one stays in force meanwhile. */
  async #judge(location: string): Promise<void> {
    const hash = this.#wanted.get(location)!
    try {
      await this.#check({ location, hash })
      // A later activation may have come meanwhile, and be in force.
      if (this.#wanted.get(location) !== hash) return
      this.#inForce.activate({ location, hash })
      this.#refused.delete(location)
      this.#announce()
    } catch (error) {
      if (!isBatonError(error) || this.#stopped) throw error
      if (this.#wanted.get(location) !== hash) return
      const why = `${hash} ${error.message}`
      if (this.#refused.get(location) !== why) this.#refuse(`active/${location}`, error)
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
    // A shadow has a key of its own, and a route without enough outcomes keeps its configured threshold.
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
