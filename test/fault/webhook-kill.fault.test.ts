// Method: a sender that behaves as HighLevel does (signed, repeated on 429 only, never after a
// broken connection) sends webhooks, every fifth of them twice, to two ingress processes. Each is
// killed with SIGKILL five times while requests are under way, and started again. Judge: the log,
// read by our own reader, the decisions of a router, and the sequential oracle.
import { verifyApp } from '@baton/testkit'
import { type Fate, SigningKeys, WebhookSender } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, until } from './app.ts'
import { IngressProcess } from './ingress-process.ts'
import { ServiceProcess } from './service-process.ts'
import { messageDecisions, messagesIn, timesDecided } from './webhook-log.ts'

const PARTITIONS = 4
const WEBHOOKS = process.env.BATON_TEST_LONG ? 10_000 : 4_000
const KILLS_EACH = 5
const CONTACTS = 500
const CONCURRENCY = 48
/** Of those sent, so many are sent a second time, by another delivery with the same ids. */
const DOUBLE_SHARE = 0.2
/** Small contents: the story is elsewhere. */
const TEXTS = ['looking for a house', 'what about the garden', 'ok', 'I want to sell my house']

const webhook = (n: number) => ({
  type: 'InboundMessage',
  locationId: 'loc-1',
  contactId: `contact-${n % CONTACTS}`,
  messageId: `m-${n}`,
  webhookId: `w-${n}`,
  messageType: 'SMS',
  direction: 'inbound',
  body: TEXTS[n % TEXTS.length],
  dateAdded: new Date().toISOString(),
  timestamp: new Date().toISOString(),
})

/** Message numbers in the order they are sent: doubles come a little after the first. */
const schedule = (): number[] => {
  const distinct = WEBHOOKS * (1 - DOUBLE_SHARE)
  const every = Math.round(1 / DOUBLE_SHARE) - 1
  const order: number[] = []
  for (let n = 0; n < distinct; n++) {
    order.push(n)
    if (n % every === every - 1) order.push(n - (n % 3))
  }
  return order
}

test('what was answered 2xx is in the log and decided once, though both ingresses are killed with -9', async () => {
  const app = await newApp('webhooks', PARTITIONS)
  const keys = new SigningKeys()
  const env = { BATON_HIGHLEVEL_KEYS: keys.ed25519PublicKey, BATON_INGRESS_RATE_MAX: '1000000' }
  const ingresses = [
    await IngressProcess.make(app, 'ingress-a', env),
    await IngressProcess.make(app, 'ingress-b', env),
  ] as const
  const router = new ServiceProcess('router', app, 'router')
  router.start()
  await Promise.all(ingresses.map(ingress => ingress.start()))
  const urls = ingresses.map(ingress => ingress.webhookUrl)
  const sender = new WebhookSender({ urls, keys, repeatMs: 300, jitterMs: 200, timeoutMs: 10_000 })

  const order = schedule()
  const fates: { n: number; fate: Fate; status: number }[] = []
  let next = 0
  let underWay = 0
  const send = async (until: number) => {
    while (next < until) {
      const n = order[next++] ?? 0
      underWay += 1
      const { fate, status } = await sender.deliver(webhook(n))
      underWay -= 1
      fates.push({ n, fate, status })
    }
  }
  const kills: number[] = []
  const killOnceBusy = async (ingress: IngressProcess, from: number) => {
    const busy = () => fates.length >= from && underWay >= CONCURRENCY / 2
    await until('requests are under way', busy, 60_000, 1)
    kills.push(underWay)
    await ingress.end('SIGKILL')
    await ingress.start()
  }
  try {
    const rounds = 2 * KILLS_EACH
    const round = Math.ceil(order.length / rounds)
    for (let r = 0; r < rounds; r++) {
      const ingress = ingresses[r % 2] ?? ingresses[0]
      const killed = killOnceBusy(ingress, r * round + round / 3)
      const senders = Array.from({ length: CONCURRENCY }, () => send((r + 1) * round))
      await Promise.all([killed, ...senders])
    }
    const watch = new ProgressWatch(app.platform)
    const behind = async () => {
      const each = Array.from({ length: PARTITIONS }, async (_, p) => {
        return (await app.end(p)) - (await watch.inputOf(p))
      })
      return (await Promise.all(each)).reduce((sum, one) => sum + one, 0)
    }
    await until('all is decided', async () => (await behind()) === 0, 60_000, 100)
  } finally {
    await Promise.all(ingresses.map(ingress => ingress.end('SIGTERM')))
    await router.end('SIGTERM')
  }

  const messages = await messagesIn(app)
  const times = timesDecided(messages, await messageDecisions(app))
  const inLog = new Set(messages.map(m => m.messageId))
  const delivered = new Set(fates.filter(f => f.fate === 'delivered').map(f => `m-${f.n}`))
  const broken = fates.filter(f => f.fate === 'lost')
  const missing = new Set(broken.map(f => `m-${f.n}`).filter(id => !inLog.has(id)))
  process.stderr.write(
    `[webhooks] ${order.length} sent, ${kills.length} kills, ${broken.length} connections broke, ` +
      `${missing.size} messages missing for it; ${messages.length - inLog.size} repeats in the log\n`,
  )

  expect(kills).toHaveLength(2 * KILLS_EACH)
  expect(fates).toHaveLength(order.length)
  expect(fates.filter(f => f.fate === 'refused')).toEqual([])
  // Never 5xx, never a refusal of what is right: what is lost has no answer at all.
  expect(broken.filter(f => f.status !== 0)).toEqual([])
  // Of each sender the one under way, and the next when it connects while the kernel still closes
  // the sockets of the dead, of which the one that listens may be the last.
  expect(broken.length).toBeLessThanOrEqual(kills.length * 2 * CONCURRENCY)
  expect([...delivered].filter(id => !inLog.has(id))).toEqual([])
  expect([...inLog].filter(id => times.get(id) !== 1)).toEqual([])
  const { platform } = app
  const verdict = await verifyApp({ ...platform, log: platform.kafka.log })
  expect(verdict.violations.slice(0, 5)).toEqual([])
  await app.close()
})
