// Method: the task on a log in memory (with transactions and fencing) and the local HighLevel over
// loopback.
import type { OutboundMessage } from '@baton/domain'
import type { FakeOperation } from '@baton/testkit/fake-log'
import { type Fault, type FaultPlan, noFaults } from '@baton/testkit/highlevel'
import { expect, test } from 'vitest'
import { messageOf, outbound, TOPICS, taskRig, texts, until } from '../testing/task-rig.ts'

const failing =
  (locationId: string): FaultPlan =>
  request =>
    request.locationId === locationId ? 'error' : null

test('the trouble of one location delays no other, whatever waits for it, and it catches up in order', async () => {
  const { local, start, say, textsOf } = await taskRig({ bounds: { locationMax: 5, totalMax: 8 } })
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
  const { local, start, say, textsOf } = await taskRig({ bounds: { locationMax: 5, totalMax: 8 } })
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
  const { start, say, textsOf, receipts } = await taskRig()
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
    const { log, start } = await taskRig()
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
  const { log, start, say, textsOf, receipts } = await taskRig()
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

test('what cannot be read has a dead letter whenever the crm is killed, however much of it there is', async () => {
  const { log, start, say, letters, receipts } = await taskRig({ fetchMaxRecords: 2_000 })
  await say('unknown', 0, 1)
  const poison = Array.from({ length: 1_200 }, (_, i) => Buffer.from(`poison ${i}`))
  const records = poison.map(value => ({ key: null, value, timestamp: 0 }))
  await log.append([{ topic: TOPICS.outbound, partition: 0, records }])
  let transactions = 0
  const killed = Promise.withResolvers<void>()
  log.fault = async operation => {
    if (operation !== 'end' || ++transactions < 2) return
    killed.resolve()
    throw new Error('killed')
  }
  const first = start()
  await killed.promise
  await first.stop()
  expect(receipts().at(-1)?.progress?.outbound).toBe(letters().length)
  log.fault = undefined
  start()
  await until('all letters', () => letters().length === 1_201)
})

test('what HighLevel refuses for good is buried once with its cause, and the contact goes on', async () => {
  const { log, local, start, textsOf, ended } = await taskRig()
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
  const { log, local, start, told } = await taskRig()
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
