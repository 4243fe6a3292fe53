import { BatonError } from '@baton/domain'
import { Frame } from '../wire/frame.ts'
import { decodeMetadata, type MetadataAnswer } from '../wire/kafkajs.ts'
import { ProtocolError, throwIfFailed } from '../wire/protocol-error.ts'
import type { Address, Settings } from './config.ts'
import { asBatonError, isTransient } from './errors.ts'
import type { Link } from './link.ts'
import { Links } from './links.ts'
import { persist } from './retry.ts'

export interface ConnectOptions {
  /** How long brokers are tried, ms; giveUpMs when absent. */
  readonly maxMs?: number | undefined
  /** Told once, when the first attempt has failed. */
  readonly onWaiting?: ((error: BatonError) => void) | undefined
}

export type Coordinated = 'group' | 'transaction'

/** By partition; null while a partition has no leader. */
type Leaders = ReadonlyMap<number, Address | null>

const CONNECT = 'connect to Kafka'
const METADATA = 3
const METADATA_VERSION = 6
const NO_AUTO_CREATION = 0
const UNKNOWN_TOPIC_OR_PARTITION = 3
const LEADER_NOT_AVAILABLE = 5

/**
 * Who leads which partition and who coordinates what. Each topic is asked for and cached alone, so
 * that a deleted topic fails only those who use it (kafkajs' own Cluster asks for all topics at
 * once and then fails for all of them).
 */
export class Cluster {
  readonly settings: Settings
  /** For questions that are answered at once; whoever waits long has `links()` of their own. */
  readonly shared: Links
  readonly #owned = new Set<Links>()
  readonly #leaders = new Map<string, Promise<Leaders>>()
  #nodes: readonly Address[]
  #answering: Address | undefined
  readonly #closing = new AbortController()

  constructor(settings: Settings) {
    this.settings = settings
    this.#nodes = settings.seeds
    this.shared = this.links()
  }

  /** Rejects with BROKER_UNAVAILABLE when no broker answers in time. */
  async connect({ maxMs = this.settings.giveUpMs, onWaiting }: ConnectOptions): Promise<void> {
    let tell = onWaiting
    const attempt = async (): Promise<void> => {
      try {
        await this.metadata([])
      } catch (error) {
        if (isTransient(error)) tell?.(this.#noAnswer(error))
        tell = undefined
        throw error
      }
    }
    try {
      await persist(this.settings, CONNECT, attempt, maxMs)
    } catch (error) {
      throw isTransient(error) ? this.#noAnswer(error) : error
    }
  }

  #noAnswer(error: unknown): BatonError {
    const places = this.settings.seeds.map(({ host, port }) => `${host}:${port}`).join(', ')
    const { message } = asBatonError(error, CONNECT)
    return new BatonError(
      'BROKER_UNAVAILABLE',
      `no broker answers at ${places}: do they run, and does BATON_BROKERS name them? (${message})`,
      error,
    )
  }

  /** Aborted by `close`: nobody waits for an answer any more. */
  get closed(): AbortSignal {
    return this.#closing.signal
  }

