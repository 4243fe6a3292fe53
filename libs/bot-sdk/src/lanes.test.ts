// Method: work that finishes when the test says so.
import { expect, test } from 'vitest'
import { Lanes, OffsetTracker } from './lanes.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>(go => {
    open = go
  })
  return { opened, open }
}

test('keeps the order of one key and lets other keys pass', async () => {
  const lanes = new Lanes(10)
  const slow = gate()
  const seen: string[] = []
  await lanes.run('a', () => slow.opened.then(() => void seen.push('a1')))
  await lanes.run('a', async () => void seen.push('a2'))
  await lanes.run('b', async () => void seen.push('b1'))
  await Promise.resolve()
  expect(seen).toEqual(['b1'])
  slow.open()
  await lanes.drained()
  expect(seen).toEqual(['b1', 'a1', 'a2'])
})

test('never runs more keys than its bound', async () => {
  const lanes = new Lanes(2)
  const slow = gate()
  await lanes.run('a', () => slow.opened)
  await lanes.run('b', () => slow.opened)
  let third = false
  const taken = lanes.run('c', async () => {
    third = true
  })
  await Promise.resolve()
  expect(third).toBe(false)
  slow.open()
  await taken
  await lanes.drained()
  expect(third).toBe(true)
})

test('work that failed does not block the next of its key', async () => {
  const lanes = new Lanes(2)
  let ran = false
  await lanes.run('a', () => Promise.reject(new Error('planted')))
  await lanes.drained()
  await lanes.run('a', async () => {
    ran = true
  })
  await lanes.drained()
  expect(ran).toBe(true)
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
