import { expect, test } from 'vitest'
import { SimulatedClock } from '../testing/simulated-clock.ts'
import { LocationLimiter } from './limiter.ts'
import { limitsIn, retryAfterMs } from './limits.ts'

const { signal } = new AbortController()
const setUp = (dailyReserve = 0) => {
  const clock = new SimulatedClock()
  return { clock, limiter: new LocationLimiter({ clock, inFlightMax: 10, dailyReserve }) }
}

test('what other clients of the location use is left to them', async () => {
  const { clock, limiter } = setUp()
  const permit = await limiter.acquire(() => 0, signal)
  permit.release({ max: 100, intervalMs: 1_000, remaining: 2 })
  let sent = 0
  for (let i = 0; i < 5; i++) void limiter.acquire(() => 0, signal).then(() => (sent += 1))
  await clock.advance(500)
  expect(sent).toBe(2)
  await clock.advance(600)
  expect(sent).toBe(5)
})

test('requests under way may not be in the count of an answer', async () => {
  const { clock, limiter } = setUp()
  const [first, second] = await Promise.all([0, 1].map(() => limiter.acquire(() => 0, signal)))
  first?.release({ max: 100, intervalMs: 1_000, remaining: 1 })
  let sent = 0
  void limiter.acquire(() => 0, signal).then(() => (sent += 1))
  await clock.advance(500)
  expect(sent).toBe(0)
  second?.release({ max: 100, intervalMs: 1_000, remaining: 1 })
  await clock.advance(1)
  expect(sent).toBe(1)
})

test('a request that was given up on may still arrive: it counts an interval longer', async () => {
  const { clock, limiter } = setUp()
  const said = { max: 1, intervalMs: 1_000 }
  const [answered, lost] = await Promise.all([0, 1].map(() => limiter.acquire(() => 0, signal)))
  answered?.release(said)
  lost?.giveUp()
  let sent = false
  void limiter.acquire(() => 0, signal).then(() => (sent = true))
  await clock.advance(1_900)
  expect(sent).toBe(false)
  await clock.advance(200)
  expect(sent).toBe(true)
})

test('a held location sends nothing, however urgent, until its time has come', async () => {
  const { clock, limiter } = setUp()
  limiter.hold(2_000)
  let sent = false
  void limiter.acquire(() => 0, signal).then(() => (sent = true))
  await clock.advance(1_999)
  expect(sent).toBe(false)
  await clock.advance(1)
  expect(sent).toBe(true)
})

test('the last requests of a day are kept for messages, and none is sent beyond', async () => {
  const { clock, limiter } = setUp(2)
  const permit = await limiter.acquire(() => 0, signal)
  permit.release({ dailyRemaining: 2 })
  const sent: string[] = []
  void limiter.acquire(() => 1, signal).then(() => sent.push('tags'))
  for (const name of ['first', 'second', 'third']) {
    void limiter.acquire(() => 0, signal).then(() => sent.push(name))
  }
  await clock.advance(60_000)
  expect(sent).toEqual(['first', 'second'])
  // The day may have ended: the server is asked again.
  await clock.advance(600_000)
  expect(sent).toEqual(['first', 'second', 'third', 'tags'])
})

test('whoever is stopped leaves the queue', async () => {
  const { limiter } = setUp()
  limiter.hold(1_000)
  const stopping = new AbortController()
  const waiting = limiter.acquire(() => 0, stopping.signal)
  stopping.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' })
  expect(limiter.waiting).toBe(0)
})

test.each([
  [
    { 'x-ratelimit-max': '100', 'x-ratelimit-interval-milliseconds': '10000' },
    { max: 100, intervalMs: 10_000 },
  ],
  [
    { 'x-ratelimit-remaining': '7', 'x-ratelimit-daily-remaining': '199993' },
    { remaining: 7, dailyRemaining: 199_993 },
  ],
  [{ 'x-ratelimit-remaining': '-1', 'x-ratelimit-max': 'many' }, {}],
])('reads the headers %j', (headers, limits) => {
  expect(limitsIn(new Headers(headers as Record<string, string>))).toEqual(limits)
})

test.each([
  ['3', 3_000],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 4_000],
  ['86400', 3_600_000],
  ['soon', null],
  [undefined, null],
])('reads Retry-After %s', (value, ms) => {
  expect(retryAfterMs(new Headers(value ? { 'retry-after': value } : {}), 1_000)).toBe(ms)
})
