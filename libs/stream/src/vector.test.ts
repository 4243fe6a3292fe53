// Method: one task over several input partitions, as the learner is: its progress is a vector.
import { MemoryStores } from '@baton/store'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { TASK_BOUNDS } from './bounds.ts'
import { PartitionTask } from './task.ts'
import type { TaskSpec } from './task-spec.ts'
import { type Count, Counting, output } from './testing/counting.ts'
import { ManualClock, settled, until } from './testing/manual-clock.ts'

const INPUTS = [
  { topic: 'outcomes', partition: 0 },
  { topic: 'outcomes', partition: 1 },
  { topic: 'events', partition: 0 },
]

const setUp = () => {
  const log = new FakeLog({ fetchMaxRecords: 2 })
  const stores = new MemoryStores()
  const clock = new ManualClock()
  const start = (more: Partial<TaskSpec<Count>> = {}) => {
    const task = new PartitionTask({
      name: 'learner',
      transactionalId: 'app.learner.0',
      inputs: INPUTS,
      partition: 0,
      changelog: 'learned',
      outputs: ['decisions'],
      processor: () => new Counting(),
      log,
      stores,
      bounds: { ...TASK_BOUNDS, batchMaxRecords: 5 },
      clock,
      observer: {},
      newIncarnation: () => 'one',
      ...more,
    })
    return { task, ended: task.run() }
  }
  const feedAt = async (at: number, timestamp: number, ...keys: string[]) => {
    const records = keys.map(key => output(key, 'x', timestamp))
    await log.append([{ ...INPUTS[at]!, records }])
  }
  const feed = (at: number, ...keys: string[]) => feedAt(at, 0, ...keys)
  const decisions = () => log.committed('decisions', 0).map(record => record.value!.toString())
  return { log, clock, start, feed, feedAt, decisions }
}

test('each input is decided once and in its own order, over restarts at any point', async () => {
  for (let nth = 1; nth < 8; nth++) {
    const { log, clock, start, feed, decisions } = setUp()
    await feed(0, 'a', 'a', 'a')
    await feed(1, 'b', 'a', 'b', 'b')
    await feed(2, 'c')
    let reached = 0
    log.fault = at => {
      if (at === 'end-answer' && ++reached === nth) throw new Error('lost')
    }
    const { task, ended } = start()
    for (let i = 0; i < 100 && decisions().length < 8; i++) {
      await settled(3)
      clock.advance(100)
    }
    await feed(1, 'b')
    await until(() => decisions().length === 9)
    task.stop()
    await ended
    const counts = log.committed('decisions', 0).map(record => record.key!.toString())
    expect(counts.toSorted()).toEqual(['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c'])
    const ofA = decisions().filter((_, i) => counts[i] === 'a')
    expect(ofA.map(text => text.split(':')[1])).toEqual(['1', '2', '3', '4'])
  }
})

test('a record that is too large is refused where it stands, not at the same offset of another input', async () => {
  const { log, start, feed, decisions } = setUp()
  log.broker.isTooLarge = ({ records }) =>
    [...records].some(({ key, value }) => `${key} ${value}` === 'BIG 0:1:T0')
  await feed(0, 'GOOD')
  await feed(1, 'BIG')
  const { task, ended } = start()
  await until(() => decisions().length === 2)
  task.stop()
  await ended
  const byKey = log.committed('decisions', 0).map(r => `${r.key} ${r.value}`)
  expect(byKey.toSorted()).toEqual(['BIG 0:RECORD_TOO_LARGE', 'GOOD 0:1:T0'])
})

test('a record that is too large is found though the backlog of another input is committed meanwhile', async () => {
  const { log, clock, start, feed, decisions } = setUp()
  log.broker.isTooLarge = ({ records }) =>
    [...records].some(({ key, value }) => `${key} ${value}` === 'BIG 0:1:T0')
  await feed(1, 'BIG')
  await feed(0, ...Array.from({ length: 600 }, () => 'behind'))
  let aborts = 0
  const bounds = { ...TASK_BOUNDS, batchMaxRecords: 50 }
  const { task, ended } = start({ bounds, observer: { aborted: () => aborts++ } })
  for (let i = 0; i < 200 && decisions().length < 601; i++) {
    await settled(3)
    clock.advance(1_000)
  }
  task.stop()
  await ended
  expect(decisions()).toHaveLength(601)
  expect(decisions()).toContain('0:RECORD_TOO_LARGE')
  // Once for each halving.
  expect(aborts).toBeLessThan(8)
})

test('a new input is an error, not a start from wherever its log begins', async () => {
  const { start, log } = setUp()
  const first = start()
  await until(() => first.task.phase === 'running')
  first.task.stop()
  await first.ended
  const progress = log.committed('learned', 0).at(-1)!
  const value = Buffer.from(progress.value!.toString().replace('"outcomes/1":0,', ''))
  await log.append([
    { topic: 'learned', partition: 0, records: [{ key: progress.key, value, timestamp: 0 }] },
  ])
  const halts: unknown[] = []
  const second = start({
    observer: { phase: (phase, cause) => phase === 'halted' && halts.push(cause) },
  })
  await until(() => second.task.phase === 'halted')
  expect(halts).toMatchObject([{ code: 'PARTITIONS_DIFFER' }])
  second.task.stop()
  await second.ended
})

test('the backlog of one input keeps no other waiting', async () => {
  const { log, start, feed } = setUp()
  await feed(0, ...Array.from({ length: 200 }, () => 'behind'))
  await feed(2, 'new', 'new', 'new')
  const { task, ended } = start()
  const keys = () => log.committed('decisions', 0).map(record => `${record.key}`)
  await until(() => keys().length === 203)
  expect(keys().lastIndexOf('new')).toBeLessThan(20)
  task.stop()
  await ended
})

test('an input that is passed over is not lost again when the others go on before it does', async () => {
  const { log, clock, start, feed, feedAt, decisions } = setUp()
  const run = async (until: () => boolean, more: Partial<TaskSpec<Count>> = {}) => {
    const halts: unknown[] = []
    const observer = {
      phase: (phase: string, cause: unknown) => phase === 'halted' && halts.push(cause),
    }
    const { task, ended } = start({ ...more, observer })
    for (let i = 0; i < 100 && !until(); i++) {
      await settled(3)
      clock.advance(100)
    }
    task.stop()
    await ended
    return halts
  }
  await feed(0, 'a', 'a', 'a')
  await run(() => decisions().length === 3)
  log.broker.partition('outcomes', 0).loseFrom(1)
  await feedAt(0, 7, 'a', 'a')
  expect(await run(() => false)).toMatchObject([{ code: 'INPUT_LOST' }])

  await feed(1, 'b')
  const passOver = new Map([['outcomes/0@3', 3]])
  expect(await run(() => decisions().length === 4, { passOver })).toEqual([])
  await feed(1, 'b')
  expect(await run(() => decisions().length === 5)).toEqual([])
})
