// Method: one call against the local HighLevel over loopback; the faults are scripted, the pauses
// short.
import { Secret, silentLogger } from '@baton/runtime'
import { systemClock } from '@baton/stream'
import { type Fault, LocalHighLevel } from '@baton/testkit/highlevel'
import { Registry } from 'prom-client'
import { afterEach, describe, expect, test } from 'vitest'
import { requester } from '../highlevel/request.ts'
import { LocationLimiter } from '../limit/limiter.ts'
import { crmMetrics } from '../metrics.ts'
import type { Call } from '../plan/call.ts'
import { FIELDS } from '../plan/fields.ts'
import { Location } from './location.ts'
import { type CallContext, runCall } from './run-call.ts'

const TIMEOUT_MS = 500
const PACE = {
  settleMs: 5,
  retry: { firstMs: 5, mostMs: 20 },
  attemptsMax: 4,
  unclearMaxMs: { message: 60_000, other: 60_000 },
  trouble: { firstMs: 5, mostMs: 20 },
  barredAlone: { firstMs: 5, mostMs: 20 },
  barredMaxMs: 5_000,
}
const NOTE: Call = { kind: 'note', body: 'card\n[decision ff91491fabcdef01/0]' }
const TASK: Call = {
  kind: 'task',
  title: 'A person is needed',
  body: 'card\n[decision ff91491fabcdef01/1]',
  dueDate: '2026-01-01T00:00:00.000Z',
}
const TEXT: Call = { kind: 'text', text: 'hello', channel: 'sms' }

const running: LocalHighLevel[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(local => local.stop()))
})

/** Faults for the next writes, in order; reads go well. */
const setUp = async (
  script: readonly (Fault | null)[] = [],
  { token = 'token', barredMaxMs = PACE.barredMaxMs, aheadMs = 0 } = {},
) => {
  const writes = [...script]
  const local = await LocalHighLevel.start({
    tokens: { token: 'loc-1' },
    faults: ({ method, route }) =>
      method === 'GET' || route.endsWith('/customFields') ? null : (writes.shift() ?? null),
  })
  running.push(local)
  const contact = local.addContact('loc-1', 'anna')
  const parts = {
    clock: { ...systemClock, now: () => Date.now() + aheadMs },
    pace: { ...PACE, barredMaxMs },
    random: () => 0.5,
    metrics: crmMetrics(new Registry()),
  }
  const location = new Location({
    ...parts,
    locationId: 'loc-1',
    send: requester({ url: local.url, token: new Secret(token), timeoutMs: TIMEOUT_MS }),
    limiter: new LocationLimiter({ clock: systemClock, inFlightMax: 8, dailyReserve: 0 }),
    log: silentLogger(),
  })
  const begun: number[] = []
  const ids = new Set<string>()
  const context: CallContext = {
    contactId: 'anna',
    priority: () => 0,
    signal: new AbortController().signal,
    doubt: undefined,
    begin: async () => void begun.push(parts.clock.now()),
    isOther: id => ids.has(id),
    withheld: () => null,
  }
  const run = async (call: Call, more: Partial<CallContext> = {}) => {
    const settled = await runCall(call, location, { ...context, ...more }, parts)
    if (settled.providerId) ids.add(settled.providerId)
    return settled
  }
  return { local, contact, location, run, begun }
}

const AFTER: readonly Fault[] = ['timeout-after', 'half-closed', 'error-after']

describe('what must not happen twice', () => {
  test.each(AFTER)('is looked up and found when the answer is %s', async fault => {
    const { contact, run, begun } = await setUp([fault, fault, fault])
    for (const call of [TEXT, NOTE, TASK]) {
      expect(await run(call)).toMatchObject({ status: 'done', note: 'looked-up' })
    }
    expect(contact.messages).toHaveLength(1)
    expect(contact.notes).toHaveLength(1)
    expect(contact.tasks).toHaveLength(1)
    expect(begun).toHaveLength(3)
  })

  test('is sent again when it is not there', async () => {
    const { contact, run } = await setUp(['error', 'error', null])
    const settled = await run(TEXT)
    expect(settled).toMatchObject({ status: 'done', attempts: 3 })
    expect(settled.providerId).toBe(contact.messages[0]?.id)
    expect(contact.messages).toHaveLength(1)
  })

  test('is not taken for an earlier one of the same words', async () => {
    const { contact, run } = await setUp([null, 'error', null, 'timeout-after'])
    for (let i = 0; i < 3; i++) await run(TEXT)
    expect(contact.messages).toHaveLength(3)
  })

  test.each([NOTE, TASK])(
    'is not taken for an earlier $kind that names the same decision',
    async call => {
      const { contact, run } = await setUp([null, 'error', null])
      const [first, second] = [await run(call), await run(call)]
      expect(second).toMatchObject({ status: 'done', attempts: 2, note: '' })
      expect(second.providerId).not.toBe(first.providerId)
      expect([...contact.notes, ...contact.tasks]).toHaveLength(2)
    },
  )

  test('is looked up before anything else when it was begun before a crash', async () => {
    const { contact, local, run, begun } = await setUp()
    local.account.addMessage(contact, 'outbound', 'hello', 'SMS')
    const since = Date.now()
    expect(await run(TEXT, { doubt: { since, last: since } })).toMatchObject({ attempts: 0 })
    expect(contact.messages).toHaveLength(1)
    expect(begun).toHaveLength(0)
  })

  test('is found though the clock of this machine is ahead of that of HighLevel', async () => {
    const { contact, run } = await setUp(['error-after'], { aheadMs: 180_000 })
    expect(await run(TEXT)).toMatchObject({ status: 'done', note: 'looked-up' })
    expect(contact.messages).toHaveLength(1)
  })

  test.each(AFTER)(
    'is found though that clock is ahead and the answer that was lost, %s, was the first of all',
    async fault => {
      const { contact, run, begun } = await setUp([fault], { aheadMs: 180_000 })
      expect(await run(TEXT)).toMatchObject({ status: 'done', note: 'looked-up' })
      expect(contact.messages).toHaveLength(1)
      expect(begun).toHaveLength(1)
    },
  )

  test('is looked up without delay though whoever began it had a clock that was ahead', async () => {
    const { run } = await setUp()
    const last = Date.now() + 3_600_000
    expect(await run(TEXT, { doubt: { since: Date.now(), last } })).toMatchObject({ attempts: 1 })
  })

  test('is not sent when it cannot be made durable that it is', async () => {
    const { contact, run } = await setUp()
    const begin = () => Promise.reject(new Error('fenced'))
    await expect(run(TEXT, { begin })).rejects.toThrow('fenced')
    expect(contact.messages).toHaveLength(0)
  })
})

