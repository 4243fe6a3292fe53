import { randomUUID } from 'node:crypto'
import type { Codecs } from '@baton/codec'
import type { ContactState } from '@baton/domain'
import type { Logger, RouterMetrics } from '@baton/runtime'
import {
  type LogPort,
  PartitionTask,
  type Probe,
  type RecordAppender,
  type StoreProvider,
  systemClock,
  TASK_BOUNDS,
} from '@baton/stream'
import type { RouterConfig } from './config.ts'
import { RouterProcessor } from './decide/processor.ts'
import { DecisionTally } from './decide/tally.ts'
import { observe } from './observe.ts'
import type { TableFeed } from './tables/feed.ts'
import type { RouterTopics } from './topics.ts'

/** What the tasks of one process share. */
export interface RouterParts {
  readonly config: RouterConfig
  readonly topics: RouterTopics
  /** Bots with a routing topic, human included. */
  readonly bots: readonly string[]
  readonly codecs: Codecs
  readonly feed: TableFeed
  readonly log: LogPort
  readonly stores: StoreProvider
  readonly wakeUps: RecordAppender
  readonly metrics: RouterMetrics
  readonly logger: Logger
  readonly probe: Probe | undefined
  /** Aborts when the process stops. */
  readonly signal: AbortSignal
}

/**
 * Encoded bytes of the states this process keeps decoded if all partitions are its own: those of
 * conversations under way at a few events a second. Of more it would cost more to keep a state than
 * to decode it again, 5 µs: scattered over an old heap, each of its 200 objects is a cache miss,
 * and moving it there is work of the garbage collector.
 */
const CACHE_MAX_BYTES = 256 * 1024

/**
 * The task of one partition; its store, its transactional id and its outputs all go by that number.
 */
export const routerTask = (parts: RouterParts, partition: number): PartitionTask<ContactState> => {
  const { config, topics, metrics, logger, probe } = parts
  const { appId, partitions, clock, batchMaxRecords, passOver } = config
  const cacheMaxBytes = CACHE_MAX_BYTES / partitions
  return new PartitionTask({
    name: `router-${partition}`,
    transactionalId: `${appId}.router.${partition}`,
    inputs: [{ topic: topics.events, partition }],
    partition,
    changelog: topics.state,
    outputs: outputsOf(parts),
    processor: () => {
      const tally = new DecisionTally(metrics.decisions)
      return new RouterProcessor({ ...parts, appId, partition, partitions, tally })
    },
    log: parts.log,
    stores: parts.stores,
    wakeUps: { appender: parts.wakeUps, time: clock === 'log' ? 'log' : 'wall' },
    passOver,
    bounds: { ...TASK_BOUNDS, batchMaxRecords, cacheMaxBytes },
    clock: systemClock,
    observer: observe({ partition, metrics, log: logger }),
    newIncarnation: randomUUID,
    ...(probe && { probe }),
  })
}

const outputsOf = ({ topics, bots }: RouterParts): string[] => [
  topics.decisions,
  topics.outbound,
  topics.outcomes,
  topics.adoptions,
  topics.deadLetters,
  ...bots.map(bot => topics.routing(bot)),
]
