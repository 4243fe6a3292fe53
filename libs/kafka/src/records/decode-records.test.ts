// Method: batches with a right checksum whose records are packed, cut, flipped or counted wrongly,
// as no honest producer sends them.
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { InputRecord } from '@baton/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compressed, encodedBatch, resealed } from '../testing/batches.ts'
import { decodeBatch } from './decode-records.ts'
import { PACKED_MAX_RECORDS, UNPACKED_MAX_BYTES } from './decompress.ts'
import { DamagedBatch, visibleBatches } from './record-set.ts'

const GZIP = 1
const SNAPPY = 2
const LZ4 = 3
const ZSTD = 4
const PACKED = [
  ['gzip', GZIP, gzipSync],
  ['zstd', ZSTD, zstdCompressSync],
] as const

const AT = 40
const batchOf = (...values: (string | Buffer)[]): Buffer => {
  const records = values.map(value => ({ key: null, value: Buffer.from(value), timestamp: 1 }))
  return encodedBatch(records, { baseOffset: AT })
}
const read = async (set: Buffer): Promise<InputRecord[]> => {
  const into: InputRecord[] = []
  for (const batch of visibleBatches(set, 0, []).batches) await decodeBatch(batch, 0, into)
  return into
}

describe.each(PACKED)('a batch packed by %s', (_, code, pack) => {
  test('is read, up to the bound of what it may unpack to', async () => {
    const value = Buffer.alloc(UNPACKED_MAX_BYTES - 100)
    const [one, other] = await read(compressed(batchOf('a', value), code, pack))
    expect([one?.offset, String(one?.value), other?.offset]).toEqual([AT, 'a', AT + 1])
    expect(other?.value?.equals(value)).toBe(true)
  })

  test('that unpacks to more than the bound is damaged, by name', async () => {
    const set = compressed(batchOf(Buffer.alloc(UNPACKED_MAX_BYTES)), code, pack)
    expect(set.length).toBeLessThan(20_000)
    const refused = read(set)
    await expect(refused).rejects.toThrow(DamagedBatch)
    await expect(refused).rejects.toThrow(/offset 40 is damaged: .* more than 16 MiB/)
  })

  test('of more records than the bound is damaged, by name: in memory they would take far more than their bytes', async () => {
    const set = compressed(batchOf('a'), code, pack)
    set.writeInt32BE(PACKED_MAX_RECORDS + 1, 57)
    const refused = read(resealed(set))
    await expect(refused).rejects.toThrow(DamagedBatch)
    await expect(refused).rejects.toThrow('offset 40 is damaged: it packs 262145 records')
  })

  test('that cannot be unpacked is damaged, by name', async () => {
    const refused = read(compressed(batchOf('a'), code, () => Buffer.from('no such thing')))
    await expect(refused).rejects.toThrow(DamagedBatch)
    await expect(refused).rejects.toThrow('offset 40 is damaged')
  })
})

test.each([
  ['snappy', SNAPPY],
  ['lz4', LZ4],
])(
  'a batch packed by %s says where it lies, and what to set so that others can be read',
  async (name, code) => {
    const refused = read(compressed(batchOf('a'), code, body => body))
    await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID', remedy: 'pause' })
    await expect(refused).rejects.toThrow(`offset ${AT} is packed by ${name}`)
    await expect(refused).rejects.toThrow('compression.type=uncompressed')
  },
)

describe('a batch whose checksum is right and whose records are not', () => {
  test.each([
    ['more than it holds', 2, ['a']],
    ['more than any batch holds', 2 ** 31 - 1, ['a']],
    ['fewer than it holds', 1, ['a', 'b']],
  ])('counts %s: it is damaged, by name, at once', async (_, count, values) => {
    const set = batchOf(...values)
    set.writeInt32BE(count, 57)
    const refused = read(resealed(set))
    await expect(refused).rejects.toThrow(DamagedBatch)
    await expect(refused).rejects.toThrow('offset 40 is damaged')
  })

  test('is damaged, or has as many records as it counts, whatever is in them', async () => {
    const garbage = fc.uint8Array({ minLength: 1, maxLength: 40 }).map(bytes => Buffer.from(bytes))
    await fc.assert(
      fc.asyncProperty(garbage, fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (body, count) => {
        const set = Buffer.concat([batchOf('').subarray(0, 61), body])
        set.writeInt32BE(set.length - 12, 8)
        set.writeInt32BE(count, 57)
        const found = await read(resealed(set)).catch((error: unknown) => error)
        if (!(found instanceof DamagedBatch)) expect(found).toHaveLength(count)
      }),
      { numRuns: 2_000 },
    )
  })
})
