// Method: a store is closed, or copied while it is in use as a killed process leaves it; its file
// is damaged; it is opened again in this process. Whatever is wrong, the process lives, and a value
// that is read is the value that was written.
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { isBatonError, mulberry32 } from '@baton/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LmdbStores } from './lmdb-stores.ts'
import { nodesOf, PAGE_BYTES, pagesOf } from './testing/lmdb-pages.ts'
import { newPlace } from './testing/place.ts'
import { progressAt, put, text } from './testing/progress.ts'

let root: string
let dropped: unknown[]
const open: LmdbStores[] = []

beforeEach(() => {
  root = newPlace()
  dropped = []
})
afterEach(async () => {
  for (const stores of open.splice(0)) await stores.close().catch(() => {})
  rmSync(root, { recursive: true, force: true })
})

const storesIn = (name: string, appId = 'app'): LmdbStores => {
  const stores = new LmdbStores({
    directory: join(root, name),
    appId,
    // So that `caughtUp` of a store waits until all is written.
    unwrittenMaxBytes: 0,
    onDropped: (_task, error) => dropped.push(error),
  })
  open.push(stores)
  return stores
}
const dataOf = (name: string, task = 'task.0') => join(root, name, task, 'data.mdb')
const codes = () => dropped.map(error => (isBatonError(error) ? error.code : error))

/** On a machine that others use; it is a second else. */
const SLOW_MS = 30_000
const KEYS = 400
const textOf = (i: number) => `${i}:`.repeat(60)

/** A closed store with a few hundred keys, large values and an index, in several transactions. */
const make = async (name: string, appId?: string): Promise<void> => {
  const stores = storesIn(name, appId)
  const store = await stores.open('task.0')
  for (let round = 0; round < 4; round++) {
    const texts: Record<string, string> = { [`large${round}`]: 'x'.repeat(9_000) }
    for (let i = round; i < KEYS; i += 4) texts[`key${i}`] = textOf(i)
    put(store, texts)
    await store.caughtUp?.()
  }
  await stores.close()
}

/**
 * Opens it and reads everything; whatever is given out must be right. What was dropped counts as
 * noticed.
 */
const readAll = async (name: string): Promise<'sound' | 'noticed'> => {
  const stores = storesIn(name)
  try {
    const store = await stores.open('task.0')
    if (store.progress() === null) return 'noticed'
    expect(store.progress()).toEqual(progressAt(4))
    for (let i = 0; i < KEYS; i++) {
      const found = text(store, `key${i}`)
      // One that is missing would be taken for a contact that was never heard of.
      expect(found, `key${i}`).toBe(textOf(i))
    }
    return 'sound'
  } catch (error) {
    if (isBatonError(error) && error.remedy === 'corrupt') return 'noticed'
    throw error
  } finally {
    await stores.close()
  }
}

