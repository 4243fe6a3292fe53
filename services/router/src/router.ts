import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { registerSchemas, resolveTopics, Registry as Schemas } from '@baton/codec'
import { createKafka, kafkaConfigOf } from '@baton/kafka'
import {
  createLogger,
  createRegistry,
  Liveness,
  type Logger,
  Readiness,
  routerMetrics,
} from '@baton/runtime'
import { LmdbStores, MemoryStores } from '@baton/store'
import { PartitionTask, type Probe, systemClock, TASK_BOUNDS, TaskSupervisor } from '@baton/stream'
import type { RouterConfig } from './config.ts'
import { RouterProcessor } from './decide/processor.ts'
import { DecisionTally } from './decide/tally.ts'
import { observe } from './observe.ts'
import { TableFeed } from './tables/feed.ts'
import { routableBots, routerTopics } from './topics.ts'

export interface RouterOptions {
  readonly log?: Logger
  /** For fault tests: called at each point of a transaction. */
  readonly probe?: Probe
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

/** How often the group's committed offsets follow, for lag tools only. */
const REPORT_MS = 1_000
const ASSIGNED = 'assignment'
/** Encoded bytes of the states this process keeps decoded if all partitions are its own; decoded they take about eight times as much. */
const CACHE_MAX_BYTES = 16 * 1024 * 1024

/** Joins the group and decides the partitions it is given until stopped. Resolves with the first assignment. */
export const startRouter = async (
  config: RouterConfig,
  options: RouterOptions = {},
): Promise<RouterService> => {
  const log = options.log ?? createLogger({ level: config.logLevel, service: 'router' })
  const { appId, partitions, clock } = config
  const topics = routerTopics(appId)
  const registry = createRegistry('router')
  const metrics = routerMetrics(registry)
  const liveness = new Liveness()
  const readiness = new Readiness()
  readiness.await(ASSIGNED)
  const stopping = new AbortController()

  const kafka = createKafka(kafkaConfigOf(config, `${appId}.router`))
  await kafka.connect()
  const admin = kafka.admin()
  const schemas = new Schemas({
    url: config.registry.url,
    onWaiting: error => log.warn('waiting for the schema registry', { err: error }),
  })
  const codecs = await registerSchemas(
    schemas,
    resolveTopics({ appId, partitions, clock, bots: [] }),
    stopping.signal,
  )
  const feed = new TableFeed({
    log: kafka.log,
    codecs,
    topics,
    routable: async () => routableBots(appId, await admin.list()),
    onRefused: error => log.error('a policy cannot be used', { err: error }),
    onFailed: error => log.error('tables cannot be followed', { err: error }),
  })
  await feed.start()
  if (!feed.content()) log.warn('no policy is active yet: publish one')

  const wakeUps = kafka.appender()
  const stores =
    config.store === 'memory'
      ? new MemoryStores()
      : new LmdbStores({ directory: join(config.dataDir, 'store', appId), appId })
  const routing = [...routableBots(appId, await admin.list())].map(bot => topics.routing(bot))
  const outputs = [
    topics.decisions,
    topics.outbound,
    topics.outcomes,
    topics.adoptions,
    topics.deadLetters,
    ...routing,
  ]
  const positions = new Map<number, number>()
  const makeTask = (partition: number) =>
    new PartitionTask({
      name: `router-${partition}`,
      transactionalId: `${appId}.router.${partition}`,
      inputs: [{ topic: topics.events, partition }],
      partition,
      changelog: topics.state,
      outputs,
      processor: () =>
        new RouterProcessor({
          appId,
          partition,
          partitions,
          topics,
          codecs,
          feed,
          tally: new DecisionTally(metrics.decisions),
          signal: stopping.signal,
        }),
      log: kafka.log,
      stores,
      wakeUps: { appender: wakeUps, time: clock === 'log' ? 'log' : 'wall' },
      bounds: {
        ...TASK_BOUNDS,
        batchMaxRecords: config.batchMaxRecords,
        cacheMaxBytes: CACHE_MAX_BYTES / partitions,
      },
      clock: systemClock,
      observer: observe({
        partition,
        metrics,
        log,
        heart: liveness.heart(`partition ${partition}`),
        readiness,
        onPosition: (p, offset) => positions.set(p, offset),
      }),
      newIncarnation: randomUUID,
      ...(options.probe && { probe: options.probe }),
    })

  const membership = kafka.membership({
    groupId: `${appId}.router`,
    topic: topics.events,
    sessionTimeoutMs: config.sessionTimeoutMs,
  })
  const supervisor = new TaskSupervisor(membership, makeTask)
  await supervisor.start()
  readiness.done(ASSIGNED)
  log.info('assigned', { partitions: supervisor.partitions })

  const report = setInterval(() => {
    const offsets = [...positions].map(([partition, offset]) => ({ partition, offset }))
    positions.clear()
    if (offsets.length > 0) void membership.reportOffsets(offsets).catch(() => undefined)
  }, REPORT_MS)

  return {
    registry,
    ended: supervisor.ended,
    stuck: () => liveness.stuck(),
    missing: () => readiness.missing(),
    partitions: () => supervisor.partitions,
    stop: async () => {
      clearInterval(report)
      stopping.abort()
      const offsets = [...positions].map(([partition, offset]) => ({ partition, offset }))
      if (offsets.length > 0) await membership.reportOffsets(offsets).catch(() => undefined)
      await feed.stop()
      await supervisor.stop()
      await wakeUps.close()
      await stores.close()
      await kafka.close()
    },
  }
}
