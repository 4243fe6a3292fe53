// Method: the same records, those that throw and states that cannot be encoded among them, with as
// many states kept decoded as there are keys, and with none: log and store must be the same.
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { Rig } from './testing/rig.ts'

const DUES = ['due=9000000100', 'due=9000000700', 'due=9000000300', 'due=9000000900']
const VALUES = [...DUES, 'x', 'gone', ...DUES, 'boom', 'n=666', ...DUES]
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const RECORDS = Array.from({ length: 240 }, (_, i): [string, string] => [
  KEYS[(i * i + i) % KEYS.length] ?? '',
  VALUES[(i * 13 + ((i * i) >> 2)) % VALUES.length] ?? '',
])

const written = async (decodedMaxStates: number, batchMaxRecords: number) => {
  const rig = new Rig({
    bounds: { decodedMaxStates, batchMaxRecords },
    throws: text => (text === 'boom' ? new BatonError('RULE_THREW', 'boom') : null),
  })
  await rig.feed(...RECORDS)
  await rig.drain()
  const store = await rig.stores.open('task.0')
  const held = [...store.range('', 1_000)].map(([key, value]) => `${key} ${value}`)
  await store.close()
  return {
    decisions: rig.decisions,
    deadLetters: rig.deadLetters,
    changelog: [...rig.changelog],
    held: held.filter(entry => !entry.startsWith('__progress')),
  }
}

test('states that wait encoded for the end of their batch give the same log and the same store', async () => {
  const decoded = await written(1_000, 40)
  expect(decoded.decisions).toHaveLength(RECORDS.length)
  expect(decoded.deadLetters.length).toBeGreaterThan(10)
  expect(decoded.held.some(entry => entry.startsWith('__t/'))).toBe(true)
  expect(await written(0, 40)).toEqual(decoded)
  expect(await written(2, 40)).toEqual(decoded)
})

test('and so does deciding one by one, but for entries of the index that came and went', async () => {
  const { held: _, ...decoded } = await written(1_000, 1)
  const { held, ...packed } = await written(0, 1)
  expect(packed).toEqual(decoded)
  expect(held.length).toBeGreaterThan(0)
})

test('a key that one record changes twice is what the last change made it, also where states wait encoded', async () => {
  const states = async (decodedMaxStates: number) => {
    const rig = new Rig({ bounds: { decodedMaxStates } })
    await rig.feed(['a', 'x'], ['a', 'twice'], ['b', 'twice'], ['c', 'x'], ['c', 'gone twice'])
    await rig.feed(['a', 'twice'], ['d', 'gone twice'], ['b', 'x'])
    await rig.drain()
    return { decisions: rig.decisions, changelog: [...rig.changelog] }
  }
  const packed = await states(0)
  expect(packed).toEqual(await states(1_000))
  expect(packed.decisions.at(-1)).toBe('7:2:T0')
  expect(packed.changelog).toEqual([
    ['a', '{"n":3}'],
    ['b', '{"n":2}'],
  ])
})

test('a batch ends before its states are more than a transaction may hold: nothing is decided twice', async () => {
  const records = Array.from({ length: 300 }, (_, i): [string, string] => [
    `k${i}`,
    'due=9000000100',
  ])
  let decided = 0
  const batches: number[] = []
  const rig = new Rig({
    bounds: { decodedMaxStates: 4, batchMaxBytes: 2_000, batchMaxRecords: 1_000 },
    throws: () => {
      decided++
      return null
    },
    observer: { committed: ({ records }) => batches.push(records) },
  })
  await rig.feed(...records)
  await rig.drain()
  expect(rig.decisions).toHaveLength(records.length)
  expect(decided).toBe(records.length)
  expect(Math.max(...batches)).toBeGreaterThan(25)
})
