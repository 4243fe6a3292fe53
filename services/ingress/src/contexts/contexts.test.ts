// Method: states and a policy in a log in memory; the copy is the real store, in memory.

import { readFileSync } from 'node:fs'
import { localCodecs } from '@baton/codec'
import { BatonError, type ContactState, type PolicyEntry } from '@baton/domain'
import { initialState, parsePolicy } from '@baton/rules'
import { MemoryStores } from '@baton/store'
import type { ReadToEndOptions, RecordBatch } from '@baton/stream'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test, vi } from 'vitest'
import { ActivePolicies } from './active-policies.ts'
import { type Context, type ContextCopy, Contexts } from './contexts.ts'
import { StateView } from './state-view.ts'

const FILE = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
const TEXT = readFileSync(FILE, 'utf8')
const parsed = parsePolicy(TEXT, 'real-estate.yaml')
const codecs = localCodecs()
const UNTIL = 1_000

const setUp = async (copy?: Context | ContextCopy) => {
  const log = new FakeLog()
  const clock = { now: 0 }
  const entries = codecs.of('contact.state.v1')
  const write = async (contactId: string, change: Partial<ContactState> | null) => {
    const state = { ...initialState(parsed.policy, ''), ...change }
    const value = change && entries.encode({ entry: { 'baton.ContactState': state } })
    const records = [{ key: Buffer.from(contactId), value, timestamp: 0 }]
    await log.append([{ topic: 'state', partition: 0, records }])
  }
  const policies = codecs.of('handoff.policies.v1')
  const { hash, canonical: document } = parsed
  const entriesOf: readonly PolicyEntry['entry'][] = [
    { 'baton.PolicyDocument': { hash, document, name: '' } },
    { 'baton.PolicyActivation': { location: '*', hash, at: 0, by: '' } },
  ]
  for (const entry of entriesOf) {
    const value = policies.encode({ entry })
    const records = [{ key: Buffer.from('k'), value, timestamp: 0 }]
    await log.append([{ topic: 'policies', partition: 0, records }])
  }
  const stores = new MemoryStores()
  const now = () => clock.now
  const make = () =>
    new Contexts({
      states: new StateView({
        log,
        topic: 'state',
        partitions: 1,
        codec: entries,
        stores: () => stores,
        now,
      }),
      policies: new ActivePolicies(log, 'policies', policies, () => {}),
      ...(copy && { copy: typeof copy === 'function' ? copy : async () => copy }),
      now,
    })
  return { clock, log, write, contexts: make() }
}

const handed: Partial<ContactState> = {
  owner: 'seller',
  contextUntil: UNTIL,
  handoffs: [{ from: 'buyer', to: 'seller', at: 0, decisionId: 'd' }],
}

test('gives what was handed over until it expires, with what was committed just now', async () => {
  const { clock, write, contexts } = await setUp()
  expect(await contexts.of('anna')).toBeNull()
  await write('anna', handed)
  expect(await contexts.of('anna')).toMatchObject({
    source: 'state',
    context: { owner: 'seller', from: 'buyer', validUntil: UNTIL },
  })
  await write('anna', { ...handed, summary: 'call me' })
  expect((await contexts.of('anna'))?.context.summary).toContain('call me')
  clock.now = UNTIL
  expect(await contexts.of('anna')).toBeNull()
})

test('forgets whom the router has forgotten, and gives nothing of its own keys', async () => {
  const { write, contexts } = await setUp()
  await write('anna', handed)
  expect(await contexts.of('anna')).not.toBeNull()
  await write('anna', null)
  expect(await contexts.of('anna')).toBeNull()
  expect(await contexts.of('__progress')).toBeNull()
})

test('starts over when the log was made anew', async () => {
  const { log, write, contexts } = await setUp()
  await write('anna', handed)
  await write('anna', handed)
  expect(await contexts.of('anna')).not.toBeNull()
  log.broker.recreate('state', 0)
  await write('bert', handed)
  expect(await contexts.of('anna')).toBeNull()
  expect(await contexts.of('bert')).not.toBeNull()
})

const HOUR = 3_600_000

