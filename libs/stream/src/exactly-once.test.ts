// Method: the real task on a log and stores in memory, with faults at chosen operations; then the
// log is looked at as a read-committed consumer would.
import { BatonError } from '@baton/domain'
import type { FakeOperation } from '@baton/testkit/fake-log'
import { describe, expect, test } from 'vitest'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

/** Throws once, at the nth time the operation is reached. */
const failOnce = (rig: Rig, at: FakeOperation, nth: number, error: Error) => {
  let reached = 0
  rig.log.fault = operation => {
    if (operation === at && ++reached === nth) throw error
  }
}

const lost = () => new BatonError('OUTCOME_UNKNOWN', 'connection lost')

describe('each record is decided exactly once', () => {
  test('in order, with the state of the key before it', async () => {
    const rig = new Rig()
    await rig.feed(['a', 'x'], ['b', 'x'], ['a', 'x'])
    await rig.drain()
    expect(rig.decisions).toEqual(['0:1:T0', '1:1:T0', '2:2:T0'])
    expect(rig.changelog).toEqual(
      new Map([
        ['a', '{"n":2}'],
        ['b', '{"n":1}'],
      ]),
    )
  })

  test('and soon after an outage, however long it was', async () => {
    const rig = new Rig()
    await rig.feed(['a', 'x'])
    await rig.drain()
    await rig.feed(['a', 'x'])
    rig.log.fault = operation => {
      if (operation === 'produce') throw new BatonError('BROKER_UNAVAILABLE', 'no leader')
    }
    const running = rig.start()
    const passes = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 50) {
        await settled(3)
        rig.clock.advance(50)
      }
    }
    await passes(30_000)
    expect(rig.decisions).toHaveLength(1)
    rig.log.fault = undefined
    await passes(1_050)
    await settled()
    await running.stop()
    expect(rig.decisions).toEqual(['0:1:T0', '1:2:T0'])
  })

  test('when the marker of the first progress comes after the answer to its commit', async () => {
    const errors: unknown[] = []
    const rig = new Rig({ observer: { aborted: error => errors.push(error) } })
    await rig.feed(['a', 'x'])
    let late = 3
    const { log } = rig
    const [ends, readToEnd] = [log.ends.bind(log), log.readToEnd.bind(log)]
    log.ends = async (topic, partition) => {
      const known = await ends(topic, partition)
      return topic === 'state' && known.end > 0 && late-- > 0 ? { ...known, end: 0 } : known
    }
    log.readToEnd = options =>
      options.topic === 'state' && late > 0
        ? Promise.resolve({ nextOffset: 0, start: 0 })
        : readToEnd(options)
    const running = rig.start()
    for (let i = 0; i < 50 && !rig.idle; i++) {
      await settled(3)
      rig.clock.advance(10)
    }
    await running.stop()
    expect(errors).toEqual([])
    expect(rig.decisions).toEqual(['0:1:T0'])
  })

  test('when a leader that lost office without knowing it shows an old end of the changelog', async () => {
    const errors: unknown[] = []
    const rig = new Rig({ observer: { aborted: error => errors.push(error) } })
    await rig.feed(['a', 'x'], ['b', 'x'])
    await rig.drain()
    const old = (await rig.log.ends('state', 0)).end
    await rig.feed(['a', 'x'])
    await rig.drain()
    rig.stores.lose('task.0')
    await rig.feed(['a', 'x'])
    const { log } = rig
    const [ends, readToEnd] = [log.ends.bind(log), log.readToEnd.bind(log)]
    let shown = 2
    log.ends = async (topic, partition) => {
      const known = await ends(topic, partition)
      return topic === 'state' && shown-- > 0 ? { ...known, end: old } : known
    }
    log.readToEnd = async options => {
      if (options.topic !== 'state' || shown-- <= 0) return readToEnd(options)
      const onBatch: typeof options.onBatch = batch =>
        options.onBatch({ ...batch, records: batch.records.filter(({ offset }) => offset < old) })
      return { ...(await readToEnd({ ...options, onBatch })), nextOffset: old }
    }
    const running = rig.start()
    for (let i = 0; i < 200 && !rig.idle; i++) {
      await settled(3)
      rig.clock.advance(100)
    }
    await running.stop()
    expect(errors).toMatchObject([{ code: 'END_MOVED' }])
    expect(rig.exactlyOnce).toBe(true)
    expect(rig.decisions.at(-1)).toBe('3:3:T0')
  })

  test('when the reply to a commit is lost', async () => {
    const rig = new Rig()
    await rig.feed(['a', 'x'], ['a', 'x'])
    // the first commit is the first progress
    failOnce(rig, 'end-answer', 2, lost())
    const running = rig.start()
    await until(() => running.task.phase === 'waiting-to-restart')
    expect(rig.decisions).toHaveLength(2)
    rig.clock.advance(1_000)
    await until(() => running.task.phase === 'running')
    await rig.feed(['a', 'x'])
    await until(() => rig.decisions.length === 3)
    await running.stop()
    expect(rig.exactlyOnce).toBe(true)
    expect(rig.decisions.at(-1)).toBe('2:3:T0')
  })

  test.each<FakeOperation>(['init', 'ends', 'produce', 'end', 'end-answer', 'fetch'])(
    'when %s fails at any time it is reached',
    async operation => {
      for (let nth = 1; nth <= 6; nth++) {
        const rig = new Rig({ fetchMaxRecords: 2, bounds: { batchMaxRecords: 3 } })
        await rig.feed(['a', 'x'], ['b', 'x'], ['a', 'x'], ['c', 'x'], ['a', 'x'], ['b', 'x'])
        failOnce(rig, operation, nth, lost())
        const running = rig.start()
        for (let i = 0; i < 200 && !rig.idle; i++) {
          await settled(3)
          rig.clock.advance(100)
        }
        await running.stop()
        expect(rig.exactlyOnce, `${operation} ${nth}`).toBe(true)
        expect(rig.decisions.at(-1)).toBe('5:2:T0')
      }
    },
  )

  test('with a store that is lost, or stands at any earlier transaction', async () => {
    for (let keep = 0; keep <= 4; keep++) {
      const rig = new Rig()
      for (let i = 0; i < 4; i++) {
        await rig.feed(['a', 'x'], [`k${i}`, 'x'])
        if (i === keep) rig.stores.lose('task.0')
        await rig.drain()
      }
      expect(rig.exactlyOnce).toBe(true)
      expect(rig.decisions.filter(d => d.endsWith(':4:T0'))).toEqual(['6:4:T0'])
    }
  })

  test('after compaction of the changelog', async () => {
    const rig = new Rig()
    for (let i = 0; i < 5; i++) {
      await rig.feed(['a', 'x'], ['b', i === 2 ? 'gone' : 'x'])
      await rig.drain()
    }
    rig.log.broker.partition('state', 0).compact()
    rig.stores.lose('task.0')
    await rig.feed(['a', 'x'], ['b', 'x'])
    await rig.drain()
    expect(rig.decisions.slice(-2)).toEqual(['10:6:T0', '11:3:T0'])
  })

  test('with a foreign writer’s open and aborted transactions in the input', async () => {
    const rig = new Rig()
    const foreign = rig.log.writer('foreign', [])
    await foreign.init()
    await rig.feed(['a', 'x'])
    rig.log.fault = (at, who) => {
      if (at === 'end' && who === 'foreign') throw lost()
    }
    const record = { key: Buffer.from('a'), value: Buffer.from('never'), timestamp: 0 }
    await foreign.commit([{ topic: 'events', partition: 0, records: [record] }]).catch(() => {})
    await rig.feed(['a', 'x'])
    const running = rig.start()
    await until(() => rig.decisions.length === 1)
    await settled()
    expect(rig.decisions).toEqual(['0:1:T0'])
    await rig.log.writer('foreign', []).init()
    await until(() => rig.decisions.length === 2)
    await running.stop()
    expect(rig.decisions.at(-1)).toBe('2:2:T0')
  })
})

