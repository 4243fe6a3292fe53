import { expect, test } from 'vitest'
import type { Priority } from '../plan/call.ts'
import { CountingServer } from '../testing/counting-server.ts'
import { SimulatedClock } from '../testing/simulated-clock.ts'
import { LocationLimiter, type Permit } from './limiter.ts'
import { DOCUMENTED, limitsIn, type ReportedLimits, retryAfterMs } from './limits.ts'

const { signal } = new AbortController()
const setUp = (dailyReserve = 0) => {
  const clock = new SimulatedClock()
  const limiter = new LocationLimiter({ clock, inFlightMax: 10, dailyReserve })
  /** Asks for so many requests; how many have got their turn. */
  const ask = (count: number, answer?: (permit: Permit) => void) => {
    const asked = { sent: 0 }
    for (let i = 0; i < count; i++) {
      void limiter
        .acquire(() => 0, signal)
        .then(permit => {
          asked.sent += 1
          answer?.(permit)
        })
    }
    return asked
  }
  return { clock, limiter, ask }
}
/** A first answer, after which as many as are documented may follow. */
const known = async (limiter: LocationLimiter, limits: ReportedLimits = {}) => {
  const first = await limiter.acquire(() => 0, signal)
  first.release(limits)
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
  await known(limiter)
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
  await known(limiter)
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

test('as long as nothing is known of what others use, one request finds out', async () => {
  const { clock, ask } = setUp()
  const permits: Permit[] = []
  const asked = ask(30, permit => permits.push(permit))
  await clock.advance(60_000)
  expect(asked.sent).toBe(1)
  // No answer came, the next was never sent, and then one is heard.
  permits.pop()?.giveUp()
  await clock.advance(1)
  permits.pop()?.release()
  await clock.advance(1)
  expect(asked.sent).toBe(3)
  permits.pop()?.release({})
  await clock.advance(1)
  expect(asked.sent).toBe(3 + 10)
})

test.each([
  [1_999, 2],
  [2_000, 1],
])(
  'what is known of others is forgotten after two intervals without an answer: %i ms',
  async (ms, sent) => {
    const { clock, limiter, ask } = setUp()
    await known(limiter, { intervalMs: 1_000 })
    await clock.advance(ms)
    const asked = ask(2)
    await clock.advance(10_000)
    expect(asked.sent).toBe(sent)
  },
)

test('a restart exceeds the limit by one request at most', async () => {
  const clock = new SimulatedClock()
  const server = new CountingServer(clock, { max: 100, intervalMs: 10_000 })
  const run = () => {
    const limiter = new LocationLimiter({ clock, inFlightMax: 8, dailyReserve: 0 })
    for (let i = 0; i < 100; i++) {
      void limiter
        .acquire(() => 0, signal)
        .then(permit => clock.after(50, () => permit.release(server.arrive())))
    }
  }
  run()
  await clock.advance(2_000)
  run()
  await clock.advance(60_000)
  expect(server.arrived).toBe(200)
  expect(server.exceeded).toBeLessThanOrEqual(1)
})

test('the last requests of a day are kept for messages, and none is sent beyond', async () => {
  const { clock, limiter } = setUp(2)
  const permit = await limiter.acquire(() => 0, signal)
  permit.release({ dailyRemaining: 2 })
  const sent: string[] = []
  const permits: Permit[] = []
  const ask = (name: string, priority: Priority) =>
    void limiter
      .acquire(() => priority, signal)
      .then(granted => {
        sent.push(name)
        permits.push(granted)
      })
  ask('tags', 1)
  for (const name of ['first', 'second', 'third']) ask(name, 0)
  await clock.advance(60_000)
  expect(sent).toEqual(['first', 'second'])
  // The day may have ended: one request asks the server again.
  await clock.advance(600_000)
  expect(sent).toEqual(['first', 'second', 'third'])
  for (const granted of permits) granted.release({ dailyRemaining: 100 })
  await clock.advance(1)
  expect(sent).toEqual(['first', 'second', 'third', 'tags'])
})

test('whether a day that is kept for messages has ended is found out without one', async () => {
  const { clock, limiter } = setUp(2)
  const permit = await limiter.acquire(() => 0, signal)
  permit.release({ dailyRemaining: 2 })
  let sent = false
  void limiter.acquire(() => 1, signal).then(() => (sent = true))
  await clock.advance(599_000)
  expect(sent).toBe(false)
  await clock.advance(2_000)
  expect(sent).toBe(true)
})

test('a day that is used up is asked about by one request every ten minutes', async () => {
  const { clock, limiter } = setUp()
  const server = new CountingServer(clock, { max: 100, intervalMs: 10_000, daily: 50 })
  for (let i = 0; i < 1_000; i++) {
    void limiter
      .acquire(() => 0, signal)
      .then(permit => clock.after(50, () => permit.release(server.arrive())))
  }
  await clock.advance(60_000)
  expect(server.arrived).toBe(50)
  await clock.advance(3 * 3_600_000)
  expect(server.exceeded).toBe(3 * 6)
})

test('a server that says nothing of its day gets no more than is documented', async () => {
  const { clock, ask } = setUp()
  const permit = (granted: Permit) => granted.release({ intervalMs: 1 })
  for (let i = 0; i < DOCUMENTED.daily; i += DOCUMENTED.max) {
    const asked = ask(DOCUMENTED.max, permit)
    await clock.advance(100)
    expect(asked.sent).toBe(DOCUMENTED.max)
  }
  const more = ask(1, permit)
  await clock.advance(3_600_000)
  expect(more.sent).toBe(0)
  await clock.advance(86_400_000)
  expect(more.sent).toBe(1)
  // 200,000 requests: a machine that is busy takes its time.
}, 60_000)

test('whoever is stopped last leaves no timer behind: the process could not end', async () => {
  const { clock, limiter } = setUp()
  limiter.hold(3_600_000)
  const stopping = new AbortController()
  const waiting = [0, 1].map(() => limiter.acquire(() => 0, stopping.signal))
  expect(clock.pending).toBe(1)
  stopping.abort()
  await Promise.allSettled(waiting)
  expect(clock.pending).toBe(0)
})

test('a day that was spoken of once is over 24 hours later', async () => {
  const { clock, limiter, ask } = setUp()
  await known(limiter, { dailyRemaining: 50 })
  const asked = ask(1_000, permit => permit.release({}))
  const hourMs = 3_600_000
  for (let hour = 0; hour < 23; hour++) await clock.advance(hourMs)
  expect(asked.sent).toBeLessThan(250)
  await clock.advance(2 * hourMs)
  expect(asked.sent).toBe(1_000)
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
