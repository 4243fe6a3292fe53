// Method: records the processor refuses in each of the ways it can, between good ones, on a log in
// memory.
import { BatonError, type Code } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { output } from './testing/counting.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

const refusing = (bad: string, error: unknown) => (text: string) =>
  text === bad ? error : undefined

describe('a record that can never be decided', () => {
  test('goes to the dead letters in the transaction of its neighbours, its changes taken back', async () => {
    const error = new BatonError('MALFORMED_AVRO', 'bytes')
    const commits: number[] = []
    const rig = new Rig({
      throws: refusing('bad', error),
      observer: { committed: report => commits.push(report.records) },
    })
    await rig.feed(['a', 'x'], ['a', 'bad'], ['b', 'bad'], ['a', 'x'])
    await rig.drain()
    expect(rig.decisions).toEqual(['0:1:T0', '1:MALFORMED_AVRO', '2:MALFORMED_AVRO', '3:2:T0'])
    expect(rig.deadLetters).toEqual(['bad', 'bad'])
    expect(rig.changelog).toEqual(new Map([['a', '{"n":2}']]))
    expect(commits).toEqual([4])
  })

  test('is named rule-threw when the rules themselves threw, whatever it was', async () => {
    for (const thrown of [new TypeError('x of undefined'), 'text', new BatonError('BUG', 'ours')]) {
      const rig = new Rig({ throws: refusing('bad', thrown) })
      await rig.feed(['a', 'x'], ['a', 'bad'], ['a', 'x'])
      await rig.drain()
      expect(rig.decisions).toEqual(['0:1:T0', '1:RULE_THREW', '2:2:T0'])
    }
  })

  test('is found alone in a batch when its state cannot be encoded', async () => {
    const rig = new Rig()
    const good = (i: number) => [`k${i}`, 'x'] as const
    await rig.feed(...[0, 1, 2].map(good), ['a', 'n=666'], ...[4, 5, 6, 7].map(good))
    await rig.drain()
    expect(rig.exactlyOnce).toBe(true)
    expect(rig.decisions[3]).toBe('3:RULE_THREW')
    expect(rig.changelog.has('a')).toBe(false)
    expect(rig.changelog.size).toBe(7)
  })

  test('is found alone in a batch when it is too large to be written, and the rest is written', async () => {
    const dead: Code[] = []
    const rig = new Rig({
      maxValueBytes: 100,
      observer: { deadLettered: code => dead.push(code) },
    })
    await rig.feed(...Array.from({ length: 20 }, (_, i) => [`k${i}`, 'x'] as const))
    // only the broker knows what is too large for it: here, the decision for offset 13
    rig.log.broker.isTooLarge = ({ records }) =>
      [...records].some(({ value }) => value?.toString().startsWith('13:1'))
    await rig.drain()
    expect(rig.exactlyOnce).toBe(true)
    expect(rig.decisions[13]).toBe('13:RECORD_TOO_LARGE')
    expect(dead).toEqual(['RECORD_TOO_LARGE'])
    expect(rig.deadLetters).toEqual(['x'])
  })

  test('is dead-lettered without its body when even that is too large', async () => {
    const rig = new Rig({ throws: refusing('long', new BatonError('TEXT_TOO_LONG', 'long')) })
    await rig.feed(['a', 'x'], ['a', 'long'], ['a', 'x'])
    rig.log.broker.isTooLarge = ({ topic, records: [first] }) =>
      topic === 'dlq' && first!.value!.toString() === 'long'
    await rig.drain()
    expect(rig.deadLetters).toEqual(['left out'])
    expect(rig.decisions).toEqual(['0:1:T0', '1:RECORD_TOO_LARGE', '2:2:T0'])
  })
})

describe('a record that cannot be decided now', () => {
  test.each<Code>(['UNKNOWN_BRANCH', 'REGISTRY_UNAVAILABLE'])(
    '%s holds the partition there, decides what is before it, and skips nothing',
    async code => {
      let away = true
      const held: unknown[] = []
      const rig = new Rig({
        throws: text => (text === 'new' && away ? new BatonError(code, 'not yet') : undefined),
        observer: { held: error => held.push(error) },
      })
      await rig.feed(['a', 'x'], ['a', 'new'], ['a', 'x'])
      const running = rig.start()
      await until(() => running.task.phase === 'holding')
      expect(rig.decisions).toEqual(['0:1:T0'])
      rig.clock.advance(250)
      await until(() => held.length === 2)
      away = false
      rig.clock.advance(500)
      await until(() => rig.idle)
      expect(rig.decisions).toEqual(['0:1:T0', '1:2:T0', '2:3:T0'])
      expect(rig.deadLetters).toEqual([])
      await running.stop()
    },
  )

  test('a held task stops at once when told to', async () => {
    const rig = new Rig({ throws: () => new BatonError('UNKNOWN_BRANCH', 'not yet') })
    await rig.feed(['a', 'x'])
    const running = rig.start()
    await until(() => running.task.phase === 'holding')
    expect(await running.stop()).toBe('stopped')
  })

  test('what is prepared in vain is not fatal: the record that needs it says so', async () => {
    const rig = new Rig({
      prepare: () => Promise.reject(new BatonError('REGISTRY_UNAVAILABLE', 'away')),
    })
    await rig.feed(['a', 'x'])
    await rig.drain()
    expect(rig.decisions).toEqual(['0:1:T0'])
  })
})

