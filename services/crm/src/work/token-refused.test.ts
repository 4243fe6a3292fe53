// Method: calls on a simulated clock, with the real pace, against a HighLevel that refuses the
// token what the test says.
import { describe, expect, test } from 'vitest'
import type { ApiRequest } from '../highlevel/request.ts'
import type { Call } from '../plan/call.ts'
import {
  BARRED,
  callRig,
  contactOf,
  FAILING,
  isFieldList,
  isLookUp,
  isNote,
  isText,
  NOTE,
  ok,
  SET_FIELDS,
  text,
} from '../testing/call-rig.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const DND: Call = { kind: 'dnd', on: true }

describe('a token that is refused', () => {
  /** One contact's lane: each waits for the one before. */
  const inTurn = async (run: ReturnType<typeof callRig>['run'], calls: readonly Call[]) => {
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
    const { run, pass } = callRig(request => (isBarred(request) ? BARRED : null))
    const ends = inTurn(run, [text('one'), call, text('two'), text('three')])
    await pass(MINUTE_MS, SECOND_MS)
    expect(await ends).toEqual(['done', end, 'done', 'done'])
  })

  test('to make fields costs a few requests and silences no quiet location', async () => {
    const { run, pass, sent } = callRig(request => {
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
    const { run, pass, textsTo } = callRig(request => {
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
    const { run, pass } = callRig(request => {
      if (isNote(request)) return BARRED
      if (!isFieldList(request)) return null
      stopping.abort()
      return FAILING
    })
    const stopped = run('anna', NOTE, { signal: stopping.signal })
    const other = run('bob', NOTE)
    await pass(MINUTE_MS, SECOND_MS)
    expect((await stopped).end).toBe('STOPPED')
    expect((await other).end).toBe('failed CRM_REFUSED 401')
  })

  test('to send messages for a while sends none of them to the dead letters, however well the rest goes', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = callRig((request, now) =>
      isText(request) && now < outageMs ? BARRED : null,
    )
    const all = Array.from({ length: 20 }, (_, i) => run(`contact-${i}`, text('a reply')))
    await pass(2 * outageMs, SECOND_MS, () => void run('bob', NOTE))
    expect((await Promise.all(all)).map(one => one.end)).toEqual(Array(20).fill('done'))
  })

  test('to send messages for good sends them to the dead letters after a day, the next ones at once', async () => {
    const { run, pass } = callRig(request => (isText(request) ? BARRED : null))
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
    const { run, pass } = callRig(request =>
      isText(request) && contactOf(request) === 'anna' ? BARRED : null,
    )
    const anna = run('anna', text('hello'))
    await pass(MINUTE_MS, SECOND_MS, () => void run('bob', text('hello')))
    expect(await anna).toMatchObject({ end: 'failed CRM_REFUSED 401' })
  })

  test('for everything is waited out a day, and then buries nothing that was not tried', async () => {
    let isRefused = true
    const { run, pass } = callRig(() => (isRefused ? BARRED : null))
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

  test('to send messages days before leaves the next ones their day, and opt-outs', async () => {
    let isOut = true
    const { run, pass } = callRig(request =>
      isOut && (isText(request) || request.method === 'PUT') ? BARRED : null,
    )
    const stopping = new AbortController()
    const { signal } = stopping
    const monday = [run('anna', text('one'), { signal }), run('anna', DND, { signal })]
    await pass(MINUTE_MS, SECOND_MS)
    stopping.abort()
    await Promise.all(monday)
    await pass(4 * DAY_MS, HOUR_MS)
    const friday = [run('bob', text('two')), run('bob', DND)]
    await pass(MINUTE_MS, SECOND_MS)
    isOut = false
    await pass(2 * MINUTE_MS, SECOND_MS)
    expect((await Promise.all(friday)).map(one => one.end)).toEqual(['done', 'done'])
  })

  test('to send one message has its day anew after each that goes well', async () => {
    const { run, pass } = callRig(request =>
      isText(request) && contactOf(request) === 'anna' ? BARRED : null,
    )
    const anna = run('anna', text('hello'))
    for (let i = 0; i < 2; i++) {
      await pass(10 * HOUR_MS, MINUTE_MS)
      await run('bob', text('hello'))
    }
    await pass(25 * HOUR_MS, MINUTE_MS)
    const { end, at } = await anna
    expect(end).toBe('failed CRM_REFUSED 401')
    expect(at).toBeGreaterThan(44 * HOUR_MS)
  })

  test('for everything days before, while what waited was given up, leaves the next ones their day', async () => {
    const quietMs = 4 * DAY_MS
    const { run, pass } = callRig((_, now) =>
      now < 20 * MINUTE_MS || (now >= quietMs && now < quietMs + 2 * SECOND_MS) ? BARRED : null,
    )
    let isStale = false
    const monday = run('anna', text('one'), { withheld: () => (isStale ? 'stale' : null) })
    await pass(10 * MINUTE_MS, SECOND_MS)
    isStale = true
    await pass(quietMs - 10 * MINUTE_MS, 10 * MINUTE_MS)
    expect((await monday).end).toBe('skipped stale')
    const friday = run('bob', text('two'))
    await pass(MINUTE_MS, SECOND_MS)
    expect((await friday).end).toBe('done')
  })
})
