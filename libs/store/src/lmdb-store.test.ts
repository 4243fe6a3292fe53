import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LmdbEntries } from './lmdb-entries.ts'
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

/** What this process has open in it; nothing where there is no /proc to ask. */
const openIn = (place: string): string[] =>
  (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : []).flatMap(fd => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`)
      return path.startsWith(place) && path.includes('data.mdb') ? [path] : []
    } catch {
      return [] // the listing itself
    }
  })

const told: unknown[] = []
const telling = () => {
  told.length = 0
  const onCloseFailed = (task: string, error: unknown) => {
    told.push(task, error)
    throw new Error('nor can it be logged')
  }
  return { directory, appId: 'app', writeAfterMs: 60_000, onCloseFailed }
}
const DAMAGED = expect.objectContaining({ code: 'STORE_DAMAGED' })

test('a store that cannot write while it closes is closed nevertheless, tells why, and is proved when it is opened', async () => {
  const stores = new LmdbStores({ ...telling(), unwrittenMaxBytes: 0 })
  const store = await stores.open('task')
  put(store, { kept: '1' })
  await store.caughtUp?.()
  await stores.close()
  expect(told).toEqual([])

  const again = new LmdbStores(telling())
  const behind = await again.open('task')
  const kept = behind.progress()
  put(behind, { lost: '2' })
  const write = vi.spyOn(LmdbEntries.prototype, 'write').mockRejectedValueOnce(new Error('EIO'))
  await again.close()
  write.mockRestore()
  expect(told).toEqual(['task', DAMAGED])
  expect(openIn(directory)).toEqual([])
  expect(existsSync(join(directory, 'task', 'data.mdb.seal'))).toBe(false)

  const last = new LmdbStores(telling())
  const found = await last.open('task')
  expect(found.progress()).toEqual(kept)
  expect([...found.range('', 10)].map(([key]) => key)).toEqual(['kept'])
  await last.close()
})

test('damaged where a store has to read to write its last changes, it closes, and its other stores do', async () => {
  const stores = new LmdbStores({ ...telling(), writeAfterMs: 0 })
  const [store, other] = [await stores.open('task'), await stores.open('other')]
  put(store, { kept: '1' })
  const path = join(directory, 'task', 'data.mdb')
  const progress = '"incarnation":"log-1"'
  await vi.waitFor(() => expect(readFileSync(path).includes(progress)).toBe(true))
  const bytes = readFileSync(path)
  const file = openSync(path, 'r+')
  for (let at = bytes.indexOf(progress); at >= 0; at = bytes.indexOf(progress, at + 1))
    writeSync(file, 'x', at + 3)
  closeSync(file)
  put(store, { lost: '2' })
  put(other, { its: '3' })
  await stores.close()
  expect(told).toEqual(['task', DAMAGED])
  expect(openIn(directory)).toEqual([])

  const again = new LmdbStores(telling())
  expect(text(await again.open('other'), 'its')).toBe('3')
  await again.close()
})
