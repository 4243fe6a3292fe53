// Method: calls on a simulated clock, with the real pace, against a HighLevel that answers what the test says.
import { isBatonError } from '@baton/domain'
import { silentLogger } from '@baton/runtime'
import { Registry } from 'prom-client'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../highlevel/answer.ts'
import type { ApiRequest } from '../highlevel/request.ts'
import { LocationLimiter } from '../limit/limiter.ts'
import { crmMetrics } from '../metrics.ts'
import type { Call } from '../plan/call.ts'
import { FIELDS } from '../plan/fields.ts'
import { SimulatedClock } from '../testing/simulated-clock.ts'
import { Location } from './location.ts'
import { PACE } from './pace.ts'
import { runCall } from './run-call.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const FAILING: Answer = { kind: 'unclear', cause: 'status-502', limits: {} }
const TAKEN: Answer = { kind: 'refused', status: 400, dnd: false, limits: {} }
const BARRED: Answer = { kind: 'barred', status: 401, limits: {} }
const ok = (body: object = {}): Answer => ({ kind: 'ok', body, limits: {} })

const NOTE: Call = { kind: 'note', body: 'card\n[decision ff91491fabcdef01/0]' }
const SET_FIELDS: Call = { kind: 'fields', values: { temperature: 'hot' } }
const text = (said: string): Call => ({ kind: 'text', text: said, channel: 'sms' })

const isLookUp = ({ path }: ApiRequest) => path.includes('/messages/export?')
const isText = ({ method, path }: ApiRequest) =>
  method === 'POST' && path === '/conversations/messages'
const isNote = ({ method, path }: ApiRequest) => method === 'POST' && path.endsWith('/notes')
const isFieldList = ({ method, path }: ApiRequest) =>
  method === 'GET' && path.includes('/customFields')
const contactOf = ({ body }: ApiRequest) => (body as { contactId?: string } | undefined)?.contactId

const customFields = Object.values(FIELDS).map(({ name }, i) => ({ id: `f-${i}`, name }))

/** `fault` says what goes wrong with a request, if anything does. */
const setUp = (fault: (request: ApiRequest, now: number) => Answer | null) => {
  const clock = new SimulatedClock()
  const sent: ApiRequest[] = []
  const parts = { clock, pace: PACE, random: () => 0.5, metrics: crmMetrics(new Registry()) }
  const location = new Location({
    ...parts,
    locationId: 'loc-1',
    send: async request => {
      sent.push(request)
      const failed = fault(request, clock.now())
      if (failed) return failed
      if (isLookUp(request)) return ok({ messages: [] })
      if (isFieldList(request)) return ok({ customFields })
      return ok({ messageId: `m-${sent.length}`, notes: [] })
    },
    limiter: new LocationLimiter({ clock, inFlightMax: 8, dailyReserve: 0 }),
    log: silentLogger(),
  })
  /** What became of it, and when. */
  const run = async (contactId: string, call: Call, signal = new AbortController().signal) => {
    const context = {
      contactId,
      priority: () => 0 as const,
      signal,
      doubt: undefined,
      begin: async () => clock.now(),
      isOther: () => false,
      withheld: () => null,
    }
    try {
      const { status, note } = await runCall(call, location, context, parts)
      return { end: `${status} ${note}`.trim(), at: clock.now() }
    } catch (error) {
      return { end: isBatonError(error) ? error.code : String(error), at: clock.now() }
    }
  }
  const pass = async (ms: number, step: number, each = () => {}) => {
    for (let passed = 0; passed < ms; passed += step) {
      await clock.advance(step)
      each()
    }
  }
  const textsTo = (contactId: string) =>
    sent.filter(one => isText(one) && contactOf(one) === contactId).length
  return { sent, run, pass, textsTo }
}

