import { physicalName, Registry, registerSchemas, resolveTopics } from '@baton/codec'
import { BatonError } from '@baton/domain'
import { createKafka, kafkaConfigOf } from '@baton/kafka'
import type { createRegistry, Logger } from '@baton/runtime'
import type { RecordAppender } from '@baton/stream'
import type { IngressConfig } from './config.ts'
import { buildServer, type HttpBounds } from './http/server.ts'
import { Intake } from './intake.ts'
import { ingressMetrics } from './metrics.ts'
import { ActiveSecrets } from './secrets.ts'

export interface IngressService {
  readonly url: string
  readonly registry: ReturnType<typeof createRegistry>
  stop(): Promise<void>
}

/** HighLevel waits about 10 s for an answer: an append that takes longer than this is answered with 429. */
const DELIVERY_TIMEOUT_MS = 8_000
const IN_FLIGHT_MAX = 2_000

const BOUNDS: Omit<HttpBounds, 'rateMax'> = {
  bodyMaxBytes: 262_144,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  connectionsMax: 4_096,
  connectionsPerSourceMax: 1_024,
  rateWindowMs: 10_000,
  retryAfterSeconds: 5,
}

/** Listens for messages and webhooks. Rejects with PORT_TAKEN naming the variable to change. */
export const startIngress = async (config: IngressConfig, log: Logger): Promise<IngressService> => {
  const { appId, partitions, clock, listen } = config
  const kafka = createKafka(kafkaConfigOf(config, `${appId}.ingress`))
  await kafka.connect()
  const codecs = await registerSchemas(
    new Registry({ url: config.registry.url }),
    resolveTopics({ appId, partitions, clock, bots: [] }),
  )
  const appender = kafka.appender({ deliveryTimeoutMs: DELIVERY_TIMEOUT_MS })
  const events = codecs.of('contact.events.v1')
  const metrics = ingressMetrics(() => intake.inFlight)
  const intake = new Intake({
    topic: physicalName(appId, 'contact.events.v1'),
    partitions,
    encode: event => events.encode(event),
    appender: timed(appender, metrics.appended),
    now: Date.now,
    inFlightMax: IN_FLIGHT_MAX,
  })
  const server = await serverOf(config, intake, metrics.outcome)
  const url = await server.listen({ ...listen }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new BatonError(
      'PORT_TAKEN',
      `port ${listen.port} on ${listen.host} is in use: set BATON_INGRESS_PORT`,
    )
  })
  log.info('listening', { url })
  return {
    url,
    registry: metrics.registry,
    stop: async () => {
      await server.close()
      await appender.close()
      await kafka.close()
    },
  }
}

const serverOf = (
  config: IngressConfig,
  intake: Intake,
  onOutcome: ReturnType<typeof ingressMetrics>['outcome'],
) => {
  const { ed25519, rsa, secrets, locations, windowMs, offTags } = config.highlevel
  const trust = { ed25519, rsa, secrets: new ActiveSecrets(secrets) }
  return buildServer({
    intake,
    bounds: { ...BOUNDS, rateMax: config.rateMax },
    webhooks: { trust, locations, windowMs, offTags, now: Date.now },
    tokens: new ActiveSecrets(config.tokens),
    trustedProxies: config.trustedProxies,
    onOutcome,
  })
}

const timed = (
  appender: RecordAppender,
  took: (seconds: number) => void,
): Pick<RecordAppender, 'append'> => ({
  append: async writes => {
    const begun = performance.now()
    const receipts = await appender.append(writes)
    took((performance.now() - begun) / 1_000)
    return receipts
  },
})
