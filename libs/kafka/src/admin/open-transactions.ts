import type { Cluster } from '../cluster/cluster.ts'
import { persist } from '../cluster/retry.ts'
import {
  type ActiveProducer,
  activeProducers,
  type CoordinatedTransaction,
  describeTransaction,
  transactionalIds,
} from './transaction-questions.ts'

/** A transaction that keeps read-committed readers of a partition from what comes after it. */
export interface OpenTransaction {
  readonly topic: string
  readonly partition: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly coordinatorEpoch: number
  /** Of its first record in the partition: no reader gets beyond. */
  readonly startOffset: number
  /** Since it began; since its last record where its coordinator does not know it. */
  readonly ageMs: number
  /** Undefined where no coordinator that this client may ask knows the producer. */
  readonly transactionalId: string | undefined
  /**
   * After this its coordinator aborts it; undefined when none will: it hangs for ever (KIP-664).
   */
  readonly timeoutMs: number | undefined
}

type Found = ActiveProducer & { readonly topic: string; readonly partition: number }

/**
 * The open transactions of the topics that are older than `olderThanMs`, by topic, partition and
 * offset.
 */
export const openTransactions = async (
  cluster: Cluster,
  topics: readonly string[],
  olderThanMs: number,
  now: number,
): Promise<readonly OpenTransaction[]> => {
  const found = (await Promise.all(topics.map(topic => producersOf(cluster, topic)))).flat()
  if (found.length === 0) return []
  const ids = await allTransactionalIds(cluster)
  const open: OpenTransaction[] = []
  for (const producer of found) {
    const transactionalId = ids.get(producer.producerId)
    const known = transactionalId && (await coordinated(cluster, transactionalId))
    const transaction = describe(producer, transactionalId, known || undefined, now)
    if (transaction.ageMs >= olderThanMs) open.push(transaction)
  }
  return open
}

const producersOf = async (cluster: Cluster, topic: string): Promise<Found[]> => {
  const { settings } = cluster
  const partitions = await persist(settings, `find topic ${topic}`, () => cluster.partitions(topic))
  const found = partitions.map(partition =>
    persist(settings, `ask for the producers of ${topic}/${partition}`, async () => {
      try {
        const leader = await cluster.leader(topic, partition)
        return await cluster.shared.use(leader, link => activeProducers(link, topic, partition))
      } catch (error) {
        cluster.forget(topic)
        throw error
      }
    }).then(producers => producers.map(producer => ({ ...producer, topic, partition }))),
  )
  return (await Promise.all(found)).flat()
}

/** Every broker knows the ids it coordinates. */
const allTransactionalIds = async (cluster: Cluster): Promise<ReadonlyMap<number, string>> => {
  const ids = new Map<number, string>()
  const { brokers } = await cluster.metadata([])
  for (const broker of brokers) {
    const ask = () => cluster.shared.use(broker, transactionalIds)
    const known = await persist(cluster.settings, 'list transactions', ask)
    for (const [producerId, id] of known) ids.set(producerId, id)
  }
  return ids
}

const coordinated = (cluster: Cluster, id: string): Promise<CoordinatedTransaction | undefined> =>
  persist(cluster.settings, `describe the transaction of ${id}`, async () => {
    const coordinator = await cluster.coordinator('transaction', id)
    return cluster.shared.use(coordinator, link => describeTransaction(link, id))
  })

/**
 * A coordinator that does not count the partition among those of the id's transaction will never
 * end it there.
 */
const describe = (
  producer: Found,
  transactionalId: string | undefined,
  known: CoordinatedTransaction | undefined,
  now: number,
): OpenTransaction => {
  const { topic, partition, producerId, producerEpoch, coordinatorEpoch, startOffset } = producer
  const isIts = known?.partitions.has(`${topic}/${partition}`) && known.producerId === producerId
  const its = isIts ? known : undefined
  const since = its && its.startedAt >= 0 ? its.startedAt : producer.lastTimestamp
  return {
    topic,
    partition,
    producerId,
    producerEpoch,
    coordinatorEpoch,
    startOffset,
    ageMs: Math.max(0, now - since),
    transactionalId,
    timeoutMs: its?.timeoutMs,
  }
}
