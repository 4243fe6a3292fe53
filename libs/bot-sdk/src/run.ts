import { physicalName, Registry, registerSchemas, resolveTopics, routingTopic } from '@baton/codec'
import { createKafka, kafkaConfigOf } from '@baton/kafka'
import { type BaseConfig, createRegistry, type Logger } from '@baton/runtime'
import type { Bot } from './bot.ts'
import { botMetrics } from './metrics.ts'
import { PartitionWorker, type WorkerOptions } from './worker.ts'

export interface RunOptions {
  readonly config: BaseConfig
  readonly log: Logger
  /** How long a handler may take, ms. */
  readonly deadlineMs?: number
  /** Contacts answered at the same time, per partition. */
  readonly contactsMax?: number
  /** Without a heartbeat for this long the bot's partitions go to another instance, ms. */
  readonly sessionTimeoutMs?: number
}

export interface RunningBot {
  readonly registry: ReturnType<typeof createRegistry>
  /** Rejects when the bot cannot go on. */
  readonly ended: Promise<void>
  /** Lets handlers under way end, within their deadline. */
  stop(): Promise<void>
}

const DEADLINE_MS = 30_000
const CONTACTS_MAX = 32
const COMMIT_MS = 500

/**
 * Subscribes a bot to its routing topic: per contact in order, several contacts at a time. Resolves with the first
 * assignment. What restarts may be answered again; the router's gate lets one answer through.
 */
export const runBot = async (bot: Bot, options: RunOptions): Promise<RunningBot> => {
  const { config, log } = options
  const { appId, partitions, clock } = config
  const topic = routingTopic(appId, bot.name)
  const groupId = `${appId}.bot.${bot.name}`
  const kafka = createKafka(kafkaConfigOf(config, groupId))
  await kafka.connect()
  const codecs = await registerSchemas(
    new Registry({ url: config.registry.url }),
    resolveTopics({ appId, partitions, clock, bots: [bot.name] }),
  )
  const registry = createRegistry(`bot-${bot.name}`)
  const appender = kafka.appender()
  const common: Omit<WorkerOptions, 'partition' | 'from'> = {
    bot,
    topic,
    clock,
    partitions,
    log: kafka.log,
    logger: log.child({ bot: bot.name }),
    metrics: botMetrics(registry),
    appender,
    routed: codecs.of('routing.v1'),
    events: codecs.of('contact.events.v1'),
    eventsTopic: physicalName(appId, 'contact.events.v1'),
    deadLetters: physicalName(appId, `bots.routing.${bot.name}.v1.dlq`),
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    contactsMax: options.contactsMax ?? CONTACTS_MAX,
  }
  const workers = new Map<number, PartitionWorker>()
  const ended = Promise.withResolvers<void>()
  const membership = kafka.membership({
    groupId,
    topic,
    ...(options.sessionTimeoutMs && { sessionTimeoutMs: options.sessionTimeoutMs }),
  })

  const begin = async (added: readonly number[]) => {
    const committed = await kafka.admin().groupOffsets(groupId, topic)
    for (const partition of added) {
      if (workers.has(partition)) continue
      const from = committed.get(partition) ?? (await kafka.log.ends(topic, partition)).start
      workers.set(partition, new PartitionWorker({ ...common, partition, from }))
    }
  }
  const release = async (partition: number) => {
    const worker = workers.get(partition)
    workers.delete(partition)
    await worker?.stop()
  }
  let change = Promise.resolve()
  await membership.join({
    assigned: ({ partitions: mine, evicted }) => {
      change = change.then(async () => {
        const gone = [...workers.keys()].filter(p => evicted || !mine.includes(p))
        await Promise.all(gone.map(release))
        await begin(mine.filter(p => !workers.has(p)))
      })
      change.catch(ended.reject)
    },
    lost: ended.reject,
  })
  const report = async () => {
    const offsets = [...workers].map(([partition, worker]) => ({
      partition,
      offset: worker.committable,
    }))
    if (offsets.length > 0) await membership.reportOffsets(offsets).catch(() => undefined)
  }
  const timer = setInterval(() => void report(), COMMIT_MS)
  await change
  return {
    registry,
    ended: ended.promise,
    stop: async () => {
      clearInterval(timer)
      await change.catch(() => undefined)
      await Promise.all([...workers.values()].map(worker => worker.stop()))
      await report()
      await membership.leave()
      await appender.close()
      await kafka.close()
      ended.resolve()
    },
  }
}
