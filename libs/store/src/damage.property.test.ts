// Method: stores with a past (pages in use and free, large values, an index, several openings) are
// copied as a killed process leaves them or after their close; the file is damaged, at random, in
// each of the ways of testing/damages.ts; the store is opened and, when it is believed, written to
// and read for 25 batches more, closed and opened again. A plain map says at all times what it must
// hold. LMDB maps its file: where it had been given a damaged one, it would end this process.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LmdbStores } from './lmdb-stores.ts'
import { type History, liveOn, makeHistory, type OpenStores } from './testing/damaged-life.ts'
import { DAMAGES } from './testing/damages.ts'
import { newPlace } from './testing/place.ts'

const isLong = process.env.BATON_TEST_LONG !== undefined
const HISTORIES = 8
const CORRUPTIONS = isLong ? 20_000 : 260
const LIMIT_MS = isLong ? 3_600_000 : 120_000

let root: string
beforeEach(() => {
  root = newPlace()
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Everything is written at once, so that a store and its file move together. */
const open: OpenStores = directory =>
  new LmdbStores({ directory, appId: 'app', writeAboveBytes: 0, unwrittenMaxBytes: 0 })

test('whatever becomes of its file, what a store gives out is what was written, then and ever after', {
  timeout: LIMIT_MS,
}, async () => {
  const histories: History[] = []
  for (let i = 0; i < HISTORIES; i++)
    histories.push(await makeHistory(open, join(root, `history${i}`), i))
  const kinds = Object.keys(DAMAGES)
  const noticed = new Set<string>()
  for (let seed = 0; seed < CORRUPTIONS; seed++) {
    const kind = kinds[seed % kinds.length]!
    const directory = join(root, 'damaged')
    const { found, what } = await liveOn(open, histories, { directory, seed, kind })
    expect(found, `seed ${seed}, ${kind}, ${what}`).not.toBe('wrong')
    if (found === 'noticed') noticed.add(kind)
  }
  // The damage is real: of what was written something was gone.
  expect([...noticed]).toEqual(expect.arrayContaining(['cut off', 'garbage', 'a page of zeros']))
})
