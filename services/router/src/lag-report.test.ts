// Method: tasks as their supervisor would show them; what is told is kept.
import type { Lane, LogEnds, TaskPhase } from '@baton/stream'
import { describe, expect, test } from 'vitest'
import { LagReport } from './lag-report.ts'

describe('lag', () => {
  const report = (lane: Partial<Lane> = {}) => {
    const told: unknown[] = []
    const task = {
      phase: 'running' as TaskPhase,
      lanes: [
        {
          topic: 'events',
          partition: 0,
          key: 'events/0',
          position: 10,
          highWatermark: 12,
          decidedTimestamp: 1_000,
          end: () => 12,
          oldestTimestamp: (): number | undefined => 40_000,
          heldBackMs: () => 3_000,
          ...lane,
        },
      ],
    }
    const tasks = new Map([[0, task]])
    const around = {
      now: 45_000,
      ends: async (): Promise<LogEnds> => ({ start: 0, end: 50 }),
    }
    const lag = new LagReport({
      tasks: () => tasks,
      log: { ends: () => around.ends() },
      metrics: {
        lag: (...args) => told.push(args),
        heldBack: (partition, seconds) => told.push(`${partition} held back for ${seconds} s`),
        forget: partition => told.push(`forget ${partition}`),
      },
      membership: { reportOffsets: async offsets => void told.push(offsets) },
      onHeldBack: ({ topic, partition }, ms) => told.push(`${topic}/${partition} for ${ms} ms`),
      now: () => around.now,
    })
    return { lag, tasks, task, around, told, lags: () => told.filter(isLag) }
  }

  test('is told in records and the age of the oldest, with what holds it back and the offset for lag tools', async () => {
    const { lag, told } = report()
    await lag.tell()
    expect(told).toEqual(['0 held back for 3 s', [0, 2, 5], [{ partition: 0, offset: 10 }]])
  })

  test('that a transaction has been open for long is told once, each time', async () => {
    let heldBackMs = 60_000
    const { lag, told } = report({ heldBackMs: () => heldBackMs })
    const lines = async () => {
      await lag.tell()
      return told.filter(one => typeof one === 'string' && one.startsWith('events/0 for'))
    }
    expect(await lines()).toEqual([])
    heldBackMs = 61_000
    expect(await lines()).toEqual(['events/0 for 61000 ms'])
    heldBackMs = 62_000
    expect(await lines()).toHaveLength(1)
    heldBackMs = 0
    await lines()
    heldBackMs = 70_000
    expect(await lines()).toEqual(['events/0 for 61000 ms', 'events/0 for 70000 ms'])
  })

  test('is none at the end of a partition, however long nothing came', async () => {
    const { lag, lags } = report({ end: () => 10, oldestTimestamp: () => undefined })
    await lag.tell()
    expect(lags()).toEqual([[0, 0, 0]])
  })

  test('before records that are not read is as old as the partition stands there', async () => {
    const { lag, task, around, lags } = report({ oldestTimestamp: () => undefined })
    await lag.tell()
    around.now += 60_000
    await lag.tell()
    task.lanes[0]!.position = 11
    await lag.tell()
    expect(lags()).toEqual([
      [0, 2, 0],
      [0, 2, 60],
      [0, 1, 0],
    ])
  })

  test.each<TaskPhase>(['holding', 'halted', 'restoring', 'waiting-to-restart'])(
    'of a partition that is not read, %s, is asked of the log',
    async phase => {
      const { lag, task, lags } = report()
      task.phase = phase
      await lag.tell()
      expect(lags()).toEqual([[0, 40, 5]])
    },
  )

  test('that cannot be had now leaves what was told', async () => {
    const { lag, task, around, lags } = report()
    task.phase = 'halted'
    around.ends = async () => Promise.reject(new Error('away'))
    await lag.tell()
    expect(lags()).toEqual([])
  })

  test('is asked of the log once at a time', async () => {
    const { lag, task, around, lags } = report()
    task.phase = 'halted'
    const answer = Promise.withResolvers<LogEnds>()
    let asked = 0
    around.ends = () => {
      asked++
      return answer.promise
    }
    const first = lag.tell()
    await lag.tell()
    answer.resolve({ start: 0, end: 50 })
    await first
    expect(asked).toBe(1)
    expect(lags()).toEqual([[0, 40, 5]])
  })

  test('of a partition that went elsewhere is no longer told', async () => {
    const { lag, tasks, told } = report()
    await lag.tell()
    tasks.delete(0)
    await lag.tell()
    expect(told.at(-1)).toBe('forget 0')
  })

  test('of a partition that went elsewhere while the log was asked is not told either', async () => {
    const { lag, tasks, task, around, told, lags } = report()
    task.phase = 'halted'
    const answer = Promise.withResolvers<LogEnds>()
    around.ends = () => answer.promise
    const first = lag.tell()
    tasks.delete(0)
    await lag.tell()
    answer.resolve({ start: 0, end: 500 })
    await first
    expect(told).toContain('forget 0')
    expect(lags()).toEqual([])
  })
})

const isLag = (told: unknown): boolean => Array.isArray(told) && typeof told[0] === 'number'
