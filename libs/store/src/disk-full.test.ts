// Method: a file system of a few pages (tmpfs: only root can make one; elsewhere the test is
// skipped) is filled to its last byte while changes are written behind, and freed again.
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isDiskFull } from './disk-full.ts'
import { LmdbStores } from './lmdb-stores.ts'
import { put, text } from './testing/progress.ts'

const SIZE_BYTES = 2 << 20
const PAGE = Buffer.alloc(4_096, 1)
const WRITTEN_WITHIN_MS = 10_000

let disk = ''
let isMounted = false
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'baton-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_BYTES}`, 'tmpfs', disk])
    isMounted = true
  } catch {
    isMounted = false
  }
})
afterEach(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

/** To its last byte, but for some pages. */
const fill = (pagesLeft = 0): void => {
  const fd = openSync(join(disk, 'filler'), 'w')
  let pages = 0
  expect(() => {
    for (;;) {
      writeSync(fd, PAGE)
      pages++
    }
  }).toThrow('ENOSPC')
  ftruncateSync(fd, (pages - pagesLeft) * PAGE.length)
  closeSync(fd)
}

const round = (n: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${n}-${i}`, `${n}`.repeat(300)]))

test('a store whose process was killed is dropped when there is no room for its copy: the process lives, and restores', async ({
  skip,
}) => {
  if (!isMounted) skip('no file system of its own can be mounted here')
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const dropped: unknown[] = []
  const options = {
    directory: join(disk, 's'),
    appId: 'app',
    onDropped: (_task: string, error: unknown) => dropped.push(error),
  }
  const stores = new LmdbStores(options)
  const store = await stores.open('task')
  for (let n = 0; n < 10; n++) put(store, round(n))
  await stores.close()
  rmSync(join(disk, 's', 'task', 'data.mdb.seal'))
  const again = new LmdbStores(options)
  fill()
  const found = await again.open('task')
  expect(found.progress()).toBeNull()
  expect(dropped).toEqual([expect.objectContaining({ code: 'STORE_DAMAGED' })])
  put(found, round(0))
  await again.close()
  failed.mockRestore()
})

test.for([
  ['is full', 0] as const,
  // LMDB calls it an input/output error.
  ['takes a part of a write', 3] as const,
])(
  'goes on in memory while the disk %s, writes what it kept when there is room, and loses nothing',
  async ([, pagesLeft], { skip }) => {
    if (!isMounted) skip('no file system of its own can be mounted here')
    const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const told: string[] = []
    const options = {
      directory: join(disk, 's'),
      appId: 'app',
      writeAfterMs: 5,
      onDiskFull: (task: string) => {
        told.push(`${task} is full`)
        throw new Error('nor does the log find room')
      },
      onDiskFree: (task: string) => told.push(`${task} is free`),
    }
    const stores = new LmdbStores(options)
    const store = await stores.open('task')
    put(store, round(0))
    fill(pagesLeft)
    put(store, round(1))
    await vi.waitFor(() => expect(told).toEqual(['task is full']))
    expect(failed).toHaveBeenCalled()
    for (let n = 2; n < 4; n++) put(store, round(n))
    expect(text(store, 'k3-199')).toBe(round(3)['k3-199'])
    rmSync(join(disk, 'filler'))
    put(store, round(4))
    const closed = performance.now()
    await stores.close()
    expect(performance.now() - closed).toBeLessThan(WRITTEN_WITHIN_MS)
    expect(told).toEqual(['task is full', 'task is free'])

    const again = new LmdbStores(options)
    const found = await again.open('task')
    expect(found.progress()).toEqual(store.progress())
    for (let n = 0; n < 5; n++) expect(text(found, `k${n}-7`)).toBe(round(n)[`k${n}-7`])
    await again.close()
    failed.mockRestore()
  },
)

test('a close on a full disk ends, says what could not be written, and gives the directory back', async ({
  skip,
}) => {
  if (!isMounted) skip('no file system of its own can be mounted here')
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const told: unknown[] = []
  const directory = join(disk, 's')
  const onCloseFailed = (task: string, error: unknown) => told.push([task, error])
  const options = { directory, appId: 'app', writeAfterMs: 5, onCloseFailed }
  const before = new LmdbStores(options)
  put(await before.open('task'), round(0))
  await before.close()

  const stores = new LmdbStores(options)
  const store = await stores.open('task')
  const written = store.progress()
  fill()
  put(store, round(1))
  await stores.close()
  expect(told).toEqual([['task', expect.objectContaining({ code: 'STORE_STALE' })]])
  expect(readdirSync(directory).filter(name => name.startsWith('.claim'))).toEqual([])

  rmSync(join(disk, 'filler'))
  const again = new LmdbStores(options)
  expect((await again.open('task')).progress()).toEqual(written)
  await again.close()
  expect(told).toHaveLength(1)
  failed.mockRestore()
}, 30_000)

test('a disk that does not even say what room it has is broken, not full', async () => {
  const error = Object.assign(new Error('Input/output error'), { code: 5 })
  expect(await isDiskFull(error, join(disk, 'gone'))).toBe(false)
})
