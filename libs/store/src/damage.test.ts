// Method: a store is closed, or copied while it is in use as a killed process leaves it; its file is damaged; it is opened again
// in this process. Whatever is wrong, the process lives, and a value that is read is the value that was written.
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isBatonError } from '@baton/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LmdbStores } from './lmdb-stores.ts'
import { progressAt, put, text } from './testing/progress.ts'

let root: string
let dropped: unknown[]
const open: LmdbStores[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baton-damage-'))
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
    writeAfterMs: 0,
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
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  await stores.close()
}

/** Opens it and reads everything; whatever is given out must be right. What was dropped counts as noticed. */
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

/** mulberry32, so that a failing round can be repeated. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
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

  test('cut off anywhere, it is dropped before it is mapped', { timeout: SLOW_MS }, async () => {
    await make('a')
    const { size } = statSync(dataOf('a'))
    const next = random(1)
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
    const next = random(7)
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

  test('of nothing but garbage, or of no bytes, it is dropped', async () => {
    await make('a')
    const next = random(3)
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

  test('a store that ends the process each time it is opened is dropped', async () => {
    await make('a')
    const { LmdbFile } = await import('./lmdb-file.ts')
    for (let i = 0; i < 4; i++) {
      await new LmdbFile(join(root, 'a', 'task.0')).open().close()
    }
    expect(await readAll('a')).toBe('noticed')
    expect(codes()).toEqual(['STORE_DAMAGED'])
  })
})