describe('what may be repeated', () => {
  test('is, until the answer is clear', async () => {
    const { contact, run, begun } = await setUp(['timeout-after', 'error', 'too-many', null])
    expect(await run({ kind: 'add-tags', tags: ['a'] })).toMatchObject({ status: 'done' })
    expect([...contact.tags]).toEqual(['a'])
    expect(begun).toHaveLength(0)
  })

  test('writes fields by ids that are created once, whoever asks, and anew when one was deleted', async () => {
    const { contact, local, location, run } = await setUp()
    const values = { temperature: 'hot', qualification: '85' }
    await Promise.all([run({ kind: 'fields', values }), run({ kind: 'fields', values })])
    const fields = local.account.fields('loc-1')
    expect(fields.map(field => field.name)).toEqual(Object.values(FIELDS).map(one => one.name))
    expect([...contact.customFields.values()]).toEqual(['hot', '85'])

    location.fields.forget()
    const stale = await location.fieldIds({
      what: '',
      priority: () => 0,
      signal: new AbortController().signal,
    })
    local.account.dropFields('loc-1')
    contact.customFields.clear()
    await run({ kind: 'fields', values })
    expect([...contact.customFields.values()]).toEqual(['hot', '85'])
    expect(contact.customFields.has(stale.temperature)).toBe(false)
  })
})

test('one field that was deleted is made anew, and what is written to it is there', async () => {
  const { contact, local, run } = await setUp()
  const values = { temperature: 'hot', qualification: '85', budget: '' }
  await run({ kind: 'fields', values })
  const kept = local.account.fields('loc-1').filter(({ name }) => name !== FIELDS.temperature.name)
  local.account.dropFields('loc-1')
  local.account.takeFields(kept)
  contact.customFields.clear()
  await run({ kind: 'fields', values })
  const names = new Map(local.account.fields('loc-1').map(({ id, name }) => [id, name]))
  const there = [...contact.customFields].flatMap(([id, value]) => {
    const name = names.get(id)
    return name && value !== '' ? [[name, value]] : []
  })
  expect(Object.fromEntries(there)).toEqual({
    [FIELDS.temperature.name]: 'hot',
    [FIELDS.qualification.name]: '85',
  })
})

describe('a refusal', () => {
  test('is final when it is about the request', async () => {
    const { run } = await setUp()
    const settled = await run(NOTE, { contactId: 'nobody' })
    expect(settled).toMatchObject({ status: 'failed', note: 'CRM_REFUSED 400', attempts: 1 })
  })

  test('because of do-not-disturb is no failure', async () => {
    const { contact, run } = await setUp()
    await run({ kind: 'dnd', on: true })
    expect(contact.dnd).toBe(true)
    expect(await run(TEXT)).toMatchObject({ status: 'skipped', note: 'dnd' })
    await run({ kind: 'dnd', on: false })
    expect(await run(TEXT)).toMatchObject({ status: 'done' })
  })

  test('with Retry-After is obeyed by the whole location', async () => {
    const { location, run } = await setUp(['retry-later'])
    const begun = performance.now()
    let over = false
    const first = run(NOTE).finally(() => {
      over = true
    })
    // A machine that stood still may have missed all of the wait: then the first is over.
    while (!location.held && !over) await new Promise(resolve => setTimeout(resolve, 5))
    await Promise.all([first, run(TEXT)])
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_000)
  })

  test('of the token for one request alone is about that request', async () => {
    const { local, run } = await setUp()
    local.addContact('loc-2', 'of-another')
    let done = false
    const others = (async () => {
      while (!done) await run({ kind: 'add-tags', tags: ['a'] })
    })()
    const settled = await run(NOTE, { contactId: 'of-another' })
    done = true
    await others
    expect(settled).toMatchObject({ status: 'failed', note: 'CRM_REFUSED 403' })
  })

  test('of the token for one request alone is about that request when there is no other', async () => {
    const { local, run } = await setUp()
    local.addContact('loc-2', 'of-another')
    const settled = await run(NOTE, { contactId: 'of-another' })
    expect(settled).toMatchObject({ status: 'failed', note: 'CRM_REFUSED 403' })
  })

  test('of the token is waited out, and after long ends in the dead letters', async () => {
    const { run } = await setUp([], { token: 'revoked', barredMaxMs: 100 })
    await expect(run(TEXT)).rejects.toMatchObject({ code: 'CRM_TOKEN_REFUSED' })
  })
})
