import { randomUUID } from 'node:crypto'
import { isBatonError } from '@baton/domain'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { ZodError } from 'zod'
import { readHighLevel } from './highlevel.ts'
import type { Incoming, Intake } from './intake.ts'
import { messageEvent, messageSchema } from './message.ts'

export interface ServerOptions {
  readonly intake: Intake
  readonly bodyMaxBytes: number
  readonly requestTimeoutMs: number
  /** Sent with 429 when the log does not take the event. */
  readonly retryAfterSeconds: number
  /** When set, `/v1` wants `Authorization: Bearer <token>`. */
  readonly token?: string | undefined
  readonly onOutcome: (route: string, outcome: 'accepted' | 'refused' | 'busy' | 'ignored') => void
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string, more = {}) =>
  reply.code(status).send({ error: { code, message, ...more } })

const issuesOf = (error: ZodError) =>
  error.issues.map(issue => ({ path: issue.path.join('.') || '(body)', message: issue.message }))

/** What a client is told; never a 5xx for an append that failed: HighLevel repeats a webhook only on 429. */
const answerError = (options: ServerOptions, error: unknown, reply: FastifyReply) => {
  if (error instanceof ZodError) {
    const issues = issuesOf(error)
    const message = issues.map(i => `${i.path}: ${i.message}`).join('; ')
    return refuse(reply, 400, 'BAD_REQUEST', message, { issues })
  }
  const { statusCode, code, message } = error as Partial<FastifyError>
  if (!isBatonError(error) && statusCode && statusCode < 500) {
    return refuse(reply, statusCode, code ?? 'BAD_REQUEST', message ?? 'bad request')
  }
  reply.header('retry-after', String(options.retryAfterSeconds))
  return refuse(reply, 429, 'BUSY', 'the log did not take the event; send it again')
}

const outcomeOf = (status: number) => (status === 429 ? 'busy' : 'refused')

/** The HTTP face: answers 202 only after the broker has the event with acks=all. */
export const buildServer = (options: ServerOptions): FastifyInstance => {
  const server = Fastify({
    bodyLimit: options.bodyMaxBytes,
    requestTimeout: options.requestTimeoutMs,
    connectionTimeout: options.requestTimeoutMs,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    logger: false,
  })
  const { intake, onOutcome, token } = options
  const accept = async (incoming: Incoming, traceparent: unknown, reply: FastifyReply) => {
    const parent = typeof traceparent === 'string' ? traceparent.slice(0, 100) : undefined
    const appended = await intake.append({ ...incoming, traceparent: parent })
    onOutcome(reply.request.routeOptions.url ?? '', 'accepted')
    return reply.code(202).send(appended)
  }

  server.setErrorHandler((error, request, reply) => {
    const answered = answerError(options, error, reply)
    onOutcome(request.routeOptions.url ?? '', outcomeOf(reply.statusCode))
    return answered
  })
  server.addHook('onRequest', async (request, reply) => {
    if (!token || !request.url.startsWith('/v1/')) return
    if (request.headers.authorization !== `Bearer ${token}`) {
      return refuse(reply, 401, 'UNAUTHORIZED', 'send Authorization: Bearer <token>')
    }
  })
  server.post('/v1/messages', async (request, reply) =>
    accept(
      messageEvent(messageSchema.parse(request.body), randomUUID),
      request.headers.traceparent,
      reply,
    ),
  )
  server.post('/webhooks/highlevel', async (request, reply) => {
    const result = readHighLevel(request.body)
    if (result.kind === 'event') return accept(result.incoming, request.headers.traceparent, reply)
    onOutcome('/webhooks/highlevel', 'ignored')
    return reply.code(200).send({ ignored: result.reason })
  })
  return server
}