describe('batches', () => {
  test('take all that has arrived, up to their bounds', async () => {
    const sizes: number[] = []
    const rig = new Rig({
      fetchMaxRecords: 7,
      bounds: { batchMaxRecords: 20 },
      observer: { committed: report => sizes.push(report.records) },
    })
    await rig.feed(...Array.from({ length: 50 }, (_, i) => [`k${i % 5}`, 'x'] as const))
    const running = rig.start()
    await until(() => rig.idle)
    expect(Math.max(...sizes)).toBe(20)
    await rig.feed(['a', 'x'])
    await until(() => rig.idle)
    expect(sizes.at(-1)).toBe(1)
    await running.stop()
    expect(rig.exactlyOnce).toBe(true)
  })

  test('end when one output partition holds the bytes it may', async () => {
    const sizes: number[] = []
    const rig = new Rig({
      bounds: { batchMaxBytes: 400 },
      observer: { committed: report => sizes.push(report.records) },
    })
    await rig.feed(...Array.from({ length: 40 }, (_, i) => [`k${i}`, 'x'] as const))
    await rig.drain()
    expect(Math.max(...sizes)).toBeLessThan(15)
    expect(rig.exactlyOnce).toBe(true)
  })

  test('end when deciding has taken its time, so that heartbeats go on', async () => {
    const sizes: number[] = []
    const rig: Rig = new Rig({
      throws: () => void rig.clock.advance(10),
      bounds: { batchMaxMs: 50 },
      observer: { committed: report => sizes.push(report.records) },
    })
    await rig.feed(...Array.from({ length: 12 }, (_, i) => [`k${i}`, 'x'] as const))
    await rig.drain()
    expect(sizes).toEqual([5, 5, 2])
  })

  test('take longer while as many records wait as a batch may have, to catch up', async () => {
    const sizes: number[] = []
    const rig: Rig = new Rig({
      throws: () => void rig.clock.advance(10),
      bounds: { batchMaxMs: 20, behindBatchMaxMs: 60, batchMaxRecords: 10 },
      observer: { committed: report => sizes.push(report.records) },
    })
    await rig.feed(...Array.from({ length: 15 }, (_, i) => [`k${i}`, 'x'] as const))
    await rig.drain()
    expect(sizes).toEqual([6, 2, 2, 2, 2, 1])
  })

  const ofBytes = {
    value: (name: string) => output(name, 'x'.repeat(98), 0),
    headers: (name: string) => ({ ...output(name, '', 0), headers: { h: Buffer.alloc(97) } }),
  }

  test.each(['value', 'headers'] as const)(
    'come of what waits, which is bounded by the bytes of its %s too',
    async where => {
      const held: number[] = []
      const rig = new Rig({
        fetchMaxRecords: 1,
        throws: () => new BatonError('REGISTRY_UNAVAILABLE', 'away'),
        bounds: { inboxMaxBytes: 1_000 },
        prepare: arrived => {
          held.push(arrived.length)
          return undefined
        },
      })
      const records = Array.from({ length: 50 }, (_, i) => ofBytes[where](`${i + 10}`))
      await rig.log.append([{ topic: 'events', partition: 0, records }])
      const running = rig.start()
      for (let i = 0; i < 20; i++) {
        await settled(3)
        rig.clock.advance(1_000)
      }
      expect(held.at(-1)).toBe(10)
      await running.stop()
    },
  )

  test('write only the last state of a key to the changelog', async () => {
    const rig = new Rig()
    await rig.feed(...Array.from({ length: 30 }, () => ['a', 'x'] as const))
    await rig.drain()
    const states = rig.log.committed('state', 0).filter(r => r.key!.toString() === 'a')
    expect(states.map(r => r.value!.toString())).toEqual(['{"n":30}'])
  })

  test('wait for nothing: a lone record is committed at once', async () => {
    const rig = new Rig()
    const running = rig.start()
    await until(() => running.task.phase === 'running')
    await rig.feed(['a', 'x'])
    await settled()
    expect(rig.decisions).toEqual(['0:1:T0'])
    await running.stop()
  })
})