describe('ownership', () => {
  test('a fenced task stops and writes nothing more', async () => {
    const rig = new Rig()
    const old = rig.start()
    await until(() => old.task.phase === 'running')
    const { MemoryStores } = await import('@baton/store')
    const next = rig.start(new MemoryStores())
    await until(() => next.task.phase === 'running')
    await rig.feed(['a', 'x'])
    expect(await old.ended).toBe('fenced')
    await until(() => rig.decisions.length === 1)
    await next.stop()
    expect(rig.exactlyOnce).toBe(true)
  })

  test('two tasks that fight over one partition still decide each record once', async () => {
    const rig = new Rig({ fetchMaxRecords: 1, bounds: { batchMaxRecords: 1 } })
    const { MemoryStores } = await import('@baton/store')
    const stores = [new MemoryStores(), new MemoryStores()]
    await rig.feed(...Array.from({ length: 40 }, (_, i) => [`k${i % 3}`, 'x'] as const))
    rig.log.fault = () => settled(1)
    let turn = 0
    while (!rig.idle) {
      const running = rig.start(stores[turn++ % 2]!)
      await settled(7 + (turn % 5))
      running.task.stop()
    }
    expect(rig.exactlyOnce).toBe(true)
    expect(turn).toBeGreaterThan(2)
  })

  test('a task whose input lies before the log’s start halts and skips nothing', async () => {
    const rig = new Rig()
    await rig.feed(['a', 'x'])
    await rig.drain()
    await rig.feed(['a', 'x'], ['a', 'x'])
    rig.log.broker.partition('events', 0).deleteBefore(2)
    const running = rig.start()
    await until(() => running.task.phase === 'halted')
    expect(rig.decisions).toEqual(['0:1:T0'])
    await running.stop()
  })

  test('a crashed task restarts after a pause that doubles until it commits again', async () => {
    const rig = new Rig()
    const pauses: number[] = []
    let failures = 5
    rig.log.fault = at => {
      if (at === 'ends' && failures-- > 0) throw lost()
    }
    const running = rig.start()
    while (pauses.length < 4) {
      await until(() => rig.clock.pending.length > 0)
      pauses.push(rig.clock.pending[0]!)
      rig.clock.advance(pauses.at(-1)!)
    }
    failures = 0
    await until(() => rig.clock.pending.length > 0)
    rig.clock.advance(1_000)
    await until(() => running.task.phase === 'running')
    await rig.feed(['a', 'x'])
    await until(() => rig.idle)
    await settled()
    failures = 1
    rig.log.fault = at => {
      if (at === 'fetch') throw lost()
    }
    await rig.feed(['a', 'x'])
    await until(() => running.task.phase === 'waiting-to-restart')
    pauses.push(Math.min(...rig.clock.pending))
    await running.stop()
    expect(pauses).toEqual([50, 100, 200, 400, 50])
  })
})
