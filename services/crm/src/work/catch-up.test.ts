// Method: a scripted source; the main reader stands where the test says.
import type { InputRecord, RecordBatch } from '@baton/stream'
import { expect, test } from 'vitest'
import { CatchUp } from './catch-up.ts'

const recordAt = (offset: number): InputRecord => ({
  offset,
  timestamp: 0,
  key: null,
  value: null,
  headers: undefined,
})
const batchOf = (from: number, to: number): RecordBatch => ({
  records: Array.from({ length: to - from }, (_, i) => recordAt(from + i)),
  nextOffset: to,
  highWatermark: to,
  lastStableOffset: to,
})

const catchUp = async (until: () => number, batches: RecordBatch[], onTake = () => {}) => {
  const taken: number[] = []
  const moved: number[] = []
  let done = false
  const one = new CatchUp({
    open: () => ({
      next: async () => batches.shift() ?? null,
      poll: async () => null,
      stop: async () => {},
    }),
    from: 0,
    until,
    before: async () => {},
    room: async () => {},
    read: record => () => {
      taken.push(record.offset)
      onTake()
    },
    moved: offset => moved.push(offset),
    done: () => {
      done = true
    },
    signal: new AbortController().signal,
  })
  await one.run()
  return { taken, moved, done }
}

test('leaves to the main reader what the main reader has not met yet', async () => {
  const { taken, done } = await catchUp(() => 5, [batchOf(0, 3), batchOf(3, 9)])
  expect(taken).toEqual([0, 1, 2, 3, 4])
  expect(done).toBe(true)
})

test('ends exactly where the main reader stands, however far that has moved meanwhile', async () => {
  let main = 3
  const { taken, moved, done } = await catchUp(
    () => main,
    [batchOf(0, 3), batchOf(3, 6)],
    () => {
      main = 6
    },
  )
  expect(taken).toEqual([0, 1, 2, 3, 4, 5])
  expect(moved.at(-1)).toBe(6)
  expect(done).toBe(true)
})
