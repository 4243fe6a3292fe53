import { physicalName, Registry, registerSchemas, resolveTopics } from '@baton/codec'
import { BatonError } from '@baton/domain'
import { createKafka, kafkaConfigOf } from '@baton/kafka'
import { createRegistry, type Logger } from '@baton/runtime'
import { Counter } from 'prom-client'
import type { IngressConfig } from './config.ts'
import { Intake } from './intake.ts'
import { buildServer } from './server.ts'

export interface IngressService {
  readonly url: string
  readonly registry: ReturnType<typeof createRegistry>
  stop(): Promise<void>
}

/** Bytes of one request body. */
const BODY_MAX_BYTES = 262_144
const REQUEST_TIMEOUT_MS = 10_000
const RETRY_AFTER_SECONDS = 5
/** An append that takes longer is answered with 429; below every sender's own time-out. */
const DELIVERY_TIMEOUT_MS = 8_000

/** Listens for messages and webhooks. Rejects with PORT_TAKEN naming the variable to change. */
export const startIngress = async (config: IngressConfig, log: Logger): Promise<IngressService> => {
  const { appId, partitions, clock, listen, token } = config
  const kafka = createKafka(kafkaConfigOf(config, `${appId}.ingress`))
  await kafka.connect()
  const codecs = await registerSchemas(
    new Registry({ url: config.registry.url }),
    resolveTopics({ appId, partitions, clock, bots: [] }),
  )
  const appender = kafka.appender({ deliveryTimeoutMs: DELIVERY_TIMEOUT_MS })
  const events = codecs.of('contact.events.v1')
  const registry = createRegistry('ingress')
  const requests = new Counter({
    name: 'baton_ingress_requests_total',
    help: 'Requests by route and outcome: accepted, refused, busy, ignored.',
    labelNames: ['route', 'outcome'],
    registers: [registry],
  })
  const server = buildServer({
    intake: new Intake({
      topic: physicalName(appId, 'contact.events.v1'),
      partitions,
      encode: event => events.encode(event),
      appender,
      now: Date.now,
    }),
    bodyMaxBytes: BODY_MAX_BYTES,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    token: token?.reveal(),
    onOutcome: (route, outcome) => requests.inc({ route, outcome }),
  })
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
    registry,
    stop: async () => {
      await server.close()
      await appender.close()
      await kafka.close()
    },
  }
}
