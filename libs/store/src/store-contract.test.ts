// The contract of a store, run by every implementation. The point: what a task relies on after a
// crash is one atomic fact.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StateStore, StoreProvider } from '@baton/stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LmdbStores } from './lmdb-stores.ts'
import { MemoryStores } from './memory-store.ts'
import { progressAt, put, text } from './testing/progress.ts'

const directory = mkdtempSync(join(tmpdir(), 'baton-store-'))

/**
 * `written` says when its changes reach the disk: at once where a test needs it, or later than any
 * test runs.
 */
const implementations: Record<string, () => StoreProvider & { close(): Promise<void> }> = {
  memory: () => new MemoryStores(),
  'lmdb, written at once': () => new LmdbStores({ directory, appId: 'app', writeAfterMs: 0 }),
  'lmdb, not yet written': () => new LmdbStores({ directory, appId: 'app', writeAfterMs: 60_000 }),
}

describe.each(Object.entries(implementations))('a store (%s)', (name, make) => {
  let stores: ReturnType<typeof make>
  let store: StateStore

  beforeEach(async () => {
    stores = make()
    store = await stores.open('task.0')
  })
  afterEach(async () => {
    await stores.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const reopen = async () => {
    await store.close()
    if (name !== 'memory') {
      await stores.close()
      stores = make()
    }
    store = await stores.open('task.0')
  }
  /** Lets what is written behind be written, where it is. */
  const settle = () => new Promise(resolve => setTimeout(resolve, name.endsWith('once') ? 15 : 0))

  test('holds nothing at first', () => {
    expect(store.progress()).toBeNull()
    expect(store.get('a')).toBeUndefined()
    expect([...store.range('', 10)].filter(([key]) => !key.startsWith('__'))).toEqual([])
  })

  test('gives back what was applied, at once and when opened again', async () => {
    put(store, { a: '1', b: '2' })
    put(store, { a: '3', b: null })
    const look = () => {
      expect(text(store, 'a')).toBe('3')
      expect(store.get('b')).toBeUndefined()
      expect(store.progress()).toEqual(progressAt(2))
    }
    look()
    await settle()
    look()
    await reopen()
    look()
  })

  test('refuses a change that does not start from where it stands, and changes nothing', () => {
    put(store, { a: '1' })
    const change = [{ key: 'a', value: Buffer.from('2') }]
    for (const wrong of [null, progressAt(0), progressAt(1, { changelog: 77 })]) {
      expect(() => store.apply(change, wrong, progressAt(2))).toThrow(
        expect.objectContaining({ code: 'STORE_MOVED', remedy: 'fenced' }),
      )
    }
    expect(text(store, 'a')).toBe('1')
    expect(store.progress()).toEqual(progressAt(1))
  })

  test('lists keys with a prefix in byte order, as many as asked for, deleted ones left out', async () => {
    const keys = ['t/10', 't/2', 't/1', 'u', 't', 't/é', 't/z', 't/😀', 't/\uffee']
    const inOrder = keys
      .filter(key => key.startsWith('t/') && key !== 't/z')
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    put(store, Object.fromEntries(keys.map(key => [key, key])))
    await settle()
    put(store, { 't/z': null, 't/1': 'again' })
    for (let i = 0; i < 2; i++) {
      expect([...store.range('t/', 99)].map(([key]) => key)).toEqual(inOrder)
      expect([...store.range('t/', 2)].map(([key]) => key)).toEqual(inOrder.slice(0, 2))
      expect([...store.range('x', 9)]).toEqual([])
      await reopen()
    }
    expect(text(store, 't/1')).toBe('again')
  })

  test('keeps empty values, large values and the longest keys', async () => {
    const long = `__t/${'9'.repeat(16)}/${'ü'.repeat(100)}`
    const large = 'x'.repeat(300_000)
    put(store, { empty: '', large, [long]: '' })
    await reopen()
    expect(text(store, 'empty')).toBe('')
    expect(text(store, 'large')).toBe(large)
    expect([...store.range('__t/', 5)].map(([key]) => key)).toEqual([long])
  })

  test('is empty once cleared, and can be used again', async () => {
    put(store, { a: '1' })
    await settle()
    put(store, { b: '1' })
    await store.clear()
    expect(store.progress()).toBeNull()
    expect(store.get('a')).toBeUndefined()
    put(store, { c: '1' })
    await reopen()
    expect(store.get('b')).toBeUndefined()
    expect(text(store, 'c')).toBe('1')
    expect(store.progress()).toEqual(progressAt(1))
  })

  test('is one task’s own: others see nothing of it, and nobody opens it twice', async () => {
    put(store, { a: '1' })
    const other = await stores.open('task.1')
    expect(other.get('a')).toBeUndefined()
    await expect(stores.open('task.0')).rejects.toMatchObject({ code: 'STORE_OWNED' })
  })
})
