// Method: ten thousand requests that must not be taken (forged, stale, written again, oversized,
// slow and others, mixed) come beside good webhooks, and each good one is replayed three times from
// its captured bytes. Real ingress, router and broker; judged by what is in the log and what was
// decided. The rate limit is lifted, so that each is refused for what it is.
import { SigningKeys, WebhookSender } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, until } from './app.ts'
import { HostileClient, hostileRequests, sendSlowly } from './hostile.ts'
import { IngressProcess } from './ingress-process.ts'
import { ServiceProcess } from './service-process.ts'
import { messageDecisions, messagesIn, timesDecided } from './webhook-log.ts'

const PARTITIONS = 2
const HOSTILE = 10_000
const SLOW = 40
const GOOD = 300
const REPLAYS = 3
const CONNECTIONS = 32

const good = (n: number) => ({
  type: 'InboundMessage',
  locationId: 'loc-1',
  contactId: `contact-${n % 60}`,
  messageId: `m-${n}`,
  webhookId: `w-${n}`,
  body: 'looking for a house',
  timestamp: new Date().toISOString(),
})

test('of ten thousand hostile requests none is taken, and a replayed webhook is decided once', async () => {
  const app = await newApp('attack', PARTITIONS)
  const keys = new SigningKeys()
  const others = new SigningKeys()
  const ingress = await IngressProcess.make(app, 'ingress', {
    BATON_HIGHLEVEL_KEYS: keys.ed25519PublicKey,
    BATON_HIGHLEVEL_SECRETS: 'the-secret-that-nobody-guesses',
    BATON_HIGHLEVEL_LOCATIONS: 'loc-1',
    BATON_INGRESS_RATE_MAX: '1000000',
  })
  const router = new ServiceProcess('router', app, 'router')
  router.start()
  await ingress.start()
  const url = ingress.webhookUrl
  const client = new HostileClient(CONNECTIONS)
  const statuses = new Map<string, Map<number, number>>()
  const note = (kind: string, status: number) => {
    const of = statuses.get(kind) ?? new Map<number, number>()
    statuses.set(kind, of.set(status, (of.get(status) ?? 0) + 1))
  }

  const requests = hostileRequests(HOSTILE, keys, others)
  const attack = async () => {
    for (const hostile of requests) note(hostile.kind, await client.send(url, hostile))
  }
  const attackSlowly = async (n: number) => {
    const part = n % 2 === 0 ? 'headers' : 'body'
    note(`slow ${part}`, await sendSlowly(url, part, n, keys))
  }
  const sender = new WebhookSender({ urls: [url], keys })
  const goodStatuses: number[] = []
  const sendGood = async () => {
    for (let n = 0; n < GOOD; n++) {
      const body = Buffer.from(JSON.stringify(good(n)))
      const hit = { kind: 'replay', body, headers: sender.headers(body) }
      const replays = Array.from({ length: REPLAYS }, () => client.send(url, hit))
      goodStatuses.push(await client.send(url, hit), ...(await Promise.all(replays)))
    }
  }
  try {
    await Promise.all([
      ...Array.from({ length: CONNECTIONS }, attack),
      ...Array.from({ length: SLOW }, (_, n) => attackSlowly(n)),
      sendGood(),
    ])
    const watch = new ProgressWatch(app.platform)
    for (let p = 0; p < PARTITIONS; p++) {
      const end = await app.end(p)
      await until('all is decided', async () => (await watch.inputOf(p)) >= end, 60_000, 50)
    }
  } finally {
    client.close()
    await ingress.end('SIGTERM')
    await router.end('SIGTERM')
  }

  const answers = [...statuses].flatMap(([kind, of]) =>
    [...of].map(([status, count]) => ({ kind, status, count })),
  )
  const total = answers.reduce((sum, { count }) => sum + count, 0)
  expect(total).toBe(HOSTILE + SLOW)
  // 0: closed before an answer, as an oversized body or a slow request may be.
  expect(answers.filter(a => a.status !== 0 && (a.status < 400 || a.status >= 500))).toEqual([])
  expect(answers.filter(a => a.status === 0 && !/oversized|slow/.test(a.kind))).toEqual([])
  expect(new Set(goodStatuses)).toEqual(new Set([200]))

  const messages = await messagesIn(app)
  expect(messages.filter(m => !m.messageId.startsWith('m-'))).toEqual([])
  const times = timesDecided(messages, await messageDecisions(app))
  expect(messages).toHaveLength(GOOD * (1 + REPLAYS))
  expect(times.size).toBe(GOOD)
  expect([...times].filter(([, count]) => count !== 1)).toEqual([])
  await app.close()
})
