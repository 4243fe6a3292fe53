import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createKafka } from '@baton/kafka'
import { LmdbStores } from '@baton/store'
import {
  PartitionTask,
  type Processor,
  systemClock,
  TASK_BOUNDS,
  type TaskObserver,
  TaskSupervisor,
} from '@baton/stream'
import { benchTopics } from './bench-topics.ts'
import { PassThrough, PeerProcessor } from './peer-processor.ts'
import type { DrainKind } from './worker.ts'

export interface BenchApp {
  readonly brokers: readonly string[]
  readonly appId: string
  readonly dataDir: string
  readonly kind: Exclude<DrainKind, 'full'>
}

/** As many bytes of decoded states as the router keeps. */
const CACHE_MAX_BYTES = 32 * 1024

/** The router's task, store, group and data path around another processor. */
export const startBenchTasks = async (app: BenchApp, observer: TaskObserver) => {
  const { brokers, appId, kind } = app
  const kafka = createKafka({ brokers, clientId: `${appId}.router` })
  await kafka.connect()
  const topics = benchTopics(appId)
  const stores = new LmdbStores({ directory: join(app.dataDir, 'store', appId), appId })
  const membership = kafka.membership({
    groupId: `${appId}.router`,
    topic: topics.input,
    sessionTimeoutMs: 6_000,
  })
  const make = <S>(partition: number, processor: () => Processor<S>) =>
    new PartitionTask<S>({
      name: `router-${partition}`,
      transactionalId: `${appId}.router.${partition}`,
      inputs: [{ topic: topics.input, partition }],
      partition,
      changelog: topics.state,
      outputs: topics.all.filter(topic => topic !== topics.input && topic !== topics.state),
      processor,
      log: kafka.log,
      stores,
      bounds: { ...TASK_BOUNDS, cacheMaxBytes: CACHE_MAX_BYTES },
      clock: systemClock,
      observer,
      newIncarnation: randomUUID,
    })
  const supervisor = new TaskSupervisor(membership, partition =>
    kind === 'peer'
      ? make(partition, () => new PeerProcessor(topics))
      : make(partition, () => new PassThrough(topics, kind !== 'passthrough')),
  )
  await supervisor.start()
  return async () => {
    await supervisor.stop()
    await stores.close()
    await kafka.close()
  }
}
