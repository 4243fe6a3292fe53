// Method: values on disk must be what values in memory are, also those that were not handed to the
// store yet.
import { MemoryStores } from '@baton/store'
import { expect, test } from 'vitest'
import { MemoryValues, StoredValues } from './value-map.ts'

test('values on disk are what they are in memory', async () => {
  const stored = new StoredValues(await new MemoryStores().open('values'))
  const memory = new MemoryValues()
  for (let i = 0; i < 20_000; i++) {
    const key = `key-${(i * 7919) % 6_000}`
    const value = i % 5 === 0 ? null : Buffer.from(String(i))
    stored.set(key, value)
    memory.set(key, value)
    if (i % 1_000 === 0) expect(stored.get(key)).toEqual(memory.get(key))
  }
  const sorted = (entries: Iterable<readonly [string, Buffer]>) =>
    [...entries].map(([key, value]) => `${key}=${value}`).sort()
  expect(sorted(stored.entries())).toEqual(sorted(memory.entries()))
  await stored.close()
})
