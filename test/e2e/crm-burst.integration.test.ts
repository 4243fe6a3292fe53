// Method: a real router and bots decide 1,000 handoffs of 500 contacts in 5 locations; the real crm
// writes them to the local HighLevel, which refuses, fails, is slow and falls silent after the
// effect. Judge: the outbound log against the state and the journal of the local HighLevel. Scaled:
// 25 requests in 0.5 s instead of 100 in 10 s, five times as many (the client reads the limit from
// the headers), and time-outs of 3 s instead of 10 s: longer than this process, with router, crm
// and server in one, may stand still.
import { acknowledgingBot, startBots } from '@baton/bots'
import { crmConfig, startCrm } from '@baton/crm'
import { type ContactEvent, type OutboundMessage, partitionOf, textMessage } from '@baton/domain'
import { routerConfig, startRouter } from '@baton/router'
import { createLogger, renderMetrics } from '@baton/runtime'
import { LocalHighLevel, randomFaults } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from '../fault/app.ts'
import { expectedOf, outboundOf, writtenOf } from './crm-judge.ts'

const PARTITIONS = 4
const CONTACTS = 500
const LOCATIONS = ['loc-0', 'loc-1', 'loc-2', 'loc-3', 'loc-4']
const WISHES = [
  'I want to buy a house, 3 beds, under 650k, in the next 3 months',
  'actually I want to sell my house first, it is in great condition',
]
/** Low enough to be what holds everything up. */
const RATE = { max: 25, intervalMs: 500 }
const DECIDED_WITHIN_MS = 60_000
const WRITTEN_WITHIN_MS = 120_000
const TOKEN_CANARY = 'pit-canary-7f3a'
const TEXT_CANARY = '541-555-0142'

const eventOf = (contact: number, wish: number): ContactEvent => ({
  eventId: `m-${contact}-${wish}`,
  locationId: LOCATIONS[contact % LOCATIONS.length] ?? '',
  source: 'test',
  sentAt: 0,
  event: {
    'baton.MessageReceived': textMessage(
      `m-${contact}-${wish}`,
      `${WISHES[wish]}; call ${TEXT_CANARY}`,
    ),
  },
})

const sayAll = async ({ platform, appender }: TestApp): Promise<void> => {
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  for (const wish of WISHES.keys()) {
    const all = Array.from({ length: CONTACTS }, (_, contact) => ({
      key: Buffer.from(`contact-${contact}`),
      value: codec.encode(eventOf(contact, wish)),
      timestamp: Date.now(),
    }))
    const grouped = Map.groupBy(all, ({ key }) => partitionOf(key, PARTITIONS))
    const writes = [...grouped].map(([partition, records]) => ({ topic, partition, records }))
    await appender.append(writes)
  }
}

test('a burst of 1,000 handoffs arrives as decided, within the limits, in order, and nothing twice', {
  timeout: 240_000,
}, async () => {
  const app = await newApp('burst', PARTITIONS)
  const logged: string[] = []
  const log = createLogger({
    level: 'debug',
    service: 'crm',
    to: { write: line => void logged.push(line) },
  })
  const tokens = Object.fromEntries(LOCATIONS.map(id => [`${TOKEN_CANARY}-${id}`, id]))
  const faults = randomFaults(
    { 'too-many': 0.05, error: 0.01, 'error-after': 0.01, 'timeout-after': 0.02, slow: 0.02 },
    7,
  )
  const requests = new Map(LOCATIONS.map(id => [id, 0]))
  const local = await LocalHighLevel.start({
    tokens,
    createMissing: true,
    limits: RATE,
    faults: request => {
      requests.set(request.locationId, (requests.get(request.locationId) ?? 0) + 1)
      return faults(request)
    },
  })
  const env = app.env({
    BATON_DATA_DIR: app.dir,
    BATON_HIGHLEVEL_URL: local.url,
    BATON_HIGHLEVEL_TOKENS: JSON.stringify(
      Object.fromEntries(Object.entries(tokens).map(([token, id]) => [id, token])),
    ),
    BATON_HIGHLEVEL_TIMEOUT_MS: '3000',
    BATON_HIGHLEVEL_SETTLE_MS: '100',
  })
  const router = await startRouter(routerConfig(env), { log })
  const bots = await startBots(routerConfig(env), {
    bots: ['lead', 'buyer', 'seller'].map(acknowledgingBot),
    log,
  })
  await sayAll(app)
  const watch = new ProgressWatch(app.platform)
  const behind = async () => {
    const each = Array.from(
      { length: PARTITIONS },
      async (_, p) => (await app.end(p)) - (await watch.inputOf(p)),
    )
    return (await Promise.all(each)).reduce((sum, one) => sum + one, 0)
  }
  const crm = await startCrm(crmConfig(env), { log })
  const begun = performance.now()
  try {
    await until('all is decided', async () => (await behind()) === 0, DECIDED_WITHIN_MS, 50)
    await bots.stop()
    await until('all is decided', async () => (await behind()) === 0, DECIDED_WITHIN_MS, 50)
    const outbound = await outboundOf(app.platform)
    const handoffs = outbound.flatMap(one => one.actions.filter(isHandoffNote))
    expect(handoffs.length).toBeGreaterThanOrEqual(2 * CONTACTS)
    const expected = expectedOf(outbound)
    const missing = new Map(expected)
    await until(
      'all is written',
      () => {
        for (const [id, one] of missing) {
          if (one.isIn(local.account.contacts.get(id))) missing.delete(id)
        }
        return missing.size === 0
      },
      WRITTEN_WITHIN_MS,
      200,
    )
    const tookMs = performance.now() - begun
    const leastMs = (Math.max(...requests.values()) / RATE.max) * RATE.intervalMs
    process.stderr.write(
      `[burst] ${Math.round(tookMs)} ms, ${Math.round(leastMs)} ms by the limit alone; ` +
        `${local.busiestInterval} of ${RATE.max} in the busiest interval\n`,
    )

    for (const [id, want] of expected) {
      expect(writtenOf(local.account, id)).toEqual(want.written)
    }
    expect(local.limitExceeded).toBe(0)
    // The limit is used up where it is the limit that holds everything up; a slow machine may be
    // what does.
    if (tookMs < 2 * leastMs) expect(local.busiestInterval).toBeGreaterThanOrEqual(RATE.max * 0.9)
    for (const fault of ['too-many', 'error', 'error-after', 'timeout-after', 'slow'] as const) {
      expect(local.faultsHappened.get(fault)).toBeGreaterThan(10)
    }
    const metrics = await renderMetrics(crm.registries)
    for (const canary of [TOKEN_CANARY, TEXT_CANARY, 'contact-1']) {
      expect(metrics).not.toContain(canary)
      expect(logged.join('')).not.toContain(canary)
    }
  } finally {
    await crm.stop()
    await router.stop()
    await local.stop()
    await app.close()
  }
})

const isHandoffNote = (action: OutboundMessage['actions'][number]): boolean =>
  action['baton.AddNote']?.text.startsWith('Handoff ') ?? false
