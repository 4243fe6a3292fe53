import type { OutputRecord } from '@baton/stream'
import { inject, onTestFinished } from 'vitest'
import { Cluster } from '../cluster/cluster.ts'
import { parseSettings } from '../cluster/config.ts'
import { persist } from '../cluster/retry.ts'
import { Frame } from '../wire/frame.ts'
import { readReceipts, writeProduce } from '../write/produce.ts'
import { Sequences } from '../write/sequences.ts'
import {
  addPartitions,
  endTransaction,
  initProducerId,
  type ProducerIdentity,
} from '../write/transaction-requests.ts'
import { textRecord } from './broker.ts'

/** The cluster as the classes inside see it, closed when the test ends. */
export const testCluster = (): Cluster => {
  const { brokers } = inject('cluster')
  const cluster = new Cluster(parseSettings({ brokers, clientId: 'kafka-test-inside' }))
  onTestFinished(() => cluster.close())
  return cluster
}

/**
 * A producer that leaves transactions open, aborts them or interleaves them with others: what our
 * writer never does.
 */
export interface LooseProducer {
  readonly identity: ProducerIdentity
  write(topic: string, ...records: readonly (string | OutputRecord)[]): Promise<void>
  end(how: 'commit' | 'abort'): Promise<void>
}

export const looseProducer = async (cluster: Cluster, id: string): Promise<LooseProducer> => {
  const { settings } = cluster
  const frame = new Frame()
  const links = cluster.links()
  const sequences = new Sequences()
  const coordinator = await persist(settings, 'find', () => cluster.coordinator('transaction', id))
  const ask = <T>(request: Parameters<typeof links.use<T>>[1]) =>
    persist(settings, 'ask the coordinator', () => links.use(coordinator, request))
  const identity = await ask(link => initProducerId(link, id, settings.transactionTimeoutMs))
  const partition = 0
  return {
    identity,
    write: async (topic, ...given) => {
      const records = given.map(r => (typeof r === 'string' ? textRecord(r) : r))
      await ask(link =>
        addPartitions(link, frame, id, identity, new Map([[topic, [{ partition }]]])),
      )
      const firstSequence = sequences.take(topic, partition, records.length)
      const origin = { ...identity, firstSequence, transactional: true }
      const leader = await cluster.leader(topic, partition)
      await links.use(leader, async link => {
        const batch = { topic, partition, records, origin }
        writeProduce(frame, settings, id, new Map([[topic, [batch]]]))
        readReceipts(await link.exchange(frame))
      })
    },
    end: how => ask(link => endTransaction(link, frame, id, identity, how === 'commit')),
  }
}