describe('a damaged store', () => {
  test('an undamaged one is sound, also when its process was killed', async () => {
    await make('a')
    expect(await readAll('a')).toBe('sound')
    const stores = storesIn('a')
    await stores.open('task.0')
    cpSync(join(root, 'a', 'task.0'), join(root, 'b', 'task.0'), { recursive: true })
    expect(await readAll('b')).toBe('sound')
    expect(dropped).toEqual([])
  })

  test('a process killed while it copied such a store begins again, and loses nothing', async () => {
    await make('a')
    const directory = join(root, 'a', 'task.0')
    cpSync(dataOf('a'), join(directory, 'unproved.mdb'))
    truncateSync(dataOf('a'), 8_192)
    rmSync(join(directory, 'data.mdb.seal'))
    expect(await readAll('a')).toBe('sound')
    expect(existsSync(join(directory, 'unproved.mdb'))).toBe(false)
    expect(await readAll('a')).toBe('sound')
    expect(dropped).toEqual([])
  })

  test('after the end of its machine, it is as it was when it was last on the disk', async () => {
    await make('a')
    const bytes = readFileSync(dataOf('a'))
    // As if the last commits had been made, and not flushed, before the machine was started again;
    // their pages are lost.
    const metas = [0, PAGE_BYTES].map(at => bytes.subarray(at + 24))
    const newest = metas.reduce((a, b) => (a.readBigUInt64LE(128) > b.readBigUInt64LE(128) ? a : b))
    newest.writeUInt16LE(newest.readUInt16LE(28) | 0x1000, 28)
    newest.writeBigUInt64LE(1n, 136)
    newest.writeBigUInt64LE(1n, 112)
    writeFileSync(dataOf('a'), bytes)
    expect(await readAll('a')).toBe('sound')
    expect(dropped).toEqual([])
  })

  test('cut off anywhere, it is dropped before it is mapped', { timeout: SLOW_MS }, async () => {
    await make('a')
    const { size } = statSync(dataOf('a'))
    const next = mulberry32(1)
    for (let i = 0; i < 25; i++) {
      cpSync(join(root, 'a', 'task.0'), join(root, `t${i}`, 'task.0'), { recursive: true })
      truncateSync(dataOf(`t${i}`), Math.floor(next() * size))
      await readAll(`t${i}`)
    }
    expect(codes().length).toBeGreaterThan(20)
    expect(new Set(codes())).toEqual(new Set(['STORE_DAMAGED']))
  })

  test('with bits flipped in values, in pages or anywhere, no wrong value is ever given out', {
    timeout: SLOW_MS,
  }, async () => {
    await make('a')
    const sound = readFileSync(dataOf('a'))
    const next = mulberry32(7)
    let noticed = 0
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(sound)
      const flips = i % 2 === 0 ? 1 : 60
      for (let flip = 0; flip < flips; flip++) {
        const at = Math.floor(next() * bytes.length)
        bytes[at] = bytes[at]! ^ (1 << Math.floor(next() * 8))
      }
      cpSync(join(root, 'a', 'task.0'), join(root, `f${i}`, 'task.0'), { recursive: true })
      writeFileSync(dataOf(`f${i}`), bytes)
      if ((await readAll(`f${i}`)) === 'noticed') noticed++
    }
    expect(noticed).toBeGreaterThan(15)
  })

  test('with a key changed by one bit, it is dropped: a contact that is not found is one that never was', {
    timeout: SLOW_MS,
  }, async () => {
    await make('a')
    const sound = readFileSync(dataOf('a'))
    for (let i = 0; i < 20; i++) {
      const bytes = Buffer.from(sound)
      const key = Buffer.from(`key${i * 19}`)
      for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1))
        bytes[at + key.length - 1] = bytes[at + key.length - 1]! ^ 64
      cpSync(join(root, 'a', 'task.0'), join(root, `k${i}`, 'task.0'), { recursive: true })
      writeFileSync(dataOf(`k${i}`), bytes)
      expect(await readAll(`k${i}`)).toBe('noticed')
    }
  })

  test('whose branches lead astray, no contact that is there is taken for one that never was', async () => {
    await make('a')
    const sound = readFileSync(dataOf('a'))
    const [branch] = pagesOf(sound, 'branch')
    // The first key of a branch is never looked at.
    for (const node of nodesOf(sound, branch!).slice(1)) {
      const bytes = Buffer.from(sound)
      const keyEnd = node + 8 + bytes.readUInt16LE(node + 6)
      bytes[keyEnd - 1] = bytes[keyEnd - 1]! ^ 8
      writeFileSync(dataOf('a'), bytes)
      expect(await readAll('a')).toBe('sound')
    }
    expect(dropped).toEqual([])
  })

  test('whose list of free pages names pages in use, no later write lands on them', async () => {
    await make('a')
    const bytes = readFileSync(dataOf('a'))
    const leaves = pagesOf(bytes, 'leaf')
    let named = 0
    for (const page of pagesOf(bytes, 'free list')) {
      for (const node of nodesOf(bytes, page)) {
        const list = node + 16
        const pages = Number(bytes.readBigUInt64LE(list))
        for (let i = 1; i <= pages && named < leaves.length; i++)
          bytes.writeBigUInt64LE(BigInt(leaves[named++]!), list + 8 * i)
      }
    }
    expect(named).toBeGreaterThan(3)
    writeFileSync(dataOf('a'), bytes)
    const stores = storesIn('a')
    const store = await stores.open('task.0')
    for (let round = 0; round < 20; round++) {
      put(store, { [`new${round}`]: textOf(round) })
      await store.caughtUp?.()
      for (let i = 0; i < KEYS; i++) expect(text(store, `key${i}`), `key${i}`).toBe(textOf(i))
    }
  })

  test('though its file looks as old as it was when it was closed, its damage is seen', async () => {
    await make('a')
    const { atimeMs, mtimeMs } = statSync(dataOf('a'))
    const bytes = readFileSync(dataOf('a'))
    for (const page of pagesOf(bytes, 'leaf')) bytes[page * PAGE_BYTES + PAGE_BYTES - 9]! ^= 1
    writeFileSync(dataOf('a'), bytes)
    utimesSync(dataOf('a'), atimeMs / 1000, mtimeMs / 1000)
    expect(await readAll('a')).toBe('noticed')
    expect(codes()).toEqual(['STORE_DAMAGED'])
  })

  test('damaged while it is open, it says so when it is read, and a close does not seal it', async () => {
    await make('a')
    const stores = storesIn('a')
    const store = await stores.open('task.0')
    const file = openSync(dataOf('a'), 'r+')
    const at = readFileSync(dataOf('a')).indexOf('x'.repeat(5_000))
    writeSync(file, 'y', at + 4_000)
    closeSync(file)
    const read = () => [0, 1, 2, 3].map(i => text(store, `large${i}`))
    expect(read).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }))
    await stores.close()
    expect(existsSync(`${dataOf('a')}.seal`)).toBe(false)
    expect(await readAll('a')).toBe('noticed')
  })

  test('of nothing but garbage, or of no bytes, it is dropped', async () => {
    await make('a')
    const next = mulberry32(3)
    writeFileSync(dataOf('a'), Buffer.from(Array.from({ length: 20_000 }, () => next() * 256)))
    expect(await readAll('a')).toBe('noticed')
    await make('b')
    writeFileSync(dataOf('b'), '')
    expect(await readAll('b')).toBe('noticed')
  })

  test('whose file was deleted, it is empty', async () => {
    await make('a')
    rmSync(dataOf('a'))
    expect(await readAll('a')).toBe('noticed')
  })
})

describe('a foreign store', () => {
  test('of another app, or of another task, is dropped', async () => {
    await make('a', 'other-app')
    expect(await readAll('a')).toBe('noticed')
    await make('b')
    cpSync(join(root, 'b', 'task.0'), join(root, 'b', 'task.1'), { recursive: true })
    const stores = storesIn('b')
    expect((await stores.open('task.1')).progress()).toBeNull()
    expect(codes()).toEqual(['STORE_FOREIGN', 'STORE_FOREIGN'])
  })
})
