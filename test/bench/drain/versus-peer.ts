import type { Measured } from '../harness/figures.ts'
import { withCluster } from '../harness/with-cluster.ts'
import { routedChecksum } from './checksum.ts'
import { drain } from './drain.ts'
import { kafkaStreams } from './kafka-streams.ts'

const PARTITIONS = 8

/**
 * The pass-throughs are the limits: the one that keeps no state, and the one that writes as many
 * records as the job.
 */
const KINDS = ['full', 'peer', 'passthrough', 'passthrough, stored'] as const

export interface VersusPeer {
  readonly count: number
  readonly processes: readonly number[]
  readonly runs: number
}

/**
 * Kafka Streams and Baton in turn on one broker: the same messages, each side in its own schema.
 */
export const benchVersusPeer = (
  { count, processes, runs }: VersusPeer,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const peer = kafkaStreams(brokers[0] ?? '', dir)
    await peer.preload(count)
    const ours = { brokers, registryUrl, partitions: PARTITIONS, count }
    for (let run = 0; run < runs; run++) {
      const theirs = await peer.drain()
      print(theirs)
      for (const number of processes) {
        for (const kind of KINDS) {
          const measured = await drain({ ...ours, kind, processes: number })
          print(measured)
          if (kind === 'peer') await sameRouting(brokers, measured.appId, theirs)
        }
      }
    }
  })

/** A figure counts only if the work was the same. */
const sameRouting = async (brokers: readonly string[], appId: string, peer: Measured) => {
  const { count, sum } = await routedChecksum(brokers, appId, PARTITIONS)
  if (sum !== peer.figures.routedSum)
    throw new Error(
      `${count} routed messages sum to ${sum}, the peer's to ${peer.figures.routedSum}`,
    )
}
