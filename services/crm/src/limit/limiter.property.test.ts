// Method: a simulated clock, network and server. The server counts arrivals over every interval
// that ends now, as strictly as can be; delays are arbitrary, answers carry its headers, some
// answers are lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Priority } from '../plan/call.ts'
import { CountingServer } from '../testing/counting-server.ts'
import { SimulatedClock } from '../testing/simulated-clock.ts'
import { LocationLimiter } from './limiter.ts'

const request = fc.record({
  afterMs: fc.integer({ min: 0, max: 300 }),
  toServerMs: fc.integer({ min: 0, max: 400 }),
  backMs: fc.integer({ min: 0, max: 400 }),
  answered: fc.boolean(),
})
const limits = fc.record({
  max: fc.integer({ min: 1, max: 8 }),
  intervalMs: fc.constantFrom(500, 1_000),
  inFlightMax: fc.integer({ min: 1, max: 10 }),
})

test('the server never counts more than its limit in any interval, and everybody gets a turn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 60 }), limits, async (requests, bounds) => {
      const clock = new SimulatedClock()
      const { max, intervalMs, inFlightMax } = bounds
      const server = new CountingServer(clock, { max, intervalMs })
      const limiter = new LocationLimiter({ clock, inFlightMax, dailyReserve: 0 })
      const { signal } = new AbortController()
      let done = 0
      for (const { afterMs, toServerMs, backMs, answered } of requests) {
        await clock.advance(afterMs)
        void limiter
          .acquire(() => 1, signal)
          .then(permit => {
            done += 1
            clock.after(toServerMs, () => {
              const said = server.arrive()
              // What is documented is more than this server allows: it has to say so first.
              const isHeard = answered || server.arrived === 1
              clock.after(backMs, () => permit.release(isHeard ? said : undefined))
            })
          })
      }
      await clock.advance((requests.length + 2) * (intervalMs + 1_000))
      expect(server.exceeded).toBe(0)
      expect(done).toBe(requests.length)
    }),
    { numRuns: 300 },
  )
})

test('the more urgent go first, by what they are when there is room; equals in the order of asking', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom<Priority>(0, 1, 2), { maxLength: 20 }),
      async asked => {
        const clock = new SimulatedClock()
        const limiter = new LocationLimiter({ clock, inFlightMax: 1, dailyReserve: 0 })
        const { signal } = new AbortController()
        const first = await limiter.acquire(() => 2, signal)
        const served: number[] = []
        for (const [i, priority] of asked.entries()) {
          void limiter
            .acquire(() => priority, signal)
            .then(permit => {
              served.push(i)
              permit.release()
            })
        }
        first.release()
        await clock.advance(100)
        const expected = asked
          .map((priority, i) => ({ priority, i }))
          .sort((a, b) => a.priority - b.priority || a.i - b.i)
          .map(({ i }) => i)
        expect(served).toEqual(expected)
      },
    ),
    { numRuns: 100 },
  )
})
