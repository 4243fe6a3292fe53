// Method: work that finishes when the test says so.
import { expect, test } from 'vitest'
import { Lanes } from './lanes.ts'
import { OffsetTracker } from './offset-tracker.ts'

const gate = () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  return { opened, open }
}

const lanesOf = (keysMax: number, takenMax: number, heldMaxMs = 1_000) =>
  new Lanes({ keysMax, takenMax, heldMaxMs })

/** Lets everything happen that waits for nothing. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve))

test('keeps the order of one key and lets other keys pass', async () => {
  const lanes = lanesOf(10, 10)
  const slow = gate()
  const seen: string[] = []
  await lanes.run('a', () => slow.opened.then(() => void seen.push('a1')))
  await lanes.run('a', async () => void seen.push('a2'))
  await lanes.run('b', async () => void seen.push('b1'))
  await settled()
  expect(seen).toEqual(['b1'])
  slow.open()
  await lanes.drained()
  expect(seen).toEqual(['b1', 'a1', 'a2'])
})

test('never works on more keys than its bound', async () => {
  const lanes = lanesOf(2, 10)
  const slow = gate()
  let third = false
  await lanes.run('a', () => slow.opened)
  await lanes.run('b', () => slow.opened)
  await lanes.run('c', async () => {
    third = true
  })
  await settled()
  expect({ running: lanes.running, third }).toEqual({ running: 2, third: false })
  slow.open()
  await lanes.drained()
  expect(third).toBe(true)
})

test('a key that floods takes no turn from another', async () => {
  const lanes = lanesOf(2, 10)
  const slow = gate()
  for (let i = 0; i < 5; i++) await lanes.run('flood', () => slow.opened)
  let other = false
  await lanes.run('other', async () => {
    other = true
  })
  await settled()
  expect(other).toBe(true)
  slow.open()
  await lanes.drained()
})

test('takes no more than its bound until something is done', async () => {
  const lanes = lanesOf(10, 2)
  const slow = gate()
  await lanes.run('a', () => slow.opened)
  await lanes.run('a', async () => {})
  let taken = false
  const third = lanes
    .run('b', async () => {})
    .then(() => {
      taken = true
    })
  await settled()
  expect(taken).toBe(false)
  slow.open()
  await third
  await lanes.drained()
})

test('work that failed does not block the next of its key', async () => {
  const lanes = lanesOf(2, 10)
  let ran = false
  await lanes.run('a', () => Promise.reject(new Error('planted')))
  await lanes.run('a', async () => {
    ran = true
  })
  await lanes.drained()
  expect(ran).toBe(true)
})

test('work that goes on beyond its turn keeps its key and its place until it ends', async () => {
  const lanes = lanesOf(2, 10)
  const slow = gate()
  const seen: string[] = []
  const see = (name: string) => async () => void seen.push(name)
  await lanes.run('a', async () => lanes.hold('a', slow.opened))
  await lanes.run('a', see('a2'))
  await lanes.run('b', see('b1'))
  await settled()
  expect({ seen, running: lanes.running, stalled: lanes.isStalled }).toEqual({
    seen: ['b1'],
    running: 1,
    stalled: false,
  })
  await lanes.run('b', async () => lanes.hold('b', slow.opened))
  await lanes.run('c', see('c1'))
  await settled()
  expect({ seen, running: lanes.running, stalled: lanes.isStalled }).toEqual({
    seen: ['b1'],
    running: 2,
    stalled: true,
  })
  slow.open()
  await lanes.drained()
  expect(seen.toSorted()).toEqual(['a2', 'b1', 'c1'])
  expect(lanes.running).toBe(0)
})

test('what waits behind it is passed over in time, all of it at once', async () => {
  const lanes = lanesOf(2, 10, 20)
  const passed: number[] = []
  await lanes.run('a', async () => lanes.hold('a', new Promise(() => undefined)))
  const begun = performance.now()
  for (let i = 0; i < 5; i++) {
    await lanes.run(
      'a',
      () => Promise.reject(new Error('begun')),
      async () => void passed.push(i),
    )
  }
  await lanes.drained()
  expect(passed).toEqual([0, 1, 2, 3, 4])
  expect(performance.now() - begun).toBeLessThan(5 * 20)
})

test('closing lets all go that waits for what is held', async () => {
  const lanes = lanesOf(1, 3)
  const seen: string[] = []
  await lanes.run('a', async () => lanes.hold('a', new Promise(() => undefined)))
  await settled()
  for (const key of ['a', 'b', 'c']) await lanes.run(key, async () => void seen.push(key))
  const more = lanes.run('d', async () => void seen.push('d'))
  await settled()
  expect(seen).toEqual([])
  lanes.close()
  await more
  await lanes.drained()
  expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd'])
})

test('commits no offset whose predecessor is still open', () => {
  const tracker = new OffsetTracker(5)
  expect(tracker.committable).toBe(5)
  for (const offset of [5, 6, 9]) tracker.begin(offset)
  tracker.done(6)
  expect(tracker.committable).toBe(5)
  tracker.done(5)
  expect(tracker.committable).toBe(9)
  tracker.done(9)
  expect(tracker.committable).toBe(10)
})
