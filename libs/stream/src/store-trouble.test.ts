// Method: the real task on stores in memory that fail, wait, or were written under another clock.
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import type { StateStore, StoreProvider } from './ports.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig } from './testing/rig.ts'

const HOUR_MS = 3_600_000

/** The rig's stores, with what is given in place of their own. */
const storesOf = (
  rig: Rig,
  changed: (store: StateStore) => Partial<StateStore>,
): StoreProvider => ({
  open: async task => {
    const store = await rig.stores.open(task)
    const own = changed(store)
    return new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(own, name) ?? Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  },
})

test.each([
  ['while it restores', true],
  ['while it runs', false],
])('a task whose store waits for room on a full disk lives, %s', async (_, restoring) => {
  const rig = new Rig()
  await rig.feed(['a', 'x'])
  await rig.drain()
  let isFull = restoring
  const waits = () => (isFull ? new Promise<void>(() => {}) : undefined)
  const running = rig.start(storesOf(rig, () => ({ caughtUp: waits })))
  if (!restoring) {
    await until(() => running.task.phase === 'running')
    isFull = true
    await rig.feed(['a', 'x'])
    await until(() => rig.decisions.length === 2)
  }
  await settled()
  expect(running.task.phase).toBe(restoring ? 'restoring' : 'running')
  const { beatAt } = running.task
  for (let second = 0; second < 300; second++) rig.clock.advance(1_000)
  expect(running.task.beatAt).toBe(beatAt + 300_000)
  expect(await running.stop()).toBe('stopped')
})

test('a store that cannot write its last when it is closed ends its task, and nobody else', async () => {
  const said: unknown[] = []
  const rig = new Rig({ observer: { aborted: error => said.push(error) } })
  const running = rig.start(
    storesOf(rig, store => ({
      close: async () => {
        await store.close()
        throw new BatonError('STORE_DAMAGED', 'input/output error')
      },
    })),
  )
  await until(() => running.task.phase === 'running')
  expect(await running.stop()).toBe('stopped')
  expect(said).toMatchObject([{ code: 'STORE_DAMAGED' }])
})

test('a store from a clock that was far ahead is of no known age, and restored in full', async () => {
  const full: boolean[] = []
  const rig = new Rig({ observer: { restored: report => full.push(report.full) } })
  await rig.feed(['a', 'x'])
  rig.clock.advance(2 * HOUR_MS)
  await rig.drain()
  await rig.feed(['a', 'x'])
  await rig.drain()
  rig.clock.turnBack(2 * HOUR_MS)
  await rig.feed(['a', 'x'])
  await rig.drain()
  expect(full).toEqual([true, false, true])
  expect(rig.decisions.at(-1)).toBe('2:3:T0')
})