  close(): void {
    this.#closing.abort()
    for (const links of this.#owned) links.close()
    this.#owned.clear()
    this.#leaders.clear()
  }

  /** `requestTimeoutMs`: where waiting as long as usual for an answer would be too long. */
  links(requestTimeoutMs = this.settings.requestTimeoutMs): Links {
    const settings = { ...this.settings, requestTimeoutMs }
    const links = new Links(settings, node => this.#doubt(node))
    this.#owned.add(links)
    return links
  }

  release(links: Links): void {
    this.#owned.delete(links)
    links.close()
  }

  /** Where to write to and read from a partition, from the cache if it is there. */
  async leader(topic: string, partition: number): Promise<Address> {
    const leader = (await this.#leadersOf(topic)).get(partition)
    if (leader) return leader
    this.forget(topic)
    const code = leader === null ? LEADER_NOT_AVAILABLE : UNKNOWN_TOPIC_OR_PARTITION
    throw new ProtocolError(code, `Metadata of ${topic}/${partition}`)
  }

  /** The numbers of the topic's partitions, in order. */
  async partitions(topic: string): Promise<readonly number[]> {
    return [...(await this.#leadersOf(topic)).keys()].sort((a, b) => a - b)
  }

  /**
   * Makes sure that the topic's leaders are in the cache; resolves with the brokers that lead one
   * of its partitions.
   */
  async learn(topic: string): Promise<readonly Address[]> {
    const leaders = await this.#leadersOf(topic)
    return [...leaders.values()].filter(leader => leader !== null)
  }

  #leadersOf(topic: string): Promise<Leaders> {
    return this.#leaders.get(topic) ?? this.#lookUp(topic)
  }

  /** Makes the next `leader` ask the brokers again: after an error of the old leader. */
  forget(topic: string): void {
    this.#leaders.delete(topic)
  }

  #lookUp(topic: string): Promise<Leaders> {
    const asked = this.#askLeaders(topic)
    this.#leaders.set(topic, asked)
    asked.catch(() => {
      if (this.#leaders.get(topic) === asked) this.forget(topic)
    })
    return asked
  }

  async #askLeaders(topic: string): Promise<Leaders> {
    const { brokers, topicMetadata } = await this.metadata([topic])
    const found = topicMetadata[0]
    throwIfFailed(found?.topicErrorCode ?? UNKNOWN_TOPIC_OR_PARTITION, `Metadata of ${topic}`)
    const byId = new Map(brokers.map(({ nodeId, host, port }) => [nodeId, { host, port }]))
    const partitions = found?.partitionMetadata ?? []
    return new Map(partitions.map(p => [p.partitionId, byId.get(p.leader) ?? null]))
  }

  /** The brokers' word on these topics; on all of them for null, on none for []. */
  async metadata(topics: readonly string[] | null): Promise<MetadataAnswer> {
    const answer = await decodeMetadata(await this.onAny(link => this.#ask(link, topics)))
    if (answer.brokers.length > 0)
      this.#nodes = answer.brokers.map(({ host, port }) => ({ host, port }))
    return answer
  }

  #ask(link: Link, topics: readonly string[] | null): Promise<Buffer> {
    const frame = link.begin(new Frame(), METADATA, METADATA_VERSION).int32(topics?.length ?? -1)
    for (const topic of topics ?? []) frame.string(topic)
    return link.exchange(frame.int8(NO_AUTO_CREATION))
  }

  async coordinator(kind: Coordinated, id: string): Promise<Address> {
    const coordinatorType = kind === 'group' ? 0 : 1
    const { coordinator } = await this.onAny(link =>
      link.broker.findGroupCoordinator({ groupId: id, coordinatorType }),
    )
    return { host: coordinator.host, port: coordinator.port }
  }

  /** Asks the broker that answered last, then the others, then the seeds, until one answers. */
  async onAny<T>(request: (link: Link) => Promise<T>): Promise<T> {
    let last: unknown
    for (const node of this.#candidates()) {
      try {
        const answer = await this.shared.use(node, request)
        this.#answering = node
        return answer
      } catch (error) {
        if (!isTransient(error)) throw error
        last = error
      }
    }
    throw last
  }

  /**
   * Asks this broker last from now on: one that is frozen takes requests and never answers. What it
   * led may have moved.
   */
  #doubt(node: Address): void {
    if (this.#answering && same(this.#answering, node)) this.#answering = undefined
    this.#nodes = [...this.#nodes.filter(other => !same(other, node)), node]
    for (const [topic, leaders] of this.#leaders) void this.#forgetIfLedBy(node, topic, leaders)
  }

  async #forgetIfLedBy(node: Address, topic: string, known: Promise<Leaders>): Promise<void> {
    const leaders = await known.catch(() => new Map<number, Address | null>())
    const led = [...leaders.values()].some(leader => leader !== null && same(leader, node))
    if (led && this.#leaders.get(topic) === known) this.forget(topic)
  }

  /** Each address once; there is always a seed. */
  #candidates(): Iterable<Address> {
    const first = this.#answering ? [this.#answering] : []
    const all = [...first, ...this.#nodes, ...this.settings.seeds]
    return new Map(all.map(node => [`${node.host}:${node.port}`, node])).values()
  }
}

const same = (a: Address, b: Address): boolean => a.host === b.host && a.port === b.port
