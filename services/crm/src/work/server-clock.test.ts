import { silentLogger } from '@baton/runtime'
import { systemClock } from '@baton/stream'
import { expect, test } from 'vitest'
import { ServerClock } from './server-clock.ts'

const HOUR_MS = 3_600_000

const setUp = () => {
  const shown = { wall: 10 * HOUR_MS, monotonic: 0 }
  const clock = new ServerClock({
    locationId: 'loc-1',
    clock: { ...systemClock, now: () => shown.wall, monotonic: () => shown.monotonic },
    log: silentLogger(),
  })
  const pass = (ms: number) => {
    shown.wall += ms
    shown.monotonic += ms
  }
  return { shown, clock, pass }
}

test('is that of this machine until an answer tells it, and then goes on from there', () => {
  const { clock, pass } = setUp()
  expect([clock.isKnown, clock.now()]).toEqual([false, 10 * HOUR_MS])
  clock.hear(7 * HOUR_MS)
  pass(HOUR_MS)
  expect([clock.isKnown, clock.now()]).toEqual([true, 8 * HOUR_MS])
})

test('is not known any more once the clock of this machine was set, until the next answer', () => {
  const { shown, clock } = setUp()
  clock.hear(7 * HOUR_MS)
  shown.wall -= HOUR_MS
  expect(clock.isKnown).toBe(false)
  clock.hear(7 * HOUR_MS)
  expect([clock.isKnown, clock.now()]).toEqual([true, 7 * HOUR_MS])
})

test('of an earlier moment is told by an answer that came later, and by what passed since', () => {
  const { shown, clock, pass } = setUp()
  const moment = clock.moment()
  pass(HOUR_MS)
  clock.hear(7 * HOUR_MS)
  expect(clock.at(moment)).toBe(6 * HOUR_MS)
  shown.wall -= HOUR_MS
  clock.hear(7 * HOUR_MS)
  expect(clock.at(moment)).toBe(6 * HOUR_MS)
})
