// Method: a fetched record set of packed batches, some of them bombs, is taken in parts.
import { zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { UNPACKED_MAX_BYTES } from '../records/decompress.ts'
import { DamagedBatch, visibleBatches } from '../records/record-set.ts'
import { compressed, encodedBatch, marker } from '../testing/batches.ts'
import { Fetched, UNPACKED_AT_ONCE_BYTES } from './fetched.ts'

const MIB = 1 << 20
const ZSTD = 4

const plain = (baseOffset: number, bytes = 10): Buffer =>
  encodedBatch([{ key: null, value: Buffer.alloc(bytes), timestamp: 1 }], { baseOffset })
const packed = (baseOffset: number, bytes: number): Buffer =>
  compressed(plain(baseOffset, bytes), ZSTD, zstdCompressSync)
const fetched = (...batches: readonly Buffer[]): Fetched => {
  const set = Buffer.concat(batches)
  const log = { highWatermark: 100, lastStableOffset: 99 }
  return new Fetched({ ...visibleBatches(set, 0, []), ...log, from: 0, bytes: set.length })
}
/** Offsets of the records and the next one, of each part. */
const parts = async (from: Fetched): Promise<readonly (readonly [number[], number])[]> => {
  const taken: [number[], number][] = []
  while (!from.isTaken) {
    const { records, nextOffset, highWatermark, lastStableOffset } = await from.take()
    expect([highWatermark, lastStableOffset]).toEqual([100, 99])
    taken.push([records.map(record => record.offset), nextOffset])
  }
  return taken
}

test('what is not packed is taken at once, control batches passed', async () => {
  const set = [plain(0, 2 * MIB), plain(1, 2 * MIB), marker(7, 2, 'commit'), plain(3, 2 * MIB)]
  expect(await parts(fetched(...set, marker(7, 4, 'commit')))).toEqual([[[0, 1, 3], 5]])
})

test('of what is packed no more is unpacked at a time than the bound and one batch', async () => {
  const half = UNPACKED_AT_ONCE_BYTES / 2
  const small = Array.from({ length: 5 }, (_, i) => packed(i, half))
  expect(await parts(fetched(...small))).toEqual([
    [[0, 1], 2],
    [[2, 3], 4],
    [[4], 5],
  ])
  const bombs = Array.from({ length: 40 }, (_, i) => packed(i, UNPACKED_MAX_BYTES - 100))
  const from = fetched(...bombs)
  expect(from.bytes).toBeLessThan(MIB / 4)
  const before = process.memoryUsage().arrayBuffers
  const first = await from.take()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * UNPACKED_MAX_BYTES)
  const second = await from.take()
  expect([first, second].map(part => [part.records.length, part.nextOffset])).toEqual([
    [1, 1],
    [1, 2],
  ])
})

test('packed and plain batches, markers between them: each record once, in order', async () => {
  const set = [plain(0), packed(1, MIB), marker(7, 2, 'commit'), plain(3), packed(4, MIB), plain(5)]
  expect(await parts(fetched(...set, marker(7, 6, 'abort')))).toEqual([
    [[0, 1], 2],
    [[3, 4], 5],
    [[5], 7],
  ])
})

test('what is before a batch that cannot be decoded is taken first; then it is refused each time, never passed over', async () => {
  const bomb = packed(2, UNPACKED_MAX_BYTES)
  const from = fetched(plain(0), packed(1, 10), bomb, plain(3))
  const { records, nextOffset } = await from.take()
  expect([records.map(record => record.offset), nextOffset]).toEqual([[0, 1], 2])
  for (let i = 0; i < 2; i += 1) {
    await expect(from.take()).rejects.toThrow(DamagedBatch)
    expect(from.isTaken).toBe(false)
  }
})
