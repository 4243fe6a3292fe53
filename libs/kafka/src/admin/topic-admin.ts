import { isBatonError } from '@baton/domain'
import type { LogEnds } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { persist } from '../cluster/retry.ts'
import { logEnds } from '../read/log-ends.ts'
import { protocolType } from '../wire/protocol-error.ts'
import { type OpenTransaction, openTransactions } from './open-transactions.ts'

export interface TopicSpec {
  readonly name: string
  readonly partitions: number
  /** Default: 3, or as many as there are brokers. */
  readonly replicationFactor?: number
  readonly configs?: Readonly<Record<string, string>>
}

export interface TopicDescription {
  readonly name: string
  readonly partitions: number
  readonly replicationFactor: number
  /** Every setting of the topic, the broker's defaults included. */
  readonly configs: Readonly<Record<string, string>>
}

const REPLICAS = 3
const TOPIC = 2
const UNKNOWN_OFFSET = -1

/** Creates, looks at and deletes topics; reads the offsets that groups committed. */
export class TopicAdmin {
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  /**
   * Creates those that are missing, leaves the others as they are, and returns once every partition
   * of all answers.
   */
  async create(topics: readonly TopicSpec[]): Promise<void> {
    for (const topic of topics)
      await persist(this.#cluster.settings, `create topic ${topic.name}`, () => this.#create(topic))
    await Promise.all(topics.map(({ name }) => this.#answers(name)))
  }

  /**
   * It was just created, so that it is on its way: many topics on busy brokers take longer than one
   * that is missing is waited for.
   */
  async #answers(name: string): Promise<void> {
    const until = performance.now() + this.#cluster.settings.giveUpMs
    for (;;) {
      try {
        await this.ends(name)
        return
      } catch (error) {
        const isMissing = isBatonError(error) && error.code === 'TOPIC_MISSING'
        if (!isMissing || performance.now() > until) throw error
      }
    }
  }

  async #create({ name, partitions, replicationFactor, configs = {} }: TopicSpec): Promise<void> {
    const { brokers } = await this.#cluster.metadata([])
    const topic = {
      topic: name,
      numPartitions: partitions,
      replicationFactor: replicationFactor ?? Math.min(REPLICAS, brokers.length),
      configEntries: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
    }
    const timeout = this.#cluster.settings.requestTimeoutMs
    await allBut('TOPIC_ALREADY_EXISTS', () =>
      this.#cluster.onAny(link => link.broker.createTopics({ topics: [topic], timeout })),
    )
    this.#cluster.forget(name)
  }

  /** Deletes those that exist. */
  async delete(names: readonly string[]): Promise<void> {
    const timeout = this.#cluster.settings.requestTimeoutMs
    for (const name of names) {
      await persist(this.#cluster.settings, `delete topic ${name}`, () =>
        allBut('UNKNOWN_TOPIC_OR_PARTITION', () =>
          this.#cluster.onAny(link => link.broker.deleteTopics({ topics: [name], timeout })),
        ),
      )
      this.#cluster.forget(name)
    }
  }

  /** Deletes the records of a partition before an offset: what retention does, at once. */
  async deleteRecords(topic: string, partition: number, before: number): Promise<void> {
    const { settings } = this.#cluster
    await persist(settings, `delete records of ${topic}/${partition}`, async () => {
      const leader = await this.#cluster.leader(topic, partition)
      const partitions = [{ partition, offset: `${before}` }]
      await this.#cluster.shared.use(leader, link =>
        link.broker.deleteRecords({ topics: [{ topic, partitions }] }),
      )
    })
  }

  /** The names of all topics. */
  async list(): Promise<readonly string[]> {
    const { topicMetadata } = await persist(this.#cluster.settings, 'list topics', () =>
      this.#cluster.metadata(null),
    )
    return topicMetadata.map(({ topic }) => topic)
  }

  /** What the brokers say of those of the topics that exist. */
  async describe(names: readonly string[]): Promise<readonly TopicDescription[]> {
    const descriptions = await Promise.all(names.map(name => this.#describe(name)))
    return descriptions.filter(description => description !== undefined)
  }

  #describe(name: string): Promise<TopicDescription | undefined> {
    return persist(this.#cluster.settings, `describe topic ${name}`, async () => {
      const { topicMetadata } = await this.#cluster.metadata([name])
      const partitions = topicMetadata[0]?.partitionMetadata ?? []
      if (partitions.length === 0) return undefined
      const { resources } = await this.#cluster.onAny(link =>
        link.broker.describeConfigs({ resources: [{ type: TOPIC, name }] }),
      )
      const entries = resources[0]?.configEntries ?? []
      return {
        name,
        partitions: partitions.length,
        replicationFactor: partitions[0]?.replicas.length ?? 0,
        configs: Object.fromEntries(entries.map(e => [e.configName, e.configValue])),
      }
    })
  }

  /** Start and last stable offset of each partition, in order. */
  async ends(topic: string): Promise<readonly LogEnds[]> {
    const partitions = await persist(this.#cluster.settings, `find topic ${topic}`, () =>
      this.#cluster.partitions(topic),
    )
    return Promise.all(partitions.map(partition => logEnds(this.#cluster, topic, partition)))
  }

  /** Transactions that have been open in these topics for longer, whoever's they are. */
  openTransactions(
    topics: readonly string[],
    olderThanMs: number,
    now = Date.now(),
  ): Promise<readonly OpenTransaction[]> {
    return openTransactions(this.#cluster, topics, olderThanMs, now)
  }

  /**
   * What the group committed for the topic, by partition; partitions without a commit are left out.
   */
  async groupOffsets(groupId: string, topic: string): Promise<ReadonlyMap<number, number>> {
    const { settings } = this.#cluster
    return persist(settings, `ask for the offsets of group ${groupId}`, async () => {
      const partitions = (await this.#cluster.partitions(topic)).map(partition => ({ partition }))
      const coordinator = await this.#cluster.coordinator('group', groupId)
      const { responses } = await this.#cluster.shared.use(coordinator, link =>
        link.broker.offsetFetch({ groupId, topics: [{ topic, partitions }] }),
      )
      const committed = (responses[0]?.partitions ?? [])
        .map(({ partition, offset }) => [partition, Number(offset)] as const)
        .filter(([, offset]) => offset !== UNKNOWN_OFFSET)
      return new Map(committed)
    })
  }
}

const allBut = async (harmless: string, request: () => Promise<unknown>): Promise<void> => {
  try {
    await request()
  } catch (error) {
    if (protocolType(error) !== harmless) throw error
  }
}
