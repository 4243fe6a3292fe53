// Method: tasks as their supervisor would show them; what is told is kept.
import type { Lane, LogPort } from '@baton/stream'
import { describe, expect, test } from 'vitest'
import { LagReport } from './lag-report.ts'

describe('lag', () => {
  const lane: Lane = {
    topic: 'events',
    partition: 0,
    key: 'events/0',
    position: 10,
    highWatermark: 12,
    decidedTimestamp: 40_000,
    heldBackMs: () => 3_000,
  }
  const report = () => {
    const told: unknown[] = []
    const tasks = new Map([[0, { phase: 'running' as 'running' | 'holding', lanes: [lane] }]])
    const lag = new LagReport({
      tasks: () => tasks,
      log: { ends: async () => ({ start: 0, end: 50 }) } as Pick<LogPort, 'ends'>,
      metrics: {
        lag: (...args) => told.push(args),
        heldBack: (partition, seconds) => told.push(`${partition} held back for ${seconds} s`),
        forget: partition => told.push(`forget ${partition}`),
      },
      membership: { reportOffsets: async offsets => void told.push(offsets) },
      now: () => 45_000,
    })
    return { lag, tasks, told }
  }

  test('is told in records and seconds, with what holds it back and the offset for lag tools', async () => {
    const { lag, told } = report()
    await lag.tell()
    expect(told).toEqual(['0 held back for 3 s', [0, 2, 5], [{ partition: 0, offset: 10 }]])
  })

  test('of a partition that is held is asked of the log', async () => {
    const { lag, tasks, told } = report()
    tasks.get(0)!.phase = 'holding'
    await lag.tell()
    expect(told[1]).toEqual([0, 40, 5])
  })

  test('of a partition that went elsewhere is no longer told', async () => {
    const { lag, tasks, told } = report()
    await lag.tell()
    tasks.delete(0)
    await lag.tell()
    expect(told.at(-1)).toBe('forget 0')
  })
})
