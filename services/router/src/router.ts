import { join } from 'node:path'
import { type Codecs, registerSchemas, registryOf, resolveTopics } from '@baton/codec'
import { createKafka, type KafkaClient, kafkaConfigOf } from '@baton/kafka'
import { createLogger, createRegistry, type Logger, routerMetrics } from '@baton/runtime'
import { LmdbStores, MemoryStores } from '@baton/store'
import {
  type Probe,
  pause,
  stuckTasks,
  systemClock,
  TaskSupervisor,
  unreadyTasks,
} from '@baton/stream'
import type { RouterConfig } from './config.ts'
import { LagReport } from './lag-report.ts'
import { rehearse } from './rehearsal.ts'
import { type RouterParts, routerTask } from './router-task.ts'
import { TableFeed } from './tables/feed.ts'
import { checkRouterTopics, checkRoutingTopics, routableBots, routerTopics } from './topics.ts'

export interface RouterOptions {
  readonly log?: Logger
  /** For fault tests: called at each point of a transaction. */
  readonly probe?: Probe
  /**
   * Whether to decide made-up messages while the group forms, so that the first real ones meet
   * compiled code.
   */
  readonly rehearsed?: boolean
}

export interface RouterService {
  readonly registry: ReturnType<typeof createRegistry>
  /** Rejects when the service cannot go on. */
  readonly ended: Promise<void>
  stuck(): readonly string[]
  missing(): readonly string[]
  partitions(): readonly number[]
  stop(): Promise<void>
}

/**
 * How often metrics and the group's committed offsets follow, ms; both are for people and lag tools
 * only.
 */
const REPORT_MS = 1_000
/**
 * The last report, when the service stops, is waited for no longer, ms: partitions are to be given
 * up in time.
 */
const LAST_REPORT_MS = 2_000

/**
 * Joins the group and decides the partitions it is given until stopped. Resolves with the first
 * assignment.
 */
export const startRouter = async (
  config: RouterConfig,
  { log, probe, rehearsed = false }: RouterOptions = {},
): Promise<RouterService> => {
  const logger = log ?? createLogger({ level: config.logLevel, service: 'router' })
  const kafka = createKafka(kafkaConfigOf(config, `${config.appId}.router`))
  const stopping = new AbortController()
  const opened: TableFeed[] = []
  try {
    return await start(config, kafka, logger, { probe, rehearsed }, stopping, opened)
  } catch (error) {
    stopping.abort()
    // It would follow its tables for ever, through a client that is closed.
    await Promise.all(opened.map(feed => feed.stop()))
    await kafka.close()
    throw error
  }
}

const start = async (
  config: RouterConfig,
  kafka: KafkaClient,
  logger: Logger,
  { probe, rehearsed }: Pick<RouterOptions, 'rehearsed'> & { readonly probe: Probe | undefined },
  stopping: AbortController,
  opened: TableFeed[],
): Promise<RouterService> => {
  // The registry is asked while brokers are looked for; what it says matters only once these are as
  // they should be.
  const asked = codecsOf(config, logger, stopping.signal)
  asked.catch(() => {})
  await kafka.connect({
    onWaiting: error => logger.warn('waiting for the brokers', { err: error }),
  })
  const { appId } = config
  const admin = kafka.admin()
  const topics = routerTopics(appId)
  const bots = [...routableBots(appId, await admin.list())]
  await checkRouterTopics(config, bots, names => admin.describe(names))

  const registry = createRegistry('router')
  const metrics = routerMetrics(registry)
  const codecs = await asked
  const feed = new TableFeed({
    log: kafka.log,
    codecs,
    topics,
    clock: systemClock,
    checkBots: wanted => checkRoutingTopics(config, wanted, names => admin.describe(names)),
    onRefused: error => logger.error('a policy cannot be used', { err: error }),
    onFailed: error => logger.error('tables cannot be followed', { err: error }),
  })
  opened.push(feed)
  await feed.start()
  if (!feed.content()) logger.warn('no policy is active yet: publish one')

  const wakeUps = kafka.appender()
  const stores = storesOf(config, logger)
  const parts: RouterParts = {
    config,
    topics,
    bots,
    codecs,
    feed,
    log: kafka.log,
    stores,
    wakeUps,
    metrics,
    logger,
    probe,
    signal: stopping.signal,
  }
  const membership = kafka.membership({
    groupId: `${appId}.router`,
    topic: topics.events,
    sessionTimeoutMs: config.sessionTimeoutMs,
  })
  const supervisor = new TaskSupervisor(membership, partition => routerTask(parts, partition))
  const assigned = supervisor.start()
  if (rehearsed) {
    const { signal } = stopping
    const { partitions } = config
    // A rule that throws costs a dead letter, not the start.
    const events = await rehearse(
      { appId, partitions, topics, codecs, feed, signal },
      assigned,
    ).catch(error => logger.error('rehearsal', { err: error }))
    if (events !== undefined) logger.info('rehearsed', { count: events })
  }
  await assigned
  logger.info('assigned', { partitions: supervisor.partitions })

  const tasks = () => supervisor.tasks
  const lag = new LagReport({ tasks, log: kafka.log, metrics, membership, now: Date.now })
  const report = setInterval(() => void lag.tell(), REPORT_MS)
  return {
    registry,
    ended: supervisor.ended,
    stuck: () => stuckTasks(supervisor, performance.now()),
    missing: () => unreadyTasks(supervisor),
    partitions: () => supervisor.partitions,
    stop: async () => {
      clearInterval(report)
      stopping.abort()
      await atMost(LAST_REPORT_MS, lag.tell())
      await Promise.all([feed.stop(), supervisor.stop()])
      // Wake-ups that are not acknowledged are appended again by whoever owns the partition.
      await atMost(LAST_REPORT_MS, wakeUps.close())
      await stores.close()
      await kafka.close()
    },
  }
}

/** Waits for it no longer than that. */
const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController()
  await Promise.race([work, pause(systemClock, ms, over.signal)])
  over.abort()
}

const codecsOf = (config: RouterConfig, log: Logger, signal: AbortSignal): Promise<Codecs> => {
  const schemas = registryOf(config.registry, {
    onWaiting: error => log.warn('waiting for the schema registry', { err: error }),
  })
  return registerSchemas(schemas, resolveTopics({ ...config, bots: [] }), signal)
}

const storesOf = (
  { store, dataDir, appId }: RouterConfig,
  log: Logger,
): MemoryStores | LmdbStores =>
  store === 'memory'
    ? new MemoryStores()
    : new LmdbStores({
        directory: join(dataDir, 'store', appId),
        appId,
        onDropped: (task, err) => log.warn('local store not trusted, restoring', { task, err }),
        onCloseFailed: (task, err) =>
          log.error('last states not written, read again from the log at the next start', {
            task,
            err,
          }),
        onDiskFull: task => log.error('disk full: states wait in memory, make room', { task }),
        onDiskFree: task => log.info('the disk has room again', { task }),
      })