test.each([
  ['made anew', 'more than half a day ago', -12 * HOUR - 1],
  ['kept', 'half a day ago', -12 * HOUR],
  ['made anew', 'more than an hour from now, when a clock was wrong', HOUR + 1],
  ['kept', 'an hour from now: clocks differ', HOUR],
])('a copy is %s that was last brought up to date %s', async (becomes, _, at) => {
  const { clock, log, write, contexts } = await setUp()
  const now = 100 * HOUR
  clock.now = now + at
  await write('anna', { ...handed, contextUntil: 2 * now })
  expect(await contexts.of('anna')).not.toBeNull()
  // What was deleted of her, and that it was, is gone from the log by now.
  log.broker.recreate('state', 0)
  await write('bert', handed)
  clock.now = now
  expect((await contexts.of('anna')) !== null).toBe(becomes === 'kept')
})

test('a policy that was put in force later holds, however slowly what was before it is read', async () => {
  const log = new FakeLog({ fetchMaxRecords: 1 })
  const codec = codecs.of('handoff.policies.v1')
  const put = async (entry: PolicyEntry['entry']) => {
    const records = [{ key: Buffer.from('k'), value: codec.encode({ entry }), timestamp: 0 }]
    await log.append([{ topic: 'policies', partition: 0, records }])
  }
  const activated = (hash: string) => ({
    'baton.PolicyActivation': { location: '*', hash, at: 0, by: '' },
  })
  const later = parsePolicy(TEXT.replace('maxChars: 320', 'maxChars: 300'), 'later.yaml')
  for (const { hash, canonical: document } of [parsed, later]) {
    await put({ 'baton.PolicyDocument': { hash, document, name: '' } })
  }
  await put(activated(parsed.hash))
  // The first look reads its last record slowly; a second look, meanwhile, would read what comes
  // after it.
  const go = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  let fetches = 0
  log.fault = async at => {
    if (at !== 'fetch') return
    fetches += 1
    if (fetches !== 3) return
    held.resolve()
    await go.promise
  }
  const policies = new ActivePolicies(log, 'policies', codec, () => {})
  const first = policies.of('')
  await held.promise
  await put(activated(later.hash))
  const second = policies.of('')
  // By then it has read on, if it does: the log in memory waits for nothing.
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
  go.resolve()
  await first
  expect((await second)?.replies.maxChars).toBe(300)
  expect((await policies.of(''))?.replies.maxChars).toBe(300)
})

test('asks the copy at the CRM only for contacts that are unknown', async () => {
  const copy: Context = {
    owner: 'buyer',
    facts: [],
    score: 5,
    temperature: 'cold',
    urgency: 'browsing',
    summary: '',
    openQuestions: [],
    from: '',
    handoffReason: '',
    validUntil: 2 * UNTIL,
  }
  const { clock, write, contexts } = await setUp(copy)
  expect(await contexts.of('anna')).toMatchObject({ source: 'crm', context: copy })
  await write('anna', handed)
  clock.now = UNTIL
  expect(await contexts.of('anna')).toBeNull()
})

test('a copy that the CRM does not let us read is none', async () => {
  const { contexts } = await setUp(() =>
    Promise.reject(new BatonError('CRM_REFUSED', 'a scope is missing')),
  )
  expect(await contexts.of('anna')).toBeNull()
})

test('closing waits for no broker, and what is read after it changes nothing', async () => {
  const reads: ReadToEndOptions[] = []
  const away = new FakeLog()
  away.readToEnd = options => {
    reads.push(options)
    return new Promise(() => {})
  }
  const stores = new MemoryStores()
  const states = new StateView({
    log: away,
    topic: 'state',
    partitions: 1,
    codec: codecs.of('contact.state.v1'),
    stores: () => stores,
    now: () => 0,
  })
  const policies = new ActivePolicies(away, 'policies', codecs.of('handoff.policies.v1'), () => {})
  const asked = Promise.allSettled([states.get('anna'), states.get('bert'), policies.of('')])
  await vi.waitFor(() => expect(reads).toHaveLength(2))
  policies.close()
  await states.close()
  const late = await Promise.allSettled([states.get('anna'), policies.of('')])
  for (const one of [...(await asked), ...late]) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'STOPPED' } })
  }
  const batch = { records: [], nextOffset: 1 } as unknown as RecordBatch
  const ofStates = reads.find(({ topic }) => topic === 'state')
  await expect(ofStates?.onBatch(batch)).rejects.toMatchObject({ code: 'STOPPED' })
})
