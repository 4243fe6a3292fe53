import { registerSchemas, registryOf, resolveTopics } from '@baton/codec'
import { createKafka, type KafkaClient, kafkaConfigOf } from '@baton/kafka'
import { createRegistry, type Logger } from '@baton/runtime'
import { MemoryStores } from '@baton/store'
import { stuckTasks, TaskSupervisor, unreadyTasks } from '@baton/stream'
import type { LearnerConfig } from './config.ts'
import { LagReport } from './lag-report.ts'
import { learnerTask } from './learner-task.ts'
import { learnerMetrics } from './metrics.ts'
import { learnerTopics } from './topics.ts'

export interface LearnerService {
  readonly registry: ReturnType<typeof createRegistry>
  /** Rejects when the service cannot go on. */
  readonly ended: Promise<void>
  /** false: it stands by. */
  readonly active: boolean
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
export const startLearner = async (config: LearnerConfig, log: Logger): Promise<LearnerService> => {
  const kafka = createKafka(kafkaConfigOf(config, `${config.appId}.learner`))
  const stopping = new AbortController()
  try {
    await kafka.connect({
      onWaiting: error => log.warn('waiting for the brokers', { err: error }),
    })
    return await start(config, kafka, log, stopping)
  } catch (error) {
    stopping.abort()
    await kafka.close()
    throw error
  }
}

const start = async (
  config: LearnerConfig,
  kafka: KafkaClient,
  logger: Logger,
  stopping: AbortController,
): Promise<LearnerService> => {
  const { appId, sessionTimeoutMs } = config
  const topics = learnerTopics(appId)
  const registry = createRegistry('learner')
  const metrics = learnerMetrics(registry)
  const schemas = registryOf(config.registry, {
    onWaiting: error => logger.warn('waiting for the schema registry', { err: error }),
  })
  const codecs = await registerSchemas(
    schemas,
    resolveTopics({ ...config, bots: [] }),
    stopping.signal,
  )
  // The state is small: it is restored in full, and two instances need no directory each.
  const stores = new MemoryStores()
  const { signal } = stopping
  const { log } = kafka
  const parts = { config, topics, codecs, log, stores, metrics, logger, signal }
  const membership = kafka.membership({
    groupId: `${appId}.learner`,
    topic: topics.state,
    sessionTimeoutMs,
  })
  const supervisor = new TaskSupervisor(membership, () => learnerTask(parts))
  await supervisor.start()
  logger.info(supervisor.partitions.length > 0 ? 'active' : 'standing by')
  const tasks = () => supervisor.tasks
  const lag = new LagReport({ tasks, log, metrics, now: Date.now })
  const report = setInterval(() => void lag.tell(), REPORT_MS)
  return {
    registry,
    ended: supervisor.ended,
    get active() {
      return supervisor.partitions.length > 0
    },
    stuck: () => stuckTasks(supervisor, performance.now()),
    missing: () => unreadyTasks(supervisor),
    stop: async () => {
      clearInterval(report)
      stopping.abort()
      await supervisor.stop()
      await stores.close()
      await kafka.close()
    },
  }
}
