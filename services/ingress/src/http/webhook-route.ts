import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { authenticate, type Trust } from '../highlevel/authenticate.ts'
import { freshnessOf } from '../highlevel/freshness.ts'
import type { KindOptions } from '../highlevel/kinds/kind.ts'
import { readEvents } from '../highlevel/read.ts'
import { readWebhook, type Webhook } from '../highlevel/shape.ts'
import type { Bodies } from './bodies.ts'
import { jsonReader } from './json.ts'
import { Refusal } from './refusal.ts'
import type { Accept } from './server.ts'

export const WEBHOOK_PATH = '/webhooks/highlevel'

export interface WebhookOptions extends KindOptions {
  readonly trust: Trust
  /** Older webhooks are refused, ms. */
  readonly windowMs: number
  /** Whose webhooks are taken; empty: everybody's. */
  readonly locations: readonly string[]
  /** ms. */
  readonly now: () => number
}

interface Takers {
  readonly bodies: Pick<Bodies, 'read'>
  readonly accept: Accept
  /** Told of webhooks that are none of our business. */
  readonly ignore: (request: FastifyRequest) => void
}

/**
 * Takes HighLevel's webhooks. The parser hands on the bytes as they came: they are checked before
 * they are parsed, since what was parsed and written again is not what was signed.
 */
export const webhookRoute = (
  server: FastifyInstance,
  options: WebhookOptions,
  { bodies, accept, ignore }: Takers,
): void => {
  const readJson = jsonReader(server)
  server.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
    bodies.read(request, payload),
  )

  server.post(WEBHOOK_PATH, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const sender = authenticate(request.headers, body, options.trust)
    if (sender.kind === 'refused') throw new Refusal(401, 'UNAUTHORIZED', sender.message)
    const webhook = readWebhook(await readJson(request, body), sender.kind)
    checkFresh(webhook, sender.kind, options)
    checkLocation(webhook, options)
    const read = readEvents(webhook, options)
    if (read.kind === 'ignored') {
      ignore(request)
      return reply.code(200).send({ ignored: read.reason })
    }
    return reply.code(200).send(await accept(request, read.incoming))
  })
}

/** Workflow actions need not say when they were sent: who knows the secret could write any time. */
const checkFresh = (webhook: Webhook, kind: 'signed' | 'secret', options: WebhookOptions): void => {
  if (kind === 'secret' && webhook.timestamp === undefined) return
  const freshness = freshnessOf(webhook.timestamp, options.now(), options.windowMs)
  if (!freshness.fresh) throw new Refusal(401, 'STALE', freshness.message)
}

/**
 * HighLevel signs the webhooks of all its customers with the same key: the signature does not say
 * that it is ours.
 */
const checkLocation = ({ locationId }: Webhook, { locations }: WebhookOptions): void => {
  if (locations.length === 0 || locations.includes(locationId)) return
  throw new Refusal(403, 'FORBIDDEN', 'locationId: is none of those in BATON_HIGHLEVEL_LOCATIONS')
}
