// Method: the real task on stores in memory that fail, wait, or were written under another clock.
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import type { TaskPhase } from './observer.ts'
import type { StateStore, StoreProvider } from './ports.ts'
import { PartitionTask } from './task.ts'
import { output } from './testing/counting.ts'
import { settled, until } from './testing/manual-clock.ts'
import { Rig, Running } from './testing/rig.ts'

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

/** A registry that has lost the schema of one contact's state, until it is mended. */
const unreadable = async () => {
  const phases: TaskPhase[] = []
  const held: unknown[] = []
  const rig = new Rig({
    observer: {
      phase: phase => phases.push(phase),
      held: error => held.push(error),
    },
  })
  await rig.feed(['ann', 'x'], ['bob', 'x'])
  await rig.drain()
  let isLost = true
  const processor = () => {
    const made = rig.spec.processor()
    const { states } = made
    const decode = (key: string, value: Buffer) => {
      if (isLost && key === 'bob')
        throw new BatonError('UNKNOWN_SCHEMA', 'the registry has no schema 3')
      return states.decode(key, value)
    }
    return Object.assign(made, { states: { ...states, decode, decodeTrusted: decode } })
  }
  await rig.feed(['ann', 'x'], ['bob', 'x'])
  const spec = { ...rig.spec, processor }
  const mend = async () => {
    isLost = false
    for (let second = 0; second < 20; second++) {
      rig.clock.advance(1_000)
      await settled(3)
    }
    await until(() => rig.idle)
  }
  return { rig, phases, held, start: () => new Running(new PartitionTask(spec)), mend }
}

test('a state that cannot be read holds its partition at the record that needs it, and costs no dead letter', async () => {
  const { rig, held, start, mend } = await unreadable()
  const running = start()
  await until(() => running.task.phase === 'holding')
  expect(held).toMatchObject([
    { code: 'SCHEMA_DIFFERS', message: 'a state cannot be read: the registry has no schema 3' },
  ])
  expect(rig.decisions).toEqual(['0:1:T0', '1:1:T0', '2:2:T0'])
  await mend()
  expect(rig.decisions.at(-1)).toBe('3:2:T0')
  expect(rig.deadLetters).toEqual([])
  await running.stop()
})

test('a state that cannot be read while it is restored halts its partition until it can', async () => {
  const { rig, phases, start, mend } = await unreadable()
  rig.stores.lose('task.0')
  const running = start()
  await until(() => running.task.phase === 'halted')
  expect(phases).not.toContain('waiting-to-restart')
  await mend()
  expect(rig.exactlyOnce).toBe(true)
  expect(rig.deadLetters).toEqual([])
  await running.stop()
})

/** The bytes of nobody's state. */
const JUNK = 'junk'

/** A task that restores from a changelog that somebody else has written to. */
const restoring = async (...foreign: readonly (readonly [key: string, value: string | null])[]) => {
  const causes: unknown[] = []
  const rig = new Rig({
    bounds: { restoreBatchBytes: 1 },
    observer: { phase: (phase, cause) => phase === 'halted' && causes.push(cause) },
    fetchMaxRecords: 2,
  })
  await rig.feed(['+15551234567', 'x'], ['bob', 'x'])
  await rig.drain()
  const write = (key: string, value: string | null) => {
    const record = { ...output(key, '', 0), value: value === null ? null : Buffer.from(value) }
    return rig.log.append([{ topic: 'state', partition: 0, records: [record] }])
  }
  for (const [key, value] of foreign) await write(key, value)
  rig.stores.lose('task.0')
  const attempt = () => {
    rig.clock.advance(15_000)
    return settled(20)
  }
  const running = rig.start()
  await settled(50)
  return { rig, causes, running, write, attempt }
}