describe('no answer', () => {
  test('to any message for a while sends none of them to the dead letters, however well reads go', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = setUp((request, now) =>
      isText(request) && now < outageMs ? FAILING : null,
    )
    const all = Array.from({ length: 20 }, (_, i) => run(`contact-${i}`, text('a reply')))
    await pass(outageMs + 2 * MINUTE_MS, SECOND_MS)
    expect((await Promise.all(all)).map(one => one.end)).toEqual(Array(20).fill('done'))
  })

  test('to one message while others get theirs sends it to the dead letters', async () => {
    const { run, pass } = setUp(request =>
      isText(request) && contactOf(request) === 'anna' ? FAILING : null,
    )
    const anna = run('anna', text('hello'))
    await pass(5 * MINUTE_MS, SECOND_MS, () => void run('bob', text('hello')))
    const { end, at } = await anna
    expect(end).toBe('failed CRM_NO_ANSWER')
    expect(at).toBeGreaterThan(MINUTE_MS)
  })

  test.each([
    ['a message', text('hello'), 24],
    ['what holds messages up', NOTE, 1],
  ])('to %s while nobody else writes is waited for, not for ever', async (_, call, hours) => {
    const { run, pass } = setUp(request => (isText(request) || isNote(request) ? FAILING : null))
    const anna = run('anna', call)
    await pass((hours + 1) * HOUR_MS, 10 * SECOND_MS)
    const { end, at } = await anna
    expect(end).toBe('failed CRM_NO_ANSWER')
    expect(at).toBeGreaterThan(hours * HOUR_MS)
  })

  test('to the listing of fields for a while sends no fields to the dead letters', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = setUp((request, now) =>
      isFieldList(request) && now < outageMs ? FAILING : null,
    )
    const anna = run('anna', SET_FIELDS)
    await pass(outageMs + MINUTE_MS, SECOND_MS, () => void run('bob', text('hello')))
    expect((await anna).end).toBe('done')
  })
})

test('fields that are not there though nothing says why go to the dead letters within minutes', async () => {
  const { run, pass } = setUp(request => {
    if (isFieldList(request)) return ok({ customFields: [] })
    return request.path.endsWith('/customFields') ? TAKEN : null
  })
  const anna = run('anna', SET_FIELDS)
  await pass(2 * MINUTE_MS, SECOND_MS)
  expect((await anna).end).toBe('failed CRM_FIELDS_MISSING')
})

describe('a look-up without an answer', () => {
  test('is given up while others get theirs, and the contact gets its messages', async () => {
    let first = true
    const { run, pass, textsTo } = setUp(request => {
      if (isLookUp(request)) return FAILING
      const fails = first && contactOf(request) === 'anna'
      if (fails) first = false
      return fails ? FAILING : null
    })
    const anna = run('anna', text('hello'))
    await pass(10 * MINUTE_MS, 10 * SECOND_MS, () => void run('bob', text('hello')))
    expect(await anna).toMatchObject({ end: 'done' })
    expect(textsTo('anna')).toBe(2)
  })

  test('is given up after an hour where nobody else writes', async () => {
    let first = true
    const { run, pass } = setUp(request => {
      const fails = isLookUp(request) || first
      first = false
      return fails ? FAILING : null
    })
    const anna = run('anna', text('hello'))
    await pass(2 * HOUR_MS, 10 * SECOND_MS)
    const { end, at } = await anna
    expect(end).toBe('done')
    expect(at).toBeGreaterThan(HOUR_MS)
  })

  test('in an outage of everything sends nothing twice', async () => {
    const outageMs = 50 * MINUTE_MS
    const taken: object[] = []
    const { run, pass } = setUp((request, now) => {
      // It takes effect all the same.
      if (isText(request)) taken.push({ id: 'm-1', direction: 'outbound', body: 'hello' })
      if (now < outageMs) return FAILING
      return isLookUp(request) ? ok({ messages: taken }) : null
    })
    const anna = run('anna', text('hello'))
    await pass(outageMs + 2 * MINUTE_MS, SECOND_MS)
    expect((await anna).end).toBe('done looked-up')
    expect(taken).toHaveLength(1)
  })
})

