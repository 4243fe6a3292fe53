import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { KEY_MAX_BYTES } from '@baton/domain'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Contexts } from '../contexts/contexts.ts'
import type { Appended, Incoming, Intake } from '../intake.ts'
import { answerOf } from './answer-error.ts'
import { Bodies, type BodyLimits } from './bodies.ts'
import { endConnectionsWhenClosing } from './closing.ts'
import { limitConnections } from './connections.ts'
import { contextRoute } from './context-route.ts'
import { jsonReader } from './json.ts'
import { messageEvent, messageSchema } from './message.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { type AccessOptions, accessTo } from './v1-access.ts'
import { type WebhookOptions, webhookRoute } from './webhook-route.ts'

export type Outcome = 'accepted' | 'ignored' | Lowercase<RefusalCode>

/** Appends what a request brought; what it resolves to is the answer. */
export type Accept = (request: FastifyRequest, incoming: Incoming) => Promise<Appended>

export interface HttpBounds extends BodyLimits {
  /** Until the last byte of the headers. */
  readonly headersTimeoutMs: number
  /** Until the last byte of the body. */
  readonly requestTimeoutMs: number
  /** How long a context is looked for. */
  readonly contextWithinMs: number
  readonly connectionsMax: number
  readonly connectionsPerSourceMax: number
  /** Requests of one source in `rateWindowMs`; what is over it is told to come again. */
  readonly rateMax: number
  readonly rateWindowMs: number
  /** Sent with 429 when the log does not take the event. */
  readonly retryAfterSeconds: number
}

export interface ServerOptions extends AccessOptions {
  readonly intake: Intake
  readonly bounds: HttpBounds
  readonly webhooks: WebhookOptions
  readonly contexts: Pick<Contexts, 'of'>
  readonly onOutcome: (route: string, outcome: Outcome) => void
}

/** How often Node looks for connections past their time-out, ms. */
const TIMEOUT_CHECK_MS = 1_000
const TRACEPARENT_MAX_CHARS = 100
const BUSY = 429
/** %xx for each byte of an id. */
const PARAM_MAX_CHARS = 3 * KEY_MAX_BYTES

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

const traceparentOf = ({ headers }: FastifyRequest): string | undefined => {
  const { traceparent } = headers
  return typeof traceparent === 'string' ? traceparent.slice(0, TRACEPARENT_MAX_CHARS) : undefined
}

type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

const refuseWith =
  ({ bounds, onOutcome }: ServerOptions): Refuse =>
  (error, request, reply) => {
    const { status, body } = answerOf(error)
    if (status === BUSY && !reply.hasHeader('retry-after')) {
      reply.header('retry-after', String(bounds.retryAfterSeconds))
    }
    onOutcome(routeOf(request), body.error.code.toLowerCase() as Outcome)
    return reply.code(status).send(body)
  }

/** What Fastify refuses before there is a route; its own words repeat the path. */
const pathRefusal = ({ statusCode = 400 }: FastifyError): Refusal =>
  new Refusal(statusCode, 'BAD_REQUEST', '(path): cannot be decoded, or an id in it is too long')

const bare = ({ bounds, trustedProxies }: ServerOptions, refuse: Refuse): FastifyInstance =>
  Fastify({
    requestTimeout: bounds.requestTimeoutMs,
    connectionTimeout: bounds.requestTimeoutMs,
    http: {
      headersTimeout: bounds.headersTimeoutMs,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // A request that comes while we stop is still taken: the answer would be 503, and the webhook
    // lost.
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAM_MAX_CHARS },
    frameworkErrors: (error, request, reply) => {
      refuse(pathRefusal(error), request, reply)
    },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    logger: false,
  })

/** The HTTP face: answers 2xx only after the broker has the event with acks=all, and never 5xx. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { intake, bounds, onOutcome } = options
  const refuse = refuseWith(options)
  const server = bare(options, refuse)
  server.removeAllContentTypeParsers()
  const bodies = new Bodies(server, bounds)
  endConnectionsWhenClosing(server, bounds.requestTimeoutMs)
  limitConnections(server.server, {
    max: bounds.connectionsMax,
    perSourceMax: bounds.connectionsPerSourceMax,
    proxies: options.trustedProxies,
  })
  server.setErrorHandler(refuse)
  server.setNotFoundHandler(() => {
    throw new Refusal(
      404,
      'NOT_FOUND',
      'POST /v1/messages or /webhooks/highlevel, GET /v1/contacts/{id}/context',
    )
  })
  await server.register(rateLimit, {
    max: bounds.rateMax,
    timeWindow: bounds.rateWindowMs,
    errorResponseBuilder: () => new Refusal(429, 'LIMITED', 'too many requests; send it later'),
  })

  const accept: Accept = async (request, incoming) => {
    const appended = await intake.append({ ...incoming, traceparent: traceparentOf(request) })
    onOutcome(routeOf(request), 'accepted')
    return appended
  }
  await server.register(async scope => {
    const check = accessTo(options)
    scope.addHook('onRequest', async request => check(request))
    const readJson = jsonReader(scope)
    scope.addContentTypeParser(
      'application/json',
      async (request: FastifyRequest, payload: IncomingMessage) =>
        readJson(request, await bodies.read(request, payload)),
    )
    scope.post('/v1/messages', async (request, reply) => {
      const incoming = messageEvent(messageSchema.parse(request.body), randomUUID)
      return reply.code(202).send(await accept(request, incoming))
    })
    contextRoute(scope, options.contexts, bounds.contextWithinMs)
  })
  await server.register(async scope =>
    webhookRoute(scope, options.webhooks, {
      bodies,
      accept,
      ignore: r => onOutcome(routeOf(r), 'ignored'),
    }),
  )
  return server
}
