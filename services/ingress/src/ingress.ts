import { join } from 'node:path'
import { type Codecs, physicalName, registerApp } from '@baton/codec'
import { BatonError } from '@baton/domain'
import { type KafkaClient, openKafka } from '@baton/kafka'
import { type createRegistry, type Logger, waitsFor } from '@baton/runtime'
import { LmdbStores } from '@baton/store'
import type { LogPort, RecordAppender } from '@baton/stream'
import { AppendHealth } from './append-health.ts'
import { ANSWER_WITHIN_MS, DELIVERY_TIMEOUT_MS, HTTP_BOUNDS, IN_FLIGHT_MAX } from './bounds.ts'
import type { IngressConfig } from './config.ts'
import { ActivePolicies } from './contexts/active-policies.ts'
import { type ContextCopy, Contexts } from './contexts/contexts.ts'
import { StateView } from './contexts/state-view.ts'
import { announce } from './http/announce.ts'
import { buildServer, type ServerOptions } from './http/server.ts'
import { Intake } from './intake.ts'
import { ingressMetrics } from './metrics.ts'
import { ActiveSecrets } from './secrets.ts'

export interface IngressService {
  readonly url: string
  readonly registries: readonly ReturnType<typeof createRegistry>[]
  /** What is still missing; empty means ready. */
  missing(): readonly string[]
  stop(): Promise<void>
}

export interface IngressOptions {
  readonly log: Logger
  /** Where a context is looked for when Baton knows nothing of the contact. */
  readonly contextCopy?: ContextCopy
}

/** Listens for messages and webhooks. Rejects with PORT_TAKEN naming the variable to change. */
export const startIngress = (
  config: IngressConfig,
  options: IngressOptions,
): Promise<IngressService> =>
  openKafka(
    config,
    `${config.appId}.ingress`,
    { onWaiting: waitsFor(options.log, 'brokers') },
    kafka => start(config, kafka, options),
  )

const start = async (
  config: IngressConfig,
  kafka: KafkaClient,
  { log, contextCopy }: IngressOptions,
): Promise<IngressService> => {
  const { appId, partitions, listen } = config
  const codecs = await registerApp(config, { onWaiting: waitsFor(log, 'schema registry') })
  const appender = kafka.appender({ deliveryTimeoutMs: DELIVERY_TIMEOUT_MS })
  const events = codecs.of('contact.events.v1')
  const metrics = ingressMetrics(() => intake.inFlight)
  const health = new AppendHealth(kafka)
  const intake = new Intake({
    topic: physicalName(appId, 'contact.events.v1'),
    partitions,
    encode: event => events.encode(event),
    appender: health.watch(timed(appender, metrics.appended)),
    now: Date.now,
    inFlightMax: IN_FLIGHT_MAX,
    answerWithinMs: ANSWER_WITHIN_MS,
  })
  const { contexts, close } = contextsOf(config, kafka.log, codecs, log, contextCopy)
  const options = serverOptions(config, intake, contexts, metrics.outcome)
  const server = await buildServer(options)
  // Contexts are given up first: a request that waits for one would keep the server open.
  const closeDoors = () => Promise.all([close(), server.close()])
  const url = await server.listen({ ...listen }).catch(async (error: NodeJS.ErrnoException) => {
    await closeDoors()
    if (error.code !== 'EADDRINUSE') throw error
    throw new BatonError(
      'PORT_TAKEN',
      `port ${listen.port} on ${listen.host} is in use: set BATON_INGRESS_PORT`,
    )
  })
  announce(server, options, log)
  return {
    url,
    registries: [metrics.registry],
    missing: () => health.missing(),
    stop: async () => {
      await closeDoors()
      await appender.close()
      await kafka.close()
    },
  }
}

const serverOptions = (
  config: IngressConfig,
  intake: Intake,
  contexts: Contexts,
  onOutcome: ReturnType<typeof ingressMetrics>['outcome'],
): ServerOptions => {
  const { ed25519, rsa, secrets, locations, windowMs, offTags } = config.highlevel
  const trust = { ed25519, rsa, secrets: new ActiveSecrets(secrets) }
  return {
    intake,
    contexts,
    bounds: { ...HTTP_BOUNDS, rateMax: config.rateMax },
    webhooks: { trust, locations, windowMs, offTags, now: Date.now },
    tokens: new ActiveSecrets(config.tokens),
    listenHost: config.listen.host,
    trustedProxies: config.trustedProxies,
    onOutcome,
  }
}

/** Its copy of the states is on disk, apart from that of other instances on this machine. */
const contextsOf = (
  { appId, partitions, dataDir, listen }: IngressConfig,
  log: LogPort,
  codecs: Codecs,
  logger: Logger,
  copy: ContextCopy | undefined,
) => {
  const directory = join(dataDir, 'views', appId, String(listen.port))
  let stores: LmdbStores | undefined
  const states = new StateView({
    log,
    topic: physicalName(appId, 'contact.state.v1'),
    partitions,
    codec: codecs.of('contact.state.v1'),
    stores: () => {
      stores ??= new LmdbStores({ directory, appId })
      return stores
    },
    now: Date.now,
  })
  const topic = physicalName(appId, 'handoff.policies.v1')
  const policies = new ActivePolicies(log, topic, codecs.of('handoff.policies.v1'), error =>
    logger.warn('a policy cannot be used; the former one stays in force', { err: error }),
  )
  return {
    contexts: new Contexts({ states, policies, copy, now: Date.now }),
    close: async () => {
      policies.close()
      await states.close()
      await stores?.close()
    },
  }
}

const timed = (
  appender: Pick<RecordAppender, 'append'>,
  took: (seconds: number) => void,
): Pick<RecordAppender, 'append'> => ({
  append: async writes => {
    const begun = performance.now()
    const receipts = await appender.append(writes)
    took((performance.now() - begun) / 1_000)
    return receipts
  },
})
