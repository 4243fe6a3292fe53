import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { recordAt } from './record-at.ts'

const TOPIC = 'events'

const logOf = async (values: readonly string[]): Promise<FakeLog> => {
  const log = new FakeLog({ fetchMaxRecords: 1 })
  const records = values.map(value => ({ key: null, value: Buffer.from(value), timestamp: 1 }))
  await log.append([{ topic: TOPIC, partition: 0, records }])
  return log
}

test('a record is found by its offset, and nothing behind it is fetched', async () => {
  const log = await logOf(['a', 'b', 'c', 'd'])
  let fetches = 0
  log.fault = at => {
    if (at === 'fetch') fetches++
  }
  expect((await recordAt(log, TOPIC, 0, 1))?.value?.toString()).toBe('b')
  expect(fetches).toBe(1)
})

test('an offset beyond the end, or before the start, has no record', async () => {
  const log = await logOf(['a'])
  expect(await recordAt(log, TOPIC, 0, 1)).toBeUndefined()
  expect(await recordAt(log, TOPIC, 0, -1)).toBeUndefined()
})
