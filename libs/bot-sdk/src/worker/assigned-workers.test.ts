// Method: workers that stop when the test says so.
import { expect, test } from 'vitest'
import { AssignedWorkers } from './assigned-workers.ts'

const rig = () => {
  const started: number[] = []
  const reported: { partition: number; offset: number }[] = []
  const failures: unknown[] = []
  const stops = new Map<number, () => void>()
  const workers = new AssignedWorkers({
    start: async partition => {
      if (partition === 9) throw new Error('planted')
      started.push(partition)
      const { promise, resolve } = Promise.withResolvers<void>()
      stops.set(partition, resolve)
      const isStalled = partition === 5
      return { running: 1, isStalled, committable: 10 + partition, stop: () => promise }
    },
    report: async offsets => void reported.push(...offsets),
    onFailed: error => failures.push(error),
  })
  return { workers, started, reported, failures, stops }
}

/** Lets everything happen that waits for nothing. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve))

test('partitions that stay run on, and one that goes reports how far it came', async () => {
  const { workers, started, reported, stops } = rig()
  workers.assign([0, 1], false)
  await workers.settled()
  workers.assign([1], false)
  stops.get(0)?.()
  await workers.settled()
  expect(started).toEqual([0, 1])
  expect(reported).toEqual([{ partition: 0, offset: 10 }])
  expect(workers.running).toBe(1)
})

test('a handler that still works holds up no other partition, only the return of its own', async () => {
  const { workers, started, stops } = rig()
  workers.assign([0], false)
  await workers.settled()
  workers.assign([1], false)
  await settled()
  expect(started).toEqual([0, 1])
  workers.assign([0, 1], false)
  await settled()
  expect(started).toEqual([0, 1])
  stops.get(0)?.()
  await workers.settled()
  expect(started).toEqual([0, 1, 0])
})

test('after an eviction nothing that was ours runs on', async () => {
  const { workers, started, stops } = rig()
  workers.assign([0, 1], false)
  await workers.settled()
  workers.assign([0, 1], true)
  for (const stop of stops.values()) stop()
  await workers.settled()
  expect(started).toEqual([0, 1, 0, 1])
})

test('a partition that cannot be started is said', async () => {
  const { workers, failures } = rig()
  workers.assign([9], false)
  await workers.settled()
  expect(failures).toHaveLength(1)
})

test('names the partitions that wait for a handler to return', async () => {
  const { workers } = rig()
  workers.assign([4, 5], false)
  await workers.settled()
  expect(workers.stalled).toEqual([5])
})

test('reports all it has', async () => {
  const { workers, reported } = rig()
  workers.assign([0, 2], false)
  await workers.settled()
  await workers.report()
  expect(reported).toEqual([
    { partition: 0, offset: 10 },
    { partition: 2, offset: 12 },
  ])
})
