import { join } from 'node:path'
import { type Codecs, registerApp } from '@baton/codec'
import { GroupStanding, type KafkaClient, openKafka } from '@baton/kafka'
import { createRegistry, type Logger, routerMetrics, waitsFor } from '@baton/runtime'
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
  readonly log: Logger
  /** For fault tests: called at each point of a transaction. */
  readonly probe?: Probe
  /**
   * Whether to decide made-up messages while the group forms, so that the first real ones meet
   * compiled code.
   */
  readonly rehearsed?: boolean
}

export interface RouterService {
  readonly registries: readonly ReturnType<typeof createRegistry>[]
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
  options: RouterOptions,
): Promise<RouterService> => {
  const stopping = new AbortController()
  const { log } = options
  // The registry is asked while brokers are looked for; what it says matters only once these are as
  // they should be.
  const codecs = registerApp(config, {
    onWaiting: waitsFor(log, 'schema registry'),
    signal: stopping.signal,
  })
  codecs.catch(() => {})
  try {
    return await openKafka(
      config,
      `${config.appId}.router`,
      { onWaiting: waitsFor(log, 'brokers') },
      kafka => start(config, kafka, codecs, stopping, options),
    )
  } catch (error) {
    stopping.abort()
    throw error
  }
}

const start = async (
  config: RouterConfig,
  kafka: KafkaClient,
  asked: Promise<Codecs>,
  stopping: AbortController,
  options: RouterOptions,
): Promise<RouterService> => {
  const topics = routerTopics(config.appId)
  const admin = kafka.admin()
  const bots = [...routableBots(config.appId, await admin.list())]
  await checkRouterTopics(config, bots, names => admin.describe(names))
  const codecs = await asked
  const feed = feedOf(config, kafka, codecs, options.log)
  try {
    await feed.start()
    if (!feed.content()) options.log.warn('no policy is active yet: publish one')
    return await joinGroup({ config, kafka, topics, bots, codecs, feed, stopping }, options)
  } catch (error) {
    stopping.abort()
    // It would follow its tables for ever, through a client that is closed.
    await feed.stop()
    throw error
  }
}

const feedOf = (
  config: RouterConfig,
  kafka: KafkaClient,
  codecs: Codecs,
  log: Logger,
): TableFeed => {
  const admin = kafka.admin()
  return new TableFeed({
    log: kafka.log,
    codecs,
    topics: routerTopics(config.appId),
    clock: systemClock,
    checkBots: wanted => checkRoutingTopics(config, wanted, names => admin.describe(names)),
    onActivated: ({ location, hash }) => log.info('policy adopted', { location, policy: hash }),
    onRefused: error => log.error('a table entry cannot be used', { err: error }),
    onFailed: error => log.error('tables cannot be followed', { err: error }),
  })
}

interface Opened extends Pick<RouterParts, 'config' | 'topics' | 'bots' | 'codecs' | 'feed'> {
  readonly kafka: KafkaClient
  readonly stopping: AbortController
}

const joinGroup = async (
  { kafka, stopping, ...opened }: Opened,
  { log: logger, probe, rehearsed = false }: RouterOptions,
): Promise<RouterService> => {
  const { config, topics, feed } = opened
  const { signal } = stopping
  const { log } = kafka
  const registry = createRegistry('router')
  const metrics = routerMetrics(registry)
  const wakeUps = kafka.appender()
  const stores = storesOf(config, logger)
  const parts = { ...opened, log, stores, wakeUps, metrics, logger, probe, signal }
  const membership = kafka.membership({
    groupId: `${config.appId}.router`,
    topic: topics.events,
    sessionTimeoutMs: config.sessionTimeoutMs,
  })
  const standing = new GroupStanding(membership, config.sessionTimeoutMs)
  const supervisor = new TaskSupervisor(membership, partition => routerTask(parts, partition))
  const assigned = supervisor.start()
  if (rehearsed) await rehearseUntil(assigned, parts)
  await assigned
  standing.follow()
  logger.info('assigned', { partitions: supervisor.partitions })

  const tasks = () => supervisor.tasks
  const lag = new LagReport({
    tasks,
    log,
    metrics,
    membership,
    onHeldBack: ({ topic, partition }, waitMs) =>
      logger.warn('held back by an open transaction: baton doctor says whose', {
        topic,
        partition,
        waitMs,
      }),
    now: Date.now,
  })
  const report = setInterval(() => void lag.tell(), REPORT_MS)
  return {
    registries: [registry],
    ended: supervisor.ended,
    stuck: () => stuckTasks(supervisor, performance.now()),
    missing: () => [...standing.missing(), ...unreadyTasks(supervisor)],
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

/** A rule that throws costs a dead letter, not the start. */
const rehearseUntil = async (
  assigned: Promise<unknown>,
  { config, topics, codecs, feed, signal, logger }: RouterParts,
): Promise<void> => {
  const { appId, partitions } = config
  try {
    const count = await rehearse({ appId, partitions, topics, codecs, feed, signal }, assigned)
    logger.info('rehearsed', { count })
  } catch (error) {
    logger.error('rehearsal', { err: error })
  }
}

/** Waits for it no longer than that. */
const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController()
  await Promise.race([work, pause(systemClock, ms, over.signal)])
  over.abort()
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
