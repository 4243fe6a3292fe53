// Method: a processor that only says what it is to look at ahead.
import { MemoryStores } from '@baton/store'
import { expect, test } from 'vitest'
import { BatchUnderWay } from './batch.ts'
import { fill } from './fill.ts'
import type { Arrived } from './processor.ts'
import { type Count, Counting } from './testing/counting.ts'
import { WorkingSet } from './working-set.ts'

const KB = 1024

const looks = async (sizes: readonly number[], full = sizes.length) => {
  const ahead: number[] = []
  class Looking extends Counting {
    lookAhead(next: readonly Arrived[]): void {
      ahead.push(next.length)
    }
  }
  const processor = new Looking()
  const store = await new MemoryStores().open('task')
  const states = new WorkingSet<Count>(store, processor.states, 0)
  const arrived = sizes.map((size, offset) => ({
    record: {
      offset,
      timestamp: 0,
      key: Buffer.from('k'),
      value: Buffer.alloc(size, 'x'),
      headers: undefined,
    },
    from: { topic: 'events', partition: 0 },
  }))
  let decided = 0
  fill(processor, new BatchUnderWay(states, processor, 64), arrived, () => ++decided === full, null)
  return ahead
}

const records = (count: number, bytes: number) => Array.from({ length: count }, () => bytes)

test('as many records are looked at ahead as stay in the caches, when they are small', async () => {
  expect(await looks(records(150, 200))).toEqual([64, 64, 22])
})

test('what is looked at ahead is bounded by its bytes, so that a batch of long texts ends in time', async () => {
  expect(await looks(records(6, 16_000))).toEqual([2, 2, 2])
  expect(await looks([...records(10, 3 * KB), ...records(70, 100)])).toEqual([30, 50])
})

test('a record of more bytes than that is looked at alone', async () => {
  expect(await looks([10, 40 * KB, 10])).toEqual([1, 1, 1])
})

test('nothing is looked at ahead once the batch is full', async () => {
  expect(await looks(records(6, 16_000), 3)).toEqual([2, 2])
})
