import type { LogEnds } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { persist } from '../cluster/retry.ts'
import { protocolType } from '../wire/protocol-error.ts'

const EARLIEST = -2
const LATEST = -1

export type Isolation = 'committed' | 'uncommitted'

/**
 * Asks the leader; for `committed` the latest offset is the last stable one, for `uncommitted` the
 * high watermark.
 */
const offsetAt = async (
  cluster: Cluster,
  topic: string,
  partition: number,
  timestamp: typeof EARLIEST | typeof LATEST,
  isolation: Isolation,
): Promise<number> => {
  try {
    const leader = await cluster.leader(topic, partition)
    const { responses } = await cluster.shared.use(leader, link =>
      link.broker.listOffsets({
        replicaId: -1,
        isolationLevel: isolation === 'committed' ? 1 : 0,
        topics: [{ topic, partitions: [{ partition, timestamp }] }],
      }),
    )
    return Number(responses[0]?.partitions[0]?.offset)
  } catch (error) {
    cluster.forget(topic)
    throw error
  }
}

/** Where a partition starts and ends, over leader moves and broken connections. */
export const logEnds = (
  cluster: Cluster,
  topic: string,
  partition: number,
  isolation: Isolation = 'committed',
): Promise<LogEnds> =>
  persist(
    cluster.settings,
    `ask for the ends of ${topic}/${partition}`,
    async () => {
      const [start, end] = await Promise.all([
        offsetAt(cluster, topic, partition, EARLIEST, isolation),
        offsetAt(cluster, topic, partition, LATEST, isolation),
      ])
      return { start, end }
    },
    cluster.settings.giveUpMs,
    cluster.closed,
  )

/** Whether a fetch failed because its offset is not in the log. */
export const isOutOfRange = (error: unknown): boolean =>
  protocolType(error) === 'OFFSET_OUT_OF_RANGE'
