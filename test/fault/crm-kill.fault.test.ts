// Method: the crm process is killed with -9 while the local HighLevel handles one of its writes:
// after the effect and before any answer, or without the effect. It starts again each time. Judge:
// every text, note and task of the outbound log is at the local HighLevel exactly once, in order;
// the receipts say which writes were found again.
import { type CrmReceipt, decisionId, type OutboundMessage, partitionOf } from '@baton/domain'
import { type FaultPlan, LocalHighLevel } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { newApp, type TestApp, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const CONTACTS = 20
const ROUNDS = 6
const SESSION_MS = 1_000

/** Kill during the nth write of a kind since the last kill; with its effect or without. */
const KILLS = [
  { route: '/conversations/messages', nth: 3, effect: true },
  { route: '/conversations/messages', nth: 2, effect: false },
  { route: '/contacts/:contactId/notes', nth: 4, effect: true },
  { route: '/contacts/:contactId/tags', nth: 5, effect: true },
  { route: '/conversations/messages', nth: 1, effect: true },
  { route: '/contacts/:contactId/notes', nth: 1, effect: false },
  { route: '/conversations/messages', nth: 9, effect: true },
] as const

/** The same words come again every third time, and each time they are said. */
const textOf = (round: number) => `text ${round % 3} for you`

const messageOf = (contact: number, round: number): OutboundMessage => ({
  decisionId: decisionId('contact.events.v1', 0, round * CONTACTS + contact, 0),
  contactId: `contact-${contact}`,
  locationId: 'loc-1',
  bot: 'seller',
  at: 0,
  actions: [
    { 'baton.SendText': { text: textOf(round), kind: 'reply', channel: 'sms' } },
    { 'baton.AddTags': { tags: [`round-${round}`] } },
    { 'baton.AddNote': { text: `note ${round}` } },
  ],
})

const append = async ({ platform, appender }: TestApp): Promise<void> => {
  const topic = platform.topic('outbound.messages.v1')
  const codec = platform.codecs.of('outbound.messages.v1')
  for (let round = 0; round < ROUNDS; round++) {
    const records = Array.from({ length: CONTACTS }, (_, contact) => ({
      key: Buffer.from(`contact-${contact}`),
      value: codec.encode(messageOf(contact, round)),
      timestamp: Date.now(),
    }))
    const grouped = Map.groupBy(records, ({ key }) => partitionOf(key, platform.partitions))
    await appender.append(
      [...grouped].map(([partition, its]) => ({ topic, partition, records: its })),
    )
  }
}

const receiptsOf = async ({ platform }: TestApp): Promise<CrmReceipt[]> => {
  const codec = platform.codecs.of('crm.receipts.v1')
  const found: CrmReceipt[] = []
  await platform.kafka.log.readToEnd({
    topic: platform.topic('crm.receipts.v1'),
    partition: 0,
    onBatch: ({ records }) => {
      for (const { value } of records) if (value) found.push(codec.decode(value))
    },
  })
  return found
}

test('sends nothing twice and loses nothing when it is killed between a write and its receipt', async () => {
  const app = await newApp('crmkill', 1)
  let kills = 0
  let seen = 0
  /** What a dying process had sent already comes too late to kill it once more. */
  let dying = false
  const plan: FaultPlan = ({ method, route }) => {
    const kill = KILLS[kills]
    if (!kill || dying || method !== 'POST' || route !== kill.route) return null
    seen += 1
    if (seen < kill.nth) return null
    seen = 0
    kills += 1
    dying = true
    crm.signal('SIGKILL')
    return kill.effect ? 'timeout-after' : 'error'
  }
  const local = await LocalHighLevel.start({
    tokens: { token: 'loc-1' },
    createMissing: true,
    limits: { intervalMs: 500 },
    faults: plan,
  })
  const crm = new ServiceProcess('crm', app, 'crm', {
    BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
    BATON_HIGHLEVEL_URL: local.url,
    BATON_HIGHLEVEL_TOKENS: '{"loc-1":"token"}',
    BATON_HIGHLEVEL_SETTLE_MS: '100',
  })
  try {
    await append(app)
    for (let i = 1; i <= KILLS.length; i++) {
      dying = false
      crm.start()
      await until(`kill ${i}`, () => kills === i, 60_000)
      // It is dead already; this waits until it has gone.
      await crm.end('SIGKILL')
    }
    crm.start()
    const notes = () => [...local.account.contacts.values()].flatMap(contact => contact.notes)
    await until('all is written', () => notes().length >= CONTACTS * ROUNDS, 60_000)
    await crm.end('SIGTERM')

    const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
    for (let contact = 0; contact < CONTACTS; contact++) {
      const found = local.account.contacts.get(`contact-${contact}`)
      expect(found?.messages.map(one => one.body)).toEqual(rounds.map(textOf))
      expect(found?.notes.map(one => one.body.split('\n')[0])).toEqual(rounds.map(r => `note ${r}`))
      expect([...(found?.tags ?? [])]).toEqual(rounds.map(r => `round-${r}`))
    }
    const receipts = await receiptsOf(app)
    const foundAgain = receipts.filter(receipt => receipt.note === 'looked-up')
    expect(foundAgain.length).toBeGreaterThanOrEqual(KILLS.filter(isFoundAgain).length)
    const done = receipts.filter(receipt => receipt.status === 'done')
    const settled = new Set(done.map(({ offset, action }) => `${offset}/${action}`))
    expect(settled.size).toBe(CONTACTS * ROUNDS * 3)
  } finally {
    await crm.end('SIGKILL')
    await local.stop()
    await app.close()
  }
})

const isFoundAgain = ({ route, effect }: (typeof KILLS)[number]): boolean =>
  effect && !route.endsWith('/tags')
