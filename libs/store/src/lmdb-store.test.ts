import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LmdbStores } from './lmdb-stores.ts'
import { put, text } from './testing/progress.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'baton-store-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('what was on its way to the disk when a store was emptied neither comes back nor breaks it', async () => {
  const options = { directory, appId: 'app', writeAfterMs: 60_000, writeAboveBytes: 1 }
  const stores = new LmdbStores(options)
  const store = await stores.open('task')
  put(store, { being: 'written' })
  put(store, { next: 'in line' })
  await store.clear()
  put(store, { after: 'it' })
  await stores.close()

  const again = new LmdbStores(options)
  const found = await again.open('task')
  expect(found.progress()).toEqual(store.progress())
  expect([...found.range('', 10)].map(([key]) => key)).toEqual(['after'])
  expect(text(found, 'after')).toBe('it')
  await again.close()
})