test('a state of somebody else in the changelog halts its partition, and is named by its place', async () => {
  const { rig, causes, running } = await restoring(['stranger', JUNK])
  expect(running.task.phase).toBe('halted')
  const offset = rig.log.committed('state', 0).at(-1)?.offset
  expect(causes).toMatchObject([
    {
      code: 'SCHEMA_DIFFERS',
      message: expect.stringMatching(
        new RegExp(
          `^state/0/${offset}, key "stra"… of 8 bytes: a state cannot be read: .*; a later record of its key that can be read, or a tombstone, ends that`,
        ),
      ),
    },
  ])
  await running.stop()
})

test('a tombstone for its key ends that, without a restart, and costs no other state', async () => {
  const { rig, running, write, attempt } = await restoring(['stranger', JUNK])
  await attempt()
  expect(running.task.phase).toBe('halted')
  await write('stranger', null)
  await attempt()
  expect(running.task.phase).toBe('running')
  await rig.feed(['bob', 'x'])
  await until(() => rig.idle)
  expect(rig.decisions.at(-1)).toBe('2:2:T0')
  await running.stop()
})

test('a state that was written over since holds nobody up, however far behind', async () => {
  const { running, rig } = await restoring(
    ['bob', JUNK],
    ...Array.from({ length: 9 }, (_, i) => [`c${i}`, '{"n":1}'] as const),
    ['bob', '{"n":7}'],
  )
  expect(running.task.phase).toBe('running')
  await rig.feed(['bob', 'x'])
  await until(() => rig.idle)
  expect(rig.decisions.at(-1)).toBe('2:8:T0')
  await running.stop()
})

test('what the store has taken over of such a changelog is never believed beyond the state', async () => {
  const { running, rig, attempt } = await restoring(
    ['bob', JUNK],
    ...Array.from({ length: 9 }, (_, i) => [`c${i}`, '{"n":1}'] as const),
  )
  for (let vain = 0; vain < 3; vain++) {
    expect(running.task.phase).toBe('halted')
    await attempt()
  }
  await running.stop()
  const again = rig.start()
  await settled(50)
  expect(again.task.phase).toBe('halted')
  await again.stop()
})

test('a progress that was written over since holds nobody up, wherever a fetch ended', async () => {
  const { running, rig, write, attempt } = await restoring(
    ['__progress', JUNK],
    ...Array.from({ length: 3 }, (_, i) => [`c${i}`, '{"n":1}'] as const),
  )
  expect(running.task.phase).toBe('halted')
  const progress = rig.log
    .committed('state', 0)
    .findLast(({ key, value }) => key?.toString() === '__progress' && value?.toString() !== JUNK)
  await write('__progress', String(progress?.value))
  await attempt()
  expect(running.task.phase).toBe('running')
  await running.stop()
})

test('a store that waits for a state does not hide that the changelog has lost its end', async () => {
  const rig = new Rig({ bounds: { restoreBatchBytes: 1 }, fetchMaxRecords: 2 })
  await rig.feed(['ann', 'x'])
  const before = rig.start()
  await until(() => rig.idle)
  const record = { ...output('stranger', '', 0), value: Buffer.from(JUNK) }
  await rig.log.append([{ topic: 'state', partition: 0, records: [record] }])
  for (const key of ['bob', 'carl', 'dora']) {
    await rig.feed([key, 'x'])
    await until(() => rig.idle)
  }
  await before.stop()
  rig.stores.lose('task.0')
  const halted = rig.start()
  await settled(200)
  expect(halted.task.phase).toBe('halted')
  await halted.stop()
  const states = rig.log.committed('state', 0)
  const carl = states.find(({ key }) => key?.toString() === 'carl')!.offset
  rig.log.broker.partition('state', 0).loseFrom(carl)
  await rig.log.append([{ topic: 'state', partition: 0, records: [{ ...record, value: null }] }])
  const after = rig.start()
  await until(() => rig.changelog.has('dora'))
  await after.stop()
  expect(JSON.parse(rig.changelog.get('carl') ?? '')).toMatchObject({ n: 1 })
})
