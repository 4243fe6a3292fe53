// Method: the task on a log in memory (with transactions and fencing) and the local HighLevel over loopback.
import { localCodecs } from '@baton/codec'
import type { CrmReceipt, OutboundMessage } from '@baton/domain'
import { createLogger, Secret } from '@baton/runtime'
import { systemClock } from '@baton/stream'
import { FakeLog, type FakeOperation } from '@baton/testkit/fake-log'
import { type Fault, type FaultPlan, LocalHighLevel, noFaults } from '@baton/testkit/highlevel'
import { Registry } from 'prom-client'
import { afterEach, expect, test } from 'vitest'
import { requester } from '../highlevel/request.ts'
import { LocationLimiter } from '../limit/limiter.ts'
import { crmMetrics } from '../metrics.ts'
import { Location } from './location.ts'
import { CrmTask } from './task.ts'

const TOPICS = { outbound: 'out', receipts: 'receipts', deadLetters: 'dlq' }
const PACE = {
  settleMs: 5,
  retry: { firstMs: 2, mostMs: 10 },
  attemptsMax: 1_000,
  unclearMaxMs: { message: 60_000, other: 60_000 },
  trouble: { firstMs: 5, mostMs: 20 },
  barredMaxMs: 60_000,
}
const codecs = localCodecs()
const outbound = codecs.of('outbound.messages.v1')
const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

const setUp = async (bounds = { locationMax: 100, totalMax: 1_000 }) => {
  const log = new FakeLog()
  const logged: string[] = []
  const to = { write: (line: string) => void logged.push(line) }
  const logger = createLogger({ level: 'debug', service: 'crm', to })
  const registry = new Registry()
  const local = await LocalHighLevel.start({
    tokens: { 'token-good': 'good', 'token-bad': 'bad' },
    createMissing: true,
    limits: { max: 10_000 },
  })
  ending.push(() => local.stop())
  const parts = {
    clock: systemClock,
    pace: PACE,
    random: () => 0.5,
    metrics: crmMetrics(registry),
  }
  const start = () => {
    const locations = new Map(
      ['good', 'bad'].map(locationId => {
        const token = new Secret(`token-${locationId}`)
        const send = requester({ url: local.url, token, timeoutMs: 500 })
        const limiter = new LocationLimiter({ clock: systemClock, inFlightMax: 8, dailyReserve: 0 })
        return [locationId, new Location({ ...parts, locationId, send, limiter, log: logger })]
      }),
    )
    const task = new CrmTask({
      partition: 0,
      transactionalId: 'crm-0',
      topics: TOPICS,
      codecs,
      log,
      locationOf: id => locations.get(id),
      bounds,
      parts,
      logger,
    })
    const ended = task.run()
    ending.push(async () => {
      task.stop()
      await ended
    })
    return { task, ended }
  }
  const say = async (locationId: string, from: number, to: number) => {
    const records = Array.from({ length: to - from }, (_, i) => ({
      key: Buffer.from(`${locationId}-contact`),
      value: outbound.encode(messageOf(locationId, from + i)),
      timestamp: 0,
    }))
    await log.append([{ topic: TOPICS.outbound, partition: 0, records }])
  }
  const textsOf = (locationId: string) =>
    local.account.contacts.get(`${locationId}-contact`)?.messages.map(one => one.body) ?? []
  const receipts = (): CrmReceipt[] =>
    log
      .committed(TOPICS.receipts, 0)
      .flatMap(({ value }) => (value ? codecs.of('crm.receipts.v1').decode(value) : []))
  const told = async () => `${logged.join('')}${await registry.metrics()}`
  return { log, local, start, say, textsOf, receipts, told }
}

const messageOf = (locationId: string, i: number): OutboundMessage => ({
  decisionId: `${locationId}-${i}`,
  contactId: `${locationId}-contact`,
  locationId,
  bot: 'lead',
  at: 0,
  actions: [{ 'baton.SendText': { text: `text ${i}`, kind: 'reply', channel: 'sms' } }],
})
const texts = (n: number) => Array.from({ length: n }, (_, i) => `text ${i}`)
const failing =
  (locationId: string): FaultPlan =>
  request =>
    request.locationId === locationId ? 'error' : null

