// Method: the processor's tables change while a task decides; what was adopted is read from the
// log.
import { expect, test } from 'vitest'
import { PartitionTask } from './task.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig, Running } from './testing/rig.ts'

test('new tables are adopted only between batches, and the log says from where', async () => {
  let tables = 'A'
  const rig = new Rig({
    tables: () => tables,
    throws: text => {
      if (text === 'switch') tables = 'B'
    },
  })
  await rig.feed(['a', 'x'], ['a', 'switch'], ['a', 'x'])
  const running = rig.start()
  await until(() => rig.decisions.length === 3)
  await rig.feed(['a', 'x'])
  await until(() => rig.decisions.length === 4)
  await running.stop()
  expect(rig.decisions).toEqual(['0:1:A', '1:2:A', '2:3:A', '3:4:B'])
  expect(rig.tables).toEqual(['A@0', 'B@3'])
})

test('a restart goes on with the tables of the progress, without a second adoption', async () => {
  const rig = new Rig({ tables: () => 'A' })
  for (let i = 0; i < 3; i++) {
    await rig.feed(['a', 'x'])
    await rig.drain()
  }
  expect(rig.tables).toEqual(['A@0'])
})

test('an adoption whose transaction did not commit is made again', async () => {
  const rig = new Rig({ tables: () => 'A' })
  await rig.feed(['a', 'x'])
  let ends = 0
  rig.log.fault = at => {
    if (at === 'end' && ++ends === 2) throw new Error('lost')
  }
  const running = rig.start()
  await until(() => running.task.phase === 'waiting-to-restart')
  expect(rig.tables).toEqual([])
  rig.clock.advance(1_000)
  await until(() => rig.idle)
  await settled()
  await running.stop()
  expect(rig.tables).toEqual(['A@0'])
  expect(rig.exactlyOnce).toBe(true)
})

test('a batch that is decided again, smaller, adopts once', async () => {
  const rig = new Rig({ tables: () => 'A' })
  await rig.feed(['a', 'x'], ['b', 'n=666'], ['c', 'x'])
  await rig.drain()
  expect(rig.tables).toEqual(['A@0'])
})

test('what is noted leaves the less room for states, which are in one write with it', async () => {
  const aborted: unknown[] = []
  const rig = new Rig({
    bounds: { batchMaxBytes: 2_000, decodedMaxStates: 4 },
    observer: { aborted: error => aborted.push(error) },
  })
  rig.log.broker.isTooLarge = ({ topic, records }) => {
    let bytes = 0
    for (const { key, value } of records) bytes += key!.length + (value?.length ?? 0) + 24
    return topic === 'state' && bytes > 2_400
  }
  await rig.feed(...Array.from({ length: 100 }, (_, i) => [`k${i}`, 'x'] as const))
  const note = Buffer.alloc(1_200, 'n')
  const processor = () => Object.assign(rig.spec.processor(), { begin: () => note })
  const running = new Running(new PartitionTask({ ...rig.spec, processor }))
  await until(() => rig.idle || aborted.length > 0)
  await running.stop()
  expect(rig.exactlyOnce).toBe(true)
  expect(aborted).toEqual([])
})

test('a task that waits for its first tables stops at once when told to', async () => {
  const rig = new Rig({ resume: () => new Promise(() => {}) })
  const running = rig.start()
  await settled()
  expect(running.task.phase).toBe('restoring')
  const before = running.task.beatAt
  rig.clock.advance(5_000)
  expect(running.task.beatAt).toBeGreaterThan(before)
  expect(await running.stop()).toBe('stopped')
})

test('what is derived from a whole batch is in its transaction, once, whatever size it had to be', async () => {
  const rig = new Rig({
    finish: batch => {
      const n = batch.get('a')?.n ?? 0
      batch.put('derived', { n: 10 * n })
    },
  })
  await rig.feed(['a', 'x'], ['b', 'n=666'], ['a', 'x'], ['a', 'x'])
  await rig.drain()
  expect(rig.changelog.get('derived')).toBe('{"n":30}')
  expect(rig.exactlyOnce).toBe(true)
})
