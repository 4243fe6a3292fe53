import { generateKeyPairSync, sign } from 'node:crypto'
import type { BatonError, ContactEvent } from '@baton/domain'
import { Secret } from '@baton/runtime'
import type { PartitionWrite } from '@baton/stream'
import type { FoundContext } from '../contexts/contexts.ts'
import { Intake } from '../intake.ts'
import { ActiveSecrets } from '../secrets.ts'
import { buildServer, type HttpBounds, type Outcome } from './server.ts'

export const NOW = Date.parse('2026-11-25T12:00:00Z')
export const LOCATION = 'loc-1'

const ed25519 = generateKeyPairSync('ed25519')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })

const BOUNDS: HttpBounds = {
  bodyMaxBytes: 262_144,
  bodiesMaxBytes: 1_048_576,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 5_000,
  contextWithinMs: 4_000,
  connectionsMax: 100,
  connectionsPerSourceMax: 50,
  rateMax: 1_000,
  rateWindowMs: 10_000,
  retryAfterSeconds: 3,
}

export interface Given {
  readonly fail?: BatonError
  readonly tokens?: readonly string[]
  readonly contexts?: Readonly<Record<string, FoundContext | Promise<FoundContext>>>
  readonly secrets?: readonly string[]
  readonly legacy?: boolean
  readonly locations?: readonly string[]
  readonly bounds?: Partial<HttpBounds>
  readonly inFlightMax?: number
  readonly answerWithinMs?: number
  readonly listenHost?: string
  readonly trustedProxies?: readonly string[]
  /** Appends are not answered before this resolves. */
  readonly until?: Promise<void>
}

const active = (texts: readonly string[] = []) =>
  new ActiveSecrets(texts.map(text => new Secret(text)))

/**
 * The server against an appender that the test controls, with HighLevel's keys in the test's hands.
 */
export const serverFor = async (given: Given = {}) => {
  const writes: PartitionWrite[] = []
  const events: ContactEvent[] = []
  const outcomes: Outcome[] = []
  const intake = new Intake({
    topic: 't.contact.events.v1',
    partitions: 4,
    now: () => 0,
    encode: event => Buffer.from(String(events.push(event))),
    inFlightMax: given.inFlightMax ?? 100,
    answerWithinMs: given.answerWithinMs ?? 4_000,
    appender: {
      append: async all => {
        await given.until
        if (given.fail) throw given.fail
        writes.push(...all)
        return all.map(w => ({ topic: w.topic, partition: w.partition, baseOffset: 7 }))
      },
    },
  })
  const server = await buildServer({
    intake,
    bounds: { ...BOUNDS, ...given.bounds },
    webhooks: {
      trust: {
        ed25519: [ed25519.publicKey],
        rsa: given.legacy ? [rsa.publicKey] : [],
        secrets: active(given.secrets),
      },
      locations: given.locations ?? [],
      windowMs: 5_400_000,
      offTags: ['ai-off', 'qualified', 'stop-bot'],
      now: () => NOW,
    },
    contexts: { of: async contactId => given.contexts?.[contactId] ?? null },
    tokens: active(given.tokens),
    listenHost: given.listenHost ?? '127.0.0.1',
    trustedProxies: given.trustedProxies ?? [],
    onOutcome: (_route, outcome) => outcomes.push(outcome),
  })
  const post = (url: string, payload: object | string | Buffer, headers = {}) =>
    server.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json', host: 'localhost:8080', ...headers },
    })
  const webhook = (payload: object | string | Buffer, headers = {}) =>
    post('/webhooks/highlevel', payload, headers)
  return { server, post, webhook, writes, events, outcomes, intake }
}

export const bytesOf = (payload: object): Buffer => Buffer.from(JSON.stringify(payload))

export const signed = (body: Buffer): Record<string, string> => ({
  'x-ghl-signature': sign(null, body, ed25519.privateKey).toString('base64'),
})

export const signedByRsa = (body: Buffer): Record<string, string> => ({
  'x-ghl-signature': 'N/A',
  'x-wh-signature': sign('sha256', body, rsa.privateKey).toString('base64'),
})

/** An InboundMessage as HighLevel sends it now. */
export const inbound = (more: object = {}) => ({
  type: 'InboundMessage',
  locationId: LOCATION,
  contactId: 'c-1',
  body: 'hi',
  messageId: 'm-1',
  messageType: 'SMS',
  direction: 'inbound',
  dateAdded: new Date(NOW).toISOString(),
  timestamp: new Date(NOW).toISOString(),
  webhookId: 'w-1',
  ...more,
})
