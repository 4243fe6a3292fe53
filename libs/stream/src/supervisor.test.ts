// Method: a membership and tasks that do what the test says, when it says so.
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { TaskSupervisor } from './supervisor.ts'
import type { TaskEnd } from './task.ts'
import { FakeMembership } from './testing/fake-membership.ts'
import { settled } from './testing/manual-clock.ts'

class FakeTask {
  readonly partition: number
  readonly ending = Promise.withResolvers<TaskEnd>()
  stopped = false

  constructor(partition: number) {
    this.partition = partition
  }

  run(): Promise<TaskEnd> {
    return this.ending.promise
  }

  stop(): void {
    this.stopped = true
  }
}

const supervised = async () => {
  const membership = new FakeMembership()
  const tasks: FakeTask[] = []
  const supervisor = new TaskSupervisor(membership, partition => {
    const task = new FakeTask(partition)
    tasks.push(task)
    return task
  })
  await supervisor.start()
  const assign = async (partitions: number[], evicted = false) => {
    membership.listener.assigned({ partitions, evicted })
    await settled()
  }
  return { membership, tasks, supervisor, assign }
}

test('retained tasks run on through a rebalance, lost ones stop, new ones start', async () => {
  const { tasks, assign } = await supervised()
  await assign([0, 1])
  await assign([1, 2])
  expect(tasks.map(task => [task.partition, task.stopped])).toEqual([
    [0, true],
    [1, false],
    [2, false],
  ])
})

test('after an eviction nothing runs on', async () => {
  const { tasks, assign } = await supervised()
  await assign([0])
  await assign([0], true)
  expect(tasks[0]!.stopped).toBe(true)
  tasks[0]!.ending.resolve('stopped')
  await settled()
  expect(tasks.map(task => task.partition)).toEqual([0, 0])
  expect(tasks[1]!.stopped).toBe(false)
})

test('a partition’s next task starts only when the former one has let go', async () => {
  const { tasks, assign } = await supervised()
  await assign([0])
  await assign([])
  await assign([0])
  expect(tasks).toHaveLength(1)
  tasks[0]!.ending.resolve('stopped')
  await settled()
  expect(tasks).toHaveLength(2)
})

test('a fenced task starts again after a good heartbeat, and not before', async () => {
  const { tasks, membership, assign } = await supervised()
  await assign([0])
  tasks[0]!.ending.resolve('fenced')
  await settled()
  expect(tasks).toHaveLength(1)
  membership.heartbeats[0]!.resolve()
  await settled()
  expect(tasks).toHaveLength(2)
})

test('a fenced task that was evicted waits for the next assignment', async () => {
  const { tasks, membership, assign } = await supervised()
  await assign([0])
  tasks[0]!.ending.resolve('fenced')
  await settled()
  membership.heartbeats[0]!.reject(new BatonError('STOPPED', 'evicted'))
  await settled()
  expect(tasks).toHaveLength(1)
  await assign([0], true)
  expect(tasks).toHaveLength(2)
})

test('a fenced task whose partition went elsewhere meanwhile stays away', async () => {
  const { tasks, membership, assign } = await supervised()
  await assign([0])
  tasks[0]!.ending.resolve('fenced')
  await settled()
  await assign([])
  membership.heartbeats[0]!.resolve()
  await settled()
  expect(tasks).toHaveLength(1)
})

test('stopping waits for every task before it leaves the group', async () => {
  const { tasks, membership, supervisor, assign } = await supervised()
  await assign([0, 1])
  const stopping = supervisor.stop()
  tasks[0]!.ending.resolve('stopped')
  await settled()
  expect(membership.left).toBe(false)
  tasks[1]!.ending.resolve('stopped')
  await stopping
  expect(membership.left).toBe(true)
  await supervisor.ended
})

test('a membership that ended for good is told', async () => {
  const { membership, supervisor } = await supervised()
  const error = new BatonError('CONFIG_INVALID', 'not allowed')
  membership.listener.lost(error)
  await expect(supervisor.ended).rejects.toBe(error)
})

test('a task that crashed is told, and does not keep the others from stopping', async () => {
  const { tasks, membership, supervisor, assign } = await supervised()
  await assign([0, 1])
  const told = expect(supervisor.ended).rejects.toThrow('crashed')
  tasks[0]!.ending.reject(new Error('crashed'))
  await told
  const stopping = supervisor.stop()
  tasks[1]!.ending.resolve('stopped')
  await stopping
  expect(membership.left).toBe(true)
})
