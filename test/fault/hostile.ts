import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import type { SigningKeys } from '@baton/testkit/highlevel'

/** A request that must not be taken. */
export interface Hostile {
  readonly kind: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const MINUTE_MS = 60_000
const OVERSIZE_BYTES = 300_000

const payload = (n: number, ageMs = 0) => ({
  type: 'InboundMessage',
  locationId: 'loc-1',
  contactId: `victim-${n % 50}`,
  messageId: `evil-${n}`,
  webhookId: `evil-${n}`,
  messageType: 'SMS',
  direction: 'inbound',
  body: 'I want to sell my house',
  dateAdded: new Date().toISOString(),
  timestamp: new Date(Date.now() - ageMs).toISOString(),
})

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

/** The same JSON value in other bytes. */
const WRITTEN_AGAIN: readonly ((value: object) => Buffer)[] = [
  value => Buffer.from(JSON.stringify(value, null, 2)),
  value => bytes(Object.fromEntries(Object.entries(value).toReversed())),
  value => Buffer.from(`${JSON.stringify(value)}\n`),
  value => Buffer.from(JSON.stringify(value).replace('house', 'hous\\u0065')),
]

type Maker = (n: number, keys: SigningKeys, others: SigningKeys) => Omit<Hostile, 'kind'>

const signature = (keys: SigningKeys, body: Buffer) => ({ 'x-ghl-signature': keys.ed25519(body) })

/** Kinds and how often each comes among a hundred. */
const KINDS: readonly [kind: string, share: number, make: Maker][] = [
  [
    'forged',
    15,
    n => ({
      body: bytes(payload(n)),
      headers: { 'x-ghl-signature': randomBytes(64).toString('base64') },
    }),
  ],
  [
    'by another key',
    15,
    (n, _keys, others) => {
      const body = bytes(payload(n))
      return { body, headers: signature(others, body) }
    },
  ],
  ['unsigned', 10, n => ({ body: bytes(payload(n)), headers: { 'x-ghl-signature': 'N/A' } })],
  [
    'a guessed secret',
    10,
    n => ({ body: bytes(payload(n)), headers: { 'x-baton-secret': `guess-${n}-guess-guess` } }),
  ],
  [
    'legacy, which is off',
    5,
    (n, keys) => {
      const body = bytes(payload(n))
      return { body, headers: { 'x-wh-signature': keys.rsa(body) } }
    },
  ],
  [
    'stale',
    20,
    (n, keys) => {
      const body = bytes(payload(n, (91 + n) * MINUTE_MS))
      return { body, headers: signature(keys, body) }
    },
  ],
  [
    'written again',
    20,
    (n, keys) => {
      const value = payload(n)
      const again = WRITTEN_AGAIN[n % WRITTEN_AGAIN.length] ?? bytes
      return { body: again(value), headers: signature(keys, bytes(value)) }
    },
  ],
  [
    'of another location',
    2,
    (n, keys) => {
      const body = bytes({ ...payload(n), locationId: 'loc-of-somebody' })
      return { body, headers: signature(keys, body) }
    },
  ],
  [
    'oversized',
    3,
    (n, keys) => {
      const body = bytes({ ...payload(n), padding: 'x'.repeat(OVERSIZE_BYTES) })
      return { body, headers: signature(keys, body) }
    },
  ],
]

/** Mixed evenly, so that each kind comes all the time. */
export const hostileRequests = function* (
  count: number,
  keys: SigningKeys,
  others: SigningKeys,
): Generator<Hostile> {
  const wheel = KINDS.flatMap(([kind, share, make]) =>
    Array.from({ length: share }, (_, i) => ({ kind, make, at: (i + 0.5) / share })),
  ).sort((a, b) => a.at - b.at)
  for (let n = 0; n < count; n++) {
    const { kind, make } = wheel[n % wheel.length] ?? wheel[0]!
    yield { kind, ...make(n, keys, others) }
  }
}

/**
 * Sends over kept connections from one local address; resolves to the status, 0 when the connection
 * broke.
 */
export class HostileClient {
  readonly #agent: Agent

  constructor(connections: number, localAddress?: string) {
    const from = localAddress ? { localAddress } : {}
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, ...from })
  }

  send(url: string, { body, headers }: Hostile): Promise<number> {
    return new Promise(resolve => {
      const sent = request(url, {
        method: 'POST',
        agent: this.#agent,
        headers: { 'content-type': 'application/json', 'content-length': body.length, ...headers },
      })
      sent.once('response', answer => {
        answer.resume()
        answer.once('close', () => resolve(answer.statusCode ?? 0))
      })
      sent.once('error', () => resolve(0))
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

const TRICKLE_MS = 250

/**
 * Sends a good webhook byte by byte, either its headers or its body, until the server has had
 * enough. Resolves to the status it closed the connection with, 0 without one.
 */
export const sendSlowly = (
  url: string,
  part: 'headers' | 'body',
  n: number,
  keys: SigningKeys,
): Promise<number> =>
  new Promise(resolve => {
    const { hostname, port, pathname } = new URL(url)
    const body = bytes(payload(n))
    const head =
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nx-ghl-signature: ${keys.ed25519(body)}\r\n`
    const socket = connect(Number(port), hostname)
    let answer = ''
    let sent = 0
    const slow = part === 'headers' ? Buffer.from('x-padding: and so on and so on') : body
    const timer = setInterval(
      () => socket.write(slow.subarray(sent % slow.length, ++sent)),
      TRICKLE_MS,
    )
    socket.on('data', data => {
      answer += data.toString()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0))
    })
    socket.write(part === 'headers' ? head : `${head}\r\n`)
  })