const until = async (what: string, done: () => boolean): Promise<void> => {
  const deadline = performance.now() + 10_000
  while (!done()) {
    if (performance.now() > deadline) throw new Error(`not in time: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

test('the trouble of one location delays no other, whatever waits for it, and it catches up in order', async () => {
  const { local, start, say, textsOf } = await setUp({ locationMax: 5, totalMax: 8 })
  local.faults = failing('bad')
  const { task } = start()
  for (let i = 0; i < 60; i += 20) {
    await say('bad', i, i + 20)
    await say('good', i, i + 20)
  }
  await until('the good location has all', () => textsOf('good').length === 60)
  expect(textsOf('bad')).toEqual([])
  expect(task.waiting).toBeLessThanOrEqual(8)
  local.faults = noFaults
  await until('the bad location has all', () => textsOf('bad').length === 60)
  await say('bad', 60, 70)
  await until('it goes on', () => textsOf('bad').length === 70)
  expect(textsOf('bad')).toEqual(texts(70))
  expect(textsOf('good')).toEqual(texts(60))
})

test('a restart goes on where it was, for each location, and sends nothing again', async () => {
  const { local, start, say, textsOf } = await setUp({ locationMax: 5, totalMax: 8 })
  local.faults = failing('bad')
  await say('bad', 0, 30)
  await say('good', 0, 30)
  const first = start()
  await until('the good location has all', () => textsOf('good').length === 30)
  first.task.stop()
  await first.ended
  local.faults = noFaults
  await say('good', 30, 40)
  start()
  await until('all', () => textsOf('bad').length === 30 && textsOf('good').length === 40)
  expect(textsOf('bad')).toEqual(texts(30))
  expect(textsOf('good')).toEqual(texts(40))
})

test('an owner that lost the partition begins nothing any more', async () => {
  const { start, say, textsOf, receipts } = await setUp()
  const former = start()
  await say('good', 0, 5)
  await until('it has begun', () => textsOf('good').length === 5)
  start()
  await say('good', 5, 50)
  expect(await former.ended).toBe('fenced')
  await until('all', () => textsOf('good').length >= 50)
  expect(textsOf('good')).toEqual(texts(50))
  await until('all receipts', () => receipts().filter(one => one.status === 'done').length === 50)
})

test.each<FakeOperation>(['init', 'ends'])(
  'a task that is told to stop waits for no answer of the brokers to %s',
  async at => {
    const { log, start } = await setUp()
    const asked = Promise.withResolvers<void>()
    log.fault = operation => {
      if (operation !== at) return
      asked.resolve()
      return new Promise(() => {})
    }
    const { task, ended } = start()
    await asked.promise
    task.stop()
    expect(await ended).toBe('stopped')
  },
)

test('what cannot be read or has no account goes to the dead letters, and the rest goes on', async () => {
  const { log, start, say, textsOf, receipts } = await setUp()
  const poison = { key: Buffer.from('c'), value: Buffer.from([7, 7, 7, 7, 7, 7]), timestamp: 0 }
  await log.append([{ topic: TOPICS.outbound, partition: 0, records: [poison] }])
  await say('unknown', 0, 1)
  await say('good', 0, 1)
  start()
  await until('the good one', () => textsOf('good').length === 1)
  await until('dead letters', () => log.committed(TOPICS.deadLetters, 0).length === 2)
  const causes = log
    .committed(TOPICS.deadLetters, 0)
    .map(({ headers }) => headers?.['__streams.errors.exception']?.toString())
  expect(causes).toEqual(['BAD_MAGIC', 'CRM_NO_ACCOUNT'])
  expect(receipts()).toContainEqual(
    expect.objectContaining({ status: 'failed', note: 'CRM_NO_ACCOUNT', decisionId: 'unknown-0' }),
  )
})

test('what HighLevel refuses for good is buried once with its cause, and the contact goes on', async () => {
  const { log, local, start, textsOf, receipts } = await setUp()
  const contact = local.addContact('good', 'good-contact')
  contact.dndSettings.set('RCS', 'active')
  const message: OutboundMessage = {
    ...messageOf('good', 0),
    actions: [
      { 'baton.AddNote': { text: '' } },
      { 'baton.SendText': { text: '', kind: 'reply', channel: 'sms' } },
      { 'baton.SendText': { text: 'barred', kind: 'reply', channel: 'rcs' } },
      { 'baton.SendText': { text: 'text 0', kind: 'reply', channel: 'sms' } },
      { 'baton.SendText': { text: '', kind: 'reply', channel: 'sms' } },
    ],
  }
  const record = { key: Buffer.from(message.contactId), value: outbound.encode(message) }
  const records = [{ ...record, timestamp: 0 }]
  await log.append([{ topic: TOPICS.outbound, partition: 0, records }])
  start()
  const ended = () => receipts().filter(one => one.status !== 'begun')
  await until('all is settled', () => ended().length === 5)
  expect(ended().map(one => [one.status, one.note])).toEqual([
    ['done', ''],
    ['failed', 'CRM_REFUSED 422'],
    ['skipped', 'dnd'],
    ['done', ''],
    ['failed', 'CRM_REFUSED 422'],
  ])
  expect(textsOf('good')).toEqual(['text 0'])
  const letters = log.committed(TOPICS.deadLetters, 0)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.value && outbound.decode(letters[0].value)).toEqual(message)
})

test('in no trouble do logs or metrics tell who the contact is, what was said, or the token', async () => {
  const { log, local, start, told } = await setUp()
  const said = 'I am Annabel, call 541-555-0142'
  const actions: OutboundMessage['actions'] = [
    { 'baton.SendText': { text: said, kind: 'reply', channel: 'sms' } },
    { 'baton.AddNote': { text: said } },
    { 'baton.AddTags': { tags: [said] } },
    { 'baton.SendText': { text: '', kind: 'reply', channel: 'sms' } },
  ]
  // One of each trouble, then what cannot be read, has no account, and is refused for good.
  const troubles: (Fault | null)[] = [
    'too-many',
    'error',
    'error-after',
    'half-closed',
    'timeout-after',
  ]
  const writes = [...troubles]
  local.faults = ({ method }) => (method === 'GET' ? null : (writes.shift() ?? null))
  const messages = ['good', 'unknown'].map(locationId => ({
    ...messageOf(locationId, 0),
    contactId: 'canary',
    actions,
  }))
  const poison = Buffer.concat([Buffer.from([7, 7]), Buffer.from(said)])
  const values = [...messages.map(message => outbound.encode(message)), poison]
  const records = values.map(value => ({ key: Buffer.from('canary'), value, timestamp: 0 }))
  await log.append([{ topic: TOPICS.outbound, partition: 0, records }])
  const { task } = start()
  await until('dead letters', () => log.committed(TOPICS.deadLetters, 0).length === 3)
  await until('the rest', () => writes.length === 0 && task.waiting === 0)
  const all = await told()
  expect(all).toContain('dead letters')
  expect(all).toContain('baton_crm_request_seconds')
  for (const canary of ['Annabel', '541-555', '5550142', 'canary', 'token-good']) {
    expect(all).not.toContain(canary)
  }
})
