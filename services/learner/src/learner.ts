import { registerApp } from '@baton/codec'
import { GroupStanding, type KafkaClient, openKafka } from '@baton/kafka'
import { createRegistry, type Logger, waitsFor } from '@baton/runtime'
import { MemoryStores } from '@baton/store'
import { stuckTasks, TaskSupervisor, unreadyTasks } from '@baton/stream'
import type { LearnerConfig } from './config.ts'
import { LagReport } from './lag-report.ts'
import { learnerTask } from './learner-task.ts'
import { learnerMetrics } from './metrics.ts'
import { newsLog } from './observe.ts'
import { learnerTopics } from './topics.ts'

export interface LearnerOptions {
  readonly log: Logger
}

export interface LearnerService {
  readonly registries: readonly ReturnType<typeof createRegistry>[]
  /** Rejects when the service cannot go on. */
  readonly ended: Promise<void>
  stuck(): readonly string[]
  missing(): readonly string[]
  stop(): Promise<void>
}

/** How often metrics follow, ms. */
const REPORT_MS = 1_000

/**
 * Joins the group and learns while it owns the one partition of the learner's state. Resolves with
 * the first assignment.
 */
export const startLearner = (
  config: LearnerConfig,
  { log }: LearnerOptions,
): Promise<LearnerService> =>
  openKafka(config, `${config.appId}.learner`, { onWaiting: waitsFor(log, 'brokers') }, kafka =>
    start(config, kafka, log),
  )

const start = async (
  config: LearnerConfig,
  kafka: KafkaClient,
  logger: Logger,
): Promise<LearnerService> => {
  const { appId, sessionTimeoutMs } = config
  const topics = learnerTopics(appId)
  const registry = createRegistry('learner')
  const metrics = learnerMetrics(registry)
  const codecs = await registerApp(config, { onWaiting: waitsFor(logger, 'schema registry') })
  // The state is small: it is restored in full, and two instances need no directory each.
  const stores = new MemoryStores()
  const stopping = new AbortController()
  const { signal } = stopping
  const { log } = kafka
  const logNews = newsLog(logger)
  const parts = { config, topics, codecs, log, stores, metrics, logger, logNews, signal }
  const membership = kafka.membership({
    groupId: `${appId}.learner`,
    topic: topics.state,
    sessionTimeoutMs,
  })
  const standing = new GroupStanding(membership, sessionTimeoutMs)
  const supervisor = new TaskSupervisor(membership, () => learnerTask(parts))
  await supervisor.start().catch(error => {
    stopping.abort()
    throw error
  })
  standing.follow()
  logger.info(supervisor.partitions.length > 0 ? 'active' : 'standing by')
  const tasks = () => supervisor.tasks
  const lag = new LagReport({ tasks, log, metrics, now: Date.now })
  const report = setInterval(() => void lag.tell(), REPORT_MS)
  return {
    registries: [registry],
    ended: supervisor.ended,
    stuck: () => stuckTasks(supervisor, performance.now()),
    missing: () => [...standing.missing(), ...unreadyTasks(supervisor)],
    stop: async () => {
      clearInterval(report)
      stopping.abort()
      await supervisor.stop()
      await stores.close()
      await kafka.close()
    },
  }
}
