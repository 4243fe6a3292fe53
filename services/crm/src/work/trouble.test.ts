// Method: calls on a simulated clock, with the real pace, against a HighLevel that answers what the
// test says.
import { describe, expect, test } from 'vitest'
import type { Answer } from '../highlevel/answer.ts'
import {
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

const TAKEN: Answer = { kind: 'refused', status: 400, dnd: false, limits: {} }

describe('no answer', () => {
  test('to any message for a while sends none of them to the dead letters, however well reads go', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = callRig((request, now) =>
      isText(request) && now < outageMs ? FAILING : null,
    )
    const all = Array.from({ length: 20 }, (_, i) => run(`contact-${i}`, text('a reply')))
    await pass(outageMs + 2 * MINUTE_MS, SECOND_MS)
    expect((await Promise.all(all)).map(one => one.end)).toEqual(Array(20).fill('done'))
  })

  test('to one message while others get theirs sends it to the dead letters', async () => {
    const { run, pass } = callRig(request =>
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
    const { run, pass } = callRig(request => (isText(request) || isNote(request) ? FAILING : null))
    const anna = run('anna', call)
    await pass((hours + 1) * HOUR_MS, 10 * SECOND_MS)
    const { end, at } = await anna
    expect(end).toBe('failed CRM_NO_ANSWER')
    expect(at).toBeGreaterThan(hours * HOUR_MS)
  })

  test('to the listing of fields for a while sends no fields to the dead letters', async () => {
    const outageMs = 10 * MINUTE_MS
    const { run, pass } = callRig((request, now) =>
      isFieldList(request) && now < outageMs ? FAILING : null,
    )
    const anna = run('anna', SET_FIELDS)
    await pass(outageMs + MINUTE_MS, SECOND_MS, () => void run('bob', text('hello')))
    expect((await anna).end).toBe('done')
  })
})

test('fields that are not there though nothing says why go to the dead letters within minutes', async () => {
  const { run, pass } = callRig(request => {
    if (isFieldList(request)) return ok({ customFields: [] })
    return request.path.endsWith('/customFields') ? TAKEN : null
  })
  const anna = run('anna', SET_FIELDS)
  await pass(2 * MINUTE_MS, SECOND_MS)
  expect((await anna).end).toBe('failed CRM_FIELDS_MISSING')
})

test('while HighLevel was away since the start its time is asked for before what depends on it', async () => {
  const AHEAD_MS = HOUR_MS
  const { location, run, pass } = callRig((request, now) => {
    if (now < 10 * MINUTE_MS) return { kind: 'unreachable', cause: 'ECONNREFUSED' }
    return isText(request) ? null : { ...ok(), date: now + AHEAD_MS }
  })
  const withheld = () => (location.clock.now() > AHEAD_MS ? 'stale' : null)
  const anna = run('anna', text('good evening!'), { withheld, byTime: true })
  await pass(12 * MINUTE_MS, SECOND_MS)
  expect((await anna).end).toBe('skipped stale')
})

describe('a look-up without an answer', () => {
  test('is given up while others get theirs, and the contact gets its messages', async () => {
    let first = true
    const { run, pass, textsTo } = callRig(request => {
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
    const { run, pass } = callRig(request => {
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
    const { run, pass } = callRig((request, now) => {
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
