// Method: keys with timers on a log in memory and a clock that only the test moves.
import { BatonError } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'
import { indexKey } from './timer-index.ts'

const T = 1_000_000

describe('wake-ups', () => {
  test('that meet a damaged store, when nothing else happens, drop and restore it', async () => {
    const dropped: unknown[] = []
    const rig = new Rig({ observer: { storeDropped: error => dropped.push(error) } })
    await rig.feed(['a', `due=${T + 100}`])
    let damaged = true
    const running = rig.start({
      open: async name => {
        const store = await rig.stores.open(name)
        const get = store.get.bind(store)
        store.get = key => {
          if (damaged && rig.idle) throw new BatonError('STORE_DAMAGED', 'rotten')
          return get(key)
        }
        return store
      },
    })
    await until(() => rig.idle)
    rig.clock.advance(100)
    await until(() => dropped.length === 1, 'dropped')
    damaged = false
    rig.clock.advance(100)
    await until(() => rig.wakeUps.length === 1 && rig.idle, 'woken')
    await running.stop()
    expect(rig.exactlyOnce).toBe(true)
  })

  test('are appended in the order of their time, each once', async () => {
    const rig = new Rig()
    await rig.feed(['c', `due=${T + 300}`], ['a', `due=${T + 100}`], ['b', `due=${T + 200}`])
    const running = rig.start()
    await until(() => rig.idle)
    expect(rig.wakeUps).toEqual([])
    for (let i = 0; i < 5; i++) {
      rig.clock.advance(100)
      await settled()
    }
    expect(rig.wakeUps).toEqual(['a', 'b', 'c'])
    await running.stop()
    expect(rig.exactlyOnce).toBe(true)
  })

  test('are not sent for a timer that was moved or taken away', async () => {
    const rig = new Rig()
    await rig.feed(['a', `due=${T + 100}`], ['b', `due=${T + 100}`], ['c', `due=${T + 100}`])
    await rig.feed(['a', `due=${T + 900}`], ['b', 'x'], ['c', 'gone'])
    const running = rig.start()
    await until(() => rig.idle)
    rig.clock.advance(500)
    await settled()
    expect(rig.wakeUps).toEqual([])
    rig.clock.advance(500)
    await settled()
    expect(rig.wakeUps).toEqual(['a'])
    await running.stop()
  })

  test('work off many due at once, in order, with no more in flight than the bound', async () => {
    const rig = new Rig({ bounds: { timersInFlightMax: 16 } })
    const keys = Array.from({ length: 500 }, (_, i) => `k${String(i).padStart(3, '0')}`)
    await rig.feed(...keys.map((key, i) => [key, `due=${T + i}`] as const))
    await rig.drain()
    let most = 0
    rig.log.fault = at => {
      if (at !== 'append') return
      most = Math.max(most, rig.log.committed('events', 0).length - rig.decisions.length)
    }
    rig.clock.advance(10_000)
    const running = rig.start()
    await until(() => rig.wakeUps.length === 500 && rig.idle)
    await running.stop()
    expect(rig.wakeUps).toEqual(keys)
    expect(most).toBeLessThanOrEqual(16)
  })

  test('are not kept waiting by timers that were taken away or moved before they were due', async () => {
    const rig = new Rig({ bounds: { timersInFlightMax: 4 } })
    const keys = Array.from({ length: 60 }, (_, i) => `k${i}`)
    await rig.feed(...keys.map(key => [key, `due=${T + 10}`] as const))
    await rig.feed(...keys.map((key, i) => [key, i % 2 ? 'x' : `due=${T + 900}`] as const))
    await rig.feed(['late', `due=${T + 20}`])
    const running = rig.start()
    await until(() => rig.idle)
    for (let ms = 0; ms < 100; ms++) {
      rig.clock.advance(1)
      await settled(2)
    }
    expect(rig.wakeUps).toEqual(['late'])
    await running.stop()
  })

  test('go on while timers that nothing can move fill their bound', async () => {
    const rig = new Rig({
      throws: text => (text === 'wake' ? new Error('never') : undefined),
      bounds: { timersStuckMax: 3, timersInFlightMax: 2, timerRetryMinMs: 100_000 },
    })
    await rig.feed(...['a', 'b', 'c', 'd'].map(key => [key, `due=${T}`] as const))
    const running = rig.start()
    for (let i = 0; i < 20; i++) {
      await settled()
      rig.clock.advance(1_000)
    }
    expect(rig.wakeUps).toEqual(['a', 'b', 'c'])
    await rig.feed(['a', 'x'])
    for (let i = 0; i < 5; i++) {
      await settled()
      rig.clock.advance(1_000)
    }
    expect(rig.wakeUps).toEqual(['a', 'b', 'c', 'd'])
    await running.stop()
  })

  test('come in time for a timer that was moved before it was due, with another far ahead', async () => {
    const rig = new Rig()
    await rig.feed(['a', `due=${T + 100}`], ['far', `due=${T + 90_000}`])
    const running = rig.start()
    await until(() => rig.idle)
    await rig.feed(['a', `due=${T + 900}`])
    await until(() => rig.idle)
    for (const expected of [[], ['a']]) {
      rig.clock.advance(500)
      await settled()
      expect(rig.wakeUps).toEqual(expected)
    }
    await running.stop()
  })

  test('come in time for a timer that its own wake-up set anew, with another far ahead', async () => {
    const rig = new Rig({ againAfterMs: 1_000 })
    await rig.feed(['a', `due=${T + 1_000}`], ['far', `due=${T + 90_000}`])
    const running = rig.start()
    await until(() => rig.idle)
    for (let n = 1; n <= 5; n++) {
      rig.clock.advance(999)
      await settled()
      expect(rig.wakeUps).toHaveLength(n - 1)
      rig.clock.advance(1)
      await settled()
      expect(rig.wakeUps).toHaveLength(n)
    }
    expect(new Set(rig.wakeUps)).toEqual(new Set(['a']))
    await running.stop()
    expect(rig.exactlyOnce).toBe(true)
  })

  test.each([
    ['with nothing else ahead', []],
    ['with another far ahead', [['far', `due=${T + 90_000}`]] as const],
  ])('that moved nothing are sent again after a growing pause, %s', async (_, others) => {
    const rig = new Rig({ throws: text => (text === 'wake' ? new Error('not yet') : undefined) })
    await rig.feed(['a', `due=${T}`], ...others)
    const running = rig.start()
    for (let ms = 0; ms < 8_000; ms += 250) {
      await settled()
      rig.clock.advance(250)
    }
    await settled()
    expect(rig.wakeUps.length).toBe(4)
    await running.stop()
  })

  test('come from a restored store too', async () => {
    const rig = new Rig()
    await rig.feed(['a', `due=${T + 50}`], ['b', `due=${T + 60}`], ['b', 'x'])
    await rig.drain()
    rig.stores.lose('task.0')
    rig.log.broker.partition('state', 0).compact()
    rig.clock.advance(100)
    const running = rig.start()
    await until(() => rig.wakeUps.length === 1 && rig.idle)
    await running.stop()
    expect(rig.wakeUps).toEqual(['a'])
  })

  test('wait until the task is near the end of its input', async () => {
    const rig = new Rig({ bounds: { timerLagMaxRecords: 5, batchMaxRecords: 1 } })
    await rig.feed(['a', `due=${T}`], ...Array.from({ length: 20 }, () => ['b', 'x'] as const))
    const lagAt: number[] = []
    rig.log.fault = at => {
      if (at === 'append') lagAt.push(21 - rig.decisions.length)
    }
    const running = rig.start()
    await until(() => rig.wakeUps.length === 1 && rig.idle)
    await running.stop()
    expect(lagAt[0]).toBeLessThan(5)
  })

  test('are not sent again by a run that finds them undecided in its input', async () => {
    const rig = new Rig()
    await rig.feed(['a', `due=${T + 50}`])
    await rig.drain()
    rig.clock.advance(100)
    let refused = 0
    rig.log.fault = at => {
      if (at !== 'end' || rig.wakeUps.length === 0 || refused >= 5) return
      refused++
      throw new Error('refused')
    }
    const running = rig.start()
    for (let i = 0; refused < 5 && i < 100; i++) {
      await settled()
      rig.clock.advance(1_000)
    }
    await until(() => rig.idle)
    await running.stop()
    expect(refused).toBe(5)
    expect(rig.wakeUps).toEqual(['a'])
  })

  test('under `log` time follow the records, not the clock', async () => {
    const rig = new Rig({ time: 'log' })
    await rig.feed(['a', 'due=500', 100])
    const running = rig.start()
    await until(() => rig.idle)
    rig.clock.advance(10_000_000)
    await settled()
    expect(rig.wakeUps).toEqual([])
    await rig.feed(['b', 'x', 499])
    await until(() => rig.idle)
    expect(rig.wakeUps).toEqual([])
    await rig.feed(['b', 'x', 500])
    await until(() => rig.wakeUps.length === 1)
    await running.stop()
  })

  test('survive a log that takes no appends for a while', async () => {
    const rig = new Rig()
    let failures = 3
    rig.log.fault = at => {
      if (at === 'append' && rig.decisions.length > 0 && failures-- > 0) throw new Error('away')
    }
    await rig.feed(['a', `due=${T}`])
    const running = rig.start()
    for (let i = 0; i < 10; i++) {
      await settled()
      rig.clock.advance(1_000)
    }
    await until(() => rig.wakeUps.length === 1)
    await running.stop()
  })
})

test('the index sorts by time, whatever the number of digits', () => {
  expect(indexKey('a', 9) < indexKey('a', 10)).toBe(true)
  expect(indexKey('z', 999_999) < indexKey('a', 1_000_000_000_000)).toBe(true)
})
