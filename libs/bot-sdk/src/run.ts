import { physicalName, registerApp, routingTopic } from '@baton/codec'
import { GroupStanding, type KafkaClient, openKafka } from '@baton/kafka'
import {
  type BaseConfig,
  baseSchema,
  createLogger,
  createRegistry,
  envOf,
  type Logger,
  parseConfig,
  waitsFor,
} from '@baton/runtime'
import { appPartitions } from './app-partitions.ts'
import type { Bot } from './bot.ts'
import { botMetrics } from './metrics.ts'
import { limitsOf, type RunLimits, type RunOptions } from './run-options.ts'
import { AssignedWorkers } from './worker/assigned-workers.ts'
import { LoopWatch } from './worker/loop-watch.ts'
import { PartitionWorker, type WorkerOptions } from './worker/partition-worker.ts'
import { ReplyWriter } from './worker/reply-writer.ts'
import { StandingWatch } from './worker/standing-watch.ts'

export interface RunningBot {
  readonly registry: ReturnType<typeof createRegistry>
  /** Rejects when the bot cannot go on. */
  readonly ended: Promise<void>
  /**
   * What stands against being ready: no partitions of its group, or one whose handlers do not
   * return; empty means ready.
   */
  missing(): readonly string[]
  /** Lets handlers under way end, within their deadline. */
  stop(): Promise<void>
}

interface StartOptions extends RunLimits {
  readonly config: BaseConfig
  readonly log: Logger
}

const COMMIT_MS = 500
const RETRY_MIN_MS = 100
const RETRY_MAX_MS = 5_000
const BLOCKED = 'the event loop was blocked: heartbeats came late, and the partitions may be lost'

/**
 * Subscribes a bot to its routing topic: per contact in order, several contacts at a time. Resolves
 * with the first assignment. What restarts may be answered again; the router's gate lets one answer
 * through.
 */
export const runBot = async (bot: Bot, options: RunOptions = {}): Promise<RunningBot> => {
  const limits = limitsOf(options)
  const { config = parseConfig(baseSchema, envOf()) } = options
  const log = options.log ?? createLogger({ level: config.logLevel, service: `bot-${bot.name}` })
  return openKafka(
    config,
    groupOf(bot, config),
    { onWaiting: waitsFor(log.child({ bot: bot.name }), 'brokers') },
    kafka => start(bot, kafka, { config, log, ...limits }),
  )
}

const groupOf = ({ name }: Bot, { appId }: BaseConfig): string => `${appId}.bot.${name}`

const start = async (
  bot: Bot,
  kafka: KafkaClient,
  { config, log, deadlineMs, contactsMax, sessionTimeoutMs }: StartOptions,
): Promise<RunningBot> => {
  const { appId, clock } = config
  const topic = routingTopic(appId, bot.name)
  const eventsTopic = physicalName(appId, 'contact.events.v1')
  const groupId = groupOf(bot, config)
  const logger = log.child({ bot: bot.name })
  const partitions = await appPartitions(kafka.admin(), [topic, eventsTopic], log)
  const codecs = await registerApp(
    { ...config, partitions },
    { bots: [bot.name], onWaiting: waitsFor(logger, 'schema registry') },
  )
  const registry = createRegistry(`bot-${bot.name}`)
  const appender = kafka.appender()
  const ended = Promise.withResolvers<void>()
  const common: Omit<WorkerOptions, 'partition' | 'from'> = {
    bot,
    topic,
    log: kafka.log,
    logger,
    metrics: botMetrics(registry, () => workers.running),
    routed: codecs.of('routing.v1'),
    writer: new ReplyWriter({
      bot: bot.name,
      topic,
      partitions,
      clock,
      appender,
      events: codecs.of('contact.events.v1'),
      eventsTopic,
      deadLetters: physicalName(appId, `bots.routing.${bot.name}.v1.dlq`),
    }),
    deadlineMs,
    contactsMax,
    retryMinMs: RETRY_MIN_MS,
    retryMaxMs: RETRY_MAX_MS,
    onFailed: ended.reject,
  }
  const membership = kafka.membership({ groupId, topic, sessionTimeoutMs })
  const standing = new GroupStanding(membership, sessionTimeoutMs)
  const workers = new AssignedWorkers({
    start: async partition => {
      const committed = await kafka.admin().groupOffsets(groupId, topic)
      return new PartitionWorker({ ...common, partition, from: committed.get(partition) ?? 0 })
    },
    report: offsets => membership.reportOffsets(offsets),
    onFailed: ended.reject,
  })
  await membership.join({
    assigned: ({ partitions: mine, evicted }) => workers.assign(mine, evicted),
    lost: ended.reject,
  })
  standing.follow()
  const loop = new LoopWatch(COMMIT_MS)
  const watch = new StandingWatch(standing, logger)
  const timer = setInterval(() => {
    void workers.report()
    watch.look()
    const durationMs = Math.round(loop.tick())
    if (durationMs > sessionTimeoutMs / 2) log.warn(BLOCKED, { durationMs })
  }, COMMIT_MS)
  await workers.settled()
  return {
    registry,
    ended: ended.promise,
    missing: () => [
      ...standing.missing().map(what => `bot ${bot.name}: ${what}`),
      ...workers.stalled.map(p => `bot ${bot.name}: a handler of partition ${p} that returns`),
    ],
    stop: async () => {
      clearInterval(timer)
      await workers.stop()
      await membership.leave()
      await appender.close()
      await kafka.close()
      ended.resolve()
    },
  }
}
