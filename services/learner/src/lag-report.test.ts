// Method: a task as its supervisor would show it, over two topics; what is told is kept.
import type { Lane, LogEnds, TaskPhase } from '@baton/stream'
import { expect, test } from 'vitest'
import { LagReport } from './lag-report.ts'

const NOW = 45_000

const laneOf = (topic: string, partition: number, known: Partial<Lane> = {}): Lane => ({
  topic,
  partition,
  key: `${topic}/${partition}`,
  position: 10,
  highWatermark: 10,
  decidedTimestamp: 0,
  end: () => 10,
  oldestTimestamp: () => undefined,
  heldBackMs: () => 0,
  ...known,
})

const report = (lanes: readonly Lane[]) => {
  const lag = new Map<number, readonly [records: number, seconds: number]>()
  const heldBack = new Map<number, number>()
  const task = { phase: 'running' as TaskPhase, lanes }
  const tasks = new Map([[0, task]])
  const around = {
    now: NOW,
    ends: async (_topic: string): Promise<LogEnds> => ({ start: 0, end: 10 }),
  }
  const metrics = {
    lag: (partition: number, records: number, seconds: number) =>
      void lag.set(partition, [records, seconds]),
    heldBack: (partition: number, seconds: number) => void heldBack.set(partition, seconds),
    forget: (partition: number) => void lag.delete(partition),
  }
  const options = { tasks: () => tasks, log: { ends: (topic: string) => around.ends(topic) } }
  const of = new LagReport({ ...options, metrics, now: () => around.now })
  return { tell: () => of.tell(), lag, heldBack, task, tasks, around }
}

test('the lag of a partition is that of its topics together, and as old as their oldest record', async () => {
  const { tell, lag, heldBack } = report([
    laneOf('events', 0, { end: () => 13, oldestTimestamp: () => 40_000 }),
    laneOf('decisions', 0, { end: () => 12, oldestTimestamp: () => 15_000 }),
    laneOf('events', 1, { heldBackMs: () => 3_000 }),
  ])
  await tell()
  expect([...lag]).toEqual([
    [0, [5, 30]],
    [1, [0, 0]],
  ])
  expect([...heldBack]).toEqual([
    [0, 0],
    [1, 3],
  ])
})

test.each<TaskPhase>(['holding', 'halted', 'waiting-to-restart'])(
  'a learner that stands still, %s, tells how far it falls behind, and for how long',
  async phase => {
    const { tell, lag, task, around } = report([laneOf('events', 0)])
    await tell()
    expect(lag.get(0)).toEqual([0, 0])
    task.phase = phase
    around.ends = async () => ({ start: 0, end: 50_010 })
    await tell()
    around.now += 60_000
    await tell()
    expect(lag.get(0)).toEqual([50_000, 60])
  },
)

test('while the log cannot be asked, what was told stays', async () => {
  const { tell, lag, task, around } = report([laneOf('events', 0, { end: () => 12 })])
  await tell()
  task.phase = 'holding'
  around.ends = async () => Promise.reject(new Error('away'))
  await tell()
  expect(lag.get(0)).toEqual([2, 0])
})

test.each<TaskPhase>(['fenced', 'stopped'])(
  'whose state went elsewhere, %s, tells no lag',
  async phase => {
    const { tell, lag, task } = report([laneOf('events', 0), laneOf('events', 1)])
    await tell()
    expect(lag.size).toBe(2)
    task.phase = phase
    await tell()
    expect(lag.size).toBe(0)
  },
)

test('nor does one that stands by, or lost the state while the log was asked', async () => {
  const { tell, lag, tasks, task, around } = report([laneOf('events', 0)])
  task.phase = 'holding'
  const answer = Promise.withResolvers<LogEnds>()
  around.ends = () => answer.promise
  const first = tell()
  tasks.clear()
  await tell()
  answer.resolve({ start: 0, end: 500 })
  await first
  expect(lag.size).toBe(0)
})
