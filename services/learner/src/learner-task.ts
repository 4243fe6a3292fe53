import { randomUUID } from 'node:crypto'
import type { Codecs } from '@baton/codec'
import type { Logger } from '@baton/runtime'
import {
  type LogPort,
  PartitionTask,
  type StoreProvider,
  systemClock,
  TASK_BOUNDS,
} from '@baton/stream'
import type { LearnerConfig } from './config.ts'
import type { LearnerMetrics } from './metrics.ts'
import { observe } from './observe.ts'
import { type LearnerNews, LearnerProcessor } from './processor.ts'
import type { LearnerState } from './state.ts'
import { type LearnerTopics, learnerInputs, OWN_PARTITION } from './topics.ts'

export interface LearnerParts {
  readonly config: LearnerConfig
  readonly topics: LearnerTopics
  readonly codecs: Codecs
  readonly log: LogPort
  readonly stores: StoreProvider
  readonly metrics: LearnerMetrics
  readonly logger: Logger
  readonly logNews: (news: LearnerNews) => void
  /** Aborts when the process stops. */
  readonly signal: AbortSignal
}

/** The one task of the learner, over all partitions; its transactional id fences any other. */
export const learnerTask = (parts: LearnerParts): PartitionTask<LearnerState> => {
  const { config, topics, codecs, metrics, logger, signal } = parts
  const { appId, partitions, clock, learning, batchMaxRecords, passOver } = config
  return new PartitionTask({
    name: 'learner-0',
    transactionalId: `${appId}.learner.${OWN_PARTITION}`,
    inputs: learnerInputs(topics, partitions),
    partition: OWN_PARTITION,
    changelog: topics.state,
    outputs: [topics.thresholds, topics.health],
    processor: () =>
      new LearnerProcessor({
        appId,
        partitions,
        clock,
        learning,
        topics,
        codecs,
        onLearned: news => {
          metrics.learned(news)
          parts.logNews(news)
        },
        signal,
      }),
    log: parts.log,
    stores: parts.stores,
    passOver,
    bounds: { ...TASK_BOUNDS, batchMaxRecords },
    clock: systemClock,
    observer: observe(metrics, logger),
    newIncarnation: randomUUID,
  })
}