describe('a token that is refused', () => {
  /** One contact's lane: each waits for the one before. */
  const inTurn = async (run: ReturnType<typeof setUp>['run'], calls: readonly Call[]) => {
    const ends: string[] = []
    for (const call of calls) ends.push((await run('anna', call)).end)
    return ends
  }

  test.each<readonly [string, Call, (request: ApiRequest) => boolean, string]>([
    ['to make notes', NOTE, isNote, 'failed CRM_REFUSED 401'],
    [
      'to make notes and to list fields',
      NOTE,
      request => isNote(request) || isFieldList(request),
      'failed CRM_REFUSED 401',
    ],
    ['to list fields', SET_FIELDS, isFieldList, 'CRM_REFUSED'],
  ])('%s silences no quiet location', async (_, call, isBarred, end) => {
    const { run, pass } = setUp(request => (isBarred(request) ? BARRED : null))
    const ends = inTurn(run, [text('one'), call, text('two'), text('three')])
    await pass(MINUTE_MS, SECOND_MS)
    expect(await ends).toEqual(['done', end, 'done', 'done'])
  })

  test('to make fields costs a few requests and silences no quiet location', async () => {
    const { run, pass, sent } = setUp(request => {
      if (isFieldList(request)) return ok({ customFields: [] })
      return request.path.endsWith('/customFields') ? BARRED : null
    })
    const ends = inTurn(run, [text('one'), SET_FIELDS, text('two'), text('three')])
    await pass(MINUTE_MS, SECOND_MS)
    expect(await ends).toEqual(['done', 'CRM_REFUSED', 'done', 'done'])
    expect(sent.length).toBeLessThan(12)
  })

  test('to look messages up leaves them unseen: they are sent again', async () => {
    let first = true
    const { run, pass, textsTo } = setUp(request => {
      if (isLookUp(request)) return BARRED
      if (!isText(request) || !first) return null
      first = false
      return FAILING
    })
    const anna = run('anna', text('hello'))
    await pass(MINUTE_MS, SECOND_MS)
    expect((await anna).end).toBe('done')
    expect(textsTo('anna')).toBe(2)
  })

  test('to make notes fails none whose neighbour is stopped while both find out', async () => {
    const stopping = new AbortController()
    const { run, pass } = setUp(request => {
      if (isNote(request)) return BARRED
      if (!isFieldList(request)) return null
      stopping.abort()
      return FAILING
    })
    const stopped = run('anna', NOTE, stopping.signal)
    const other = run('bob', NOTE)
    await pass(MINUTE_MS, SECOND_MS)
    expect((await stopped).end).toBe('STOPPED')
    expect((await other).end).toBe('failed CRM_REFUSED 401')
  })

  test('to send messages for a while sends none of them to the dead letters, however well the rest goes', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = setUp((request, now) =>
      isText(request) && now < outageMs ? BARRED : null,
    )
    const all = Array.from({ length: 20 }, (_, i) => run(`contact-${i}`, text('a reply')))
    await pass(2 * outageMs, SECOND_MS, () => void run('bob', NOTE))
    expect((await Promise.all(all)).map(one => one.end)).toEqual(Array(20).fill('done'))
  })

  test('to send messages for good sends them to the dead letters after a day, the next ones at once', async () => {
    const { run, pass } = setUp(request => (isText(request) ? BARRED : null))
    const first = run('anna', text('one'))
    await pass(25 * HOUR_MS, 10 * SECOND_MS)
    const { end, at } = await first
    expect(end).toBe('failed CRM_REFUSED 401')
    expect(at).toBeGreaterThan(24 * HOUR_MS)
    const next = run('anna', text('two'))
    await pass(MINUTE_MS, SECOND_MS)
    expect((await next).end).toBe('failed CRM_REFUSED 401')
  })

  test('to send one message while others go well is an answer to that message', async () => {
    const { run, pass } = setUp(request =>
      isText(request) && contactOf(request) === 'anna' ? BARRED : null,
    )
    const anna = run('anna', text('hello'))
    await pass(MINUTE_MS, SECOND_MS, () => void run('bob', text('hello')))
    expect(await anna).toMatchObject({ end: 'failed CRM_REFUSED 401' })
  })

  test('for everything is waited out a day, and then buries nothing that was not tried', async () => {
    let isRefused = true
    const { run, pass } = setUp(() => (isRefused ? BARRED : null))
    const first = run('anna', text('one')).then(one => {
      isRefused = false
      return { ...one, next: run('anna', text('two')) }
    })
    await pass(25 * HOUR_MS, MINUTE_MS)
    const { end, at, next } = await first
    expect(end).toBe('CRM_TOKEN_REFUSED')
    expect(at).toBeGreaterThan(24 * HOUR_MS)
    expect((await next).end).toBe('done')
  })
})
