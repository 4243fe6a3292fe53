import { physicalName, registerApp } from '@baton/codec'
import { GroupStanding, type KafkaClient, openKafka } from '@baton/kafka'
import { createRegistry, type Logger, waitsFor } from '@baton/runtime'
import { answered, stuckTasks, systemClock, TaskSupervisor, unreadyTasks } from '@baton/stream'
import type { CrmConfig } from './config.ts'
import { PartitionGauges } from './gauges.ts'
import type { CrmContext } from './highlevel/read-context.ts'
import { requester } from './highlevel/request.ts'
import { LocationLimiter } from './limit/limiter.ts'
import { crmMetrics } from './metrics.ts'
import { PRIORITIES } from './plan/call.ts'
import { BACKLOG, type BacklogBounds } from './work/backlog.ts'
import { Location } from './work/location.ts'
import { PACE, type Pace } from './work/pace.ts'
import { CrmTask } from './work/task.ts'

export interface CrmOptions {
  readonly log: Logger
  /** For tests: bounds of waiting and trying again. */
  readonly pace?: Partial<Pace>
  readonly bounds?: BacklogBounds
  /** Contacts of locations without a token belong to the default one; for a CRM on this machine. */
  readonly oneForAll?: boolean
}

export interface CrmService {
  readonly registries: readonly ReturnType<typeof createRegistry>[]
  /** Rejects when the service cannot go on. */
  readonly ended: Promise<void>
  stuck(): readonly string[]
  missing(): readonly string[]
  /** The context in the contact's field at the CRM; null when there is none that is valid. */
  context(contactId: string, locationId: string): Promise<CrmContext | null>
  stop(): Promise<void>
}

const REPORT_MS = 1_000
/** Requests of a day that are kept for messages. */
const DAILY_RESERVE = 2_000

/** Whoever asks for a context is waiting for it. */
const CONTEXT_TIMEOUT_MS = 5_000

/**
 * Joins the group and writes the partitions it is given until stopped. Resolves with the first
 * assignment.
 */
export const startCrm = (config: CrmConfig, options: CrmOptions): Promise<CrmService> =>
  openKafka(config, `${config.appId}.crm`, { onWaiting: waitsFor(options.log, 'brokers') }, kafka =>
    start(config, kafka, options),
  )

const start = async (
  config: CrmConfig,
  kafka: KafkaClient,
  { log, pace, bounds = BACKLOG, oneForAll = false }: CrmOptions,
): Promise<CrmService> => {
  const { appId, highlevel } = config
  const codecs = await registerApp(config, { onWaiting: waitsFor(log, 'schema registry') })
  const registry = createRegistry('crm')
  const metrics = crmMetrics(registry)
  const parts = {
    clock: systemClock,
    pace: { ...PACE, settleMs: highlevel.settleMs, ...pace },
    random: Math.random,
    metrics,
  }
  const locations = locationsOf(config, { ...parts, log })
  const locationOf = (id: string) =>
    locations.get(id === '' || (oneForAll && !locations.has(id)) ? highlevel.defaultLocation : id)
  const topics = {
    outbound: physicalName(appId, 'outbound.messages.v1'),
    receipts: physicalName(appId, 'crm.receipts.v1'),
    deadLetters: physicalName(appId, 'crm.outbound.messages.v1.dlq'),
  }
  const membership = kafka.membership({
    groupId: `${appId}.crm`,
    topic: topics.outbound,
    sessionTimeoutMs: config.sessionTimeoutMs,
  })
  const standing = new GroupStanding(membership, config.sessionTimeoutMs)
  const supervisor = new TaskSupervisor(
    membership,
    partition =>
      new CrmTask({
        partition,
        transactionalId: `${appId}.crm.${partition}`,
        topics,
        codecs,
        log: kafka.log,
        locationOf,
        passOver: config.passOver,
        bounds,
        parts,
        logger: log,
      }),
  )
  await supervisor.start()
  standing.follow()
  log.info('assigned', { partitions: supervisor.partitions, count: locations.size })
  const gauges = new PartitionGauges(metrics)
  const report = setInterval(() => gauges.tell(supervisor.tasks), REPORT_MS)
  return {
    registries: [registry],
    ended: supervisor.ended,
    stuck: () => stuckTasks(supervisor, performance.now()),
    missing: () => [...standing.missing(), ...unreadyTasks(supervisor)],
    context: async (contactId, locationId) => {
      const signal = AbortSignal.timeout(CONTEXT_TIMEOUT_MS)
      const asking = { what: 'read-context', priority: () => PRIORITIES.record, signal }
      const found = locationOf(locationId)?.context(contactId, asking, Date.now)
      return found ? answered(found, signal) : null
    },
    stop: async () => {
      clearInterval(report)
      await supervisor.stop()
      await kafka.close()
    },
  }
}

type LocationParts = Omit<
  ConstructorParameters<typeof Location>[0],
  'locationId' | 'send' | 'limiter'
>

const locationsOf = (
  { highlevel }: CrmConfig,
  parts: LocationParts,
): ReadonlyMap<string, Location> => {
  const { url, tokens, requestTimeoutMs: timeoutMs, inFlightMax } = highlevel
  const entries = Object.entries(tokens).map(([locationId, token]) => {
    const send = requester({ url, token, timeoutMs })
    const limiter = new LocationLimiter({
      clock: parts.clock,
      inFlightMax,
      dailyReserve: DAILY_RESERVE,
    })
    return [locationId, new Location({ ...parts, locationId, send, limiter })] as const
  })
  return new Map(entries)
}
