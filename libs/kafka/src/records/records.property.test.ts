import { createRequire } from 'node:module'
import { type InputRecord, type OutputRecord, PackedRecords } from '@baton/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodedBatch } from '../testing/batches.ts'
import { decodeBatch } from './decode-records.ts'
import { recordBytes } from './encode-batch.ts'
import { BATCH_OVERHEAD } from './record-batch.ts'
import { DamagedBatch, visibleBatches } from './record-set.ts'

const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array))
const nullableBytes = fc.option(bytes, { nil: null })
const headers = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 20 }), nullableBytes, {
  minKeys: 1,
  maxKeys: 4,
})
const fullHeaders = fc.dictionary(fc.string({ maxLength: 20 }), bytes, { minKeys: 1, maxKeys: 4 })
const timestamp = fc.oneof(
  fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  fc.integer({ min: -1, max: 2 ** 45 }),
)
const record: fc.Arbitrary<OutputRecord> = fc
  .tuple(nullableBytes, nullableBytes, timestamp, fc.option(headers, { nil: undefined }))
  .map(([key, value, at, some]) =>
    some ? { key, value, timestamp: at, headers: some } : { key, value, timestamp: at },
  )
const records = fc.array(record, { minLength: 1, maxLength: 30 })
const origin = { producerId: 7, producerEpoch: 2, firstSequence: 5, transactional: true }

const decoded = async (set: Buffer, from = 0): Promise<InputRecord[]> => {
  const into: InputRecord[] = []
  for (const batch of visibleBatches(set, from, []).batches) await decodeBatch(batch, from, into)
  return into
}

describe('a record batch', () => {
  test('comes back as it was written: nulls, headers, and times further apart than 32 bits', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.nat(2 ** 50), async (written, baseOffset) => {
        const set = encodedBatch(written, { ...origin, baseOffset })
        const read = await decoded(set)
        expect(read.map(r => ({ ...r, headers: r.headers && { ...r.headers } }))).toEqual(
          written.map((r, i) => ({ ...r, headers: r.headers, offset: baseOffset + i })),
        )
      }),
    )
  })

  test('has the same bytes, whether its records were packed or not', () => {
    fc.assert(
      fc.property(records, written => {
        const packed = new PackedRecords()
        for (const one of written) packed.push(one)
        expect(encodedBatch(packed, origin)).toEqual(encodedBatch(written, origin))
      }),
    )
  })

  test('is not longer than the sum of what its records were estimated to take', () => {
    fc.assert(
      fc.property(records, written => {
        const estimate = written.reduce((sum, r) => sum + recordBytes(r), BATCH_OVERHEAD)
        expect(encodedBatch(written, origin).length).toBeLessThanOrEqual(estimate)
      }),
    )
  })

  test('equals what kafkajs writes for the same records', async () => {
    const kafkajs = kafkajsEncoder()
    await fc.assert(
      fc.asyncProperty(fc.array(shortTimes, { minLength: 1, maxLength: 20 }), async written => {
        const base = written[0]?.timestamp ?? 0
        const theirs = await kafkajs(written, base, Math.max(...written.map(r => r.timestamp)))
        expect(encodedBatch(written, origin).toString('hex')).toBe(theirs.toString('hex'))
      }),
    )
  })

  test('is refused when any bit of it was flipped that a broker does not write itself', () => {
    fc.assert(
      fc.property(records, fc.nat(), (written, anywhere) => {
        const set = encodedBatch(written, origin)
        const bit = 8 * 8 + (anywhere % ((set.length - 8) * 8))
        const at = Math.floor(bit / 8)
        fc.pre(at < 12 || at >= 16) // the leader's epoch
        set[at] = (set[at] ?? 0) ^ (1 << (bit % 8))
        expect(() => visibleBatches(set, 0, [])).toThrow(DamagedBatch)
      }),
    )
  })

  test('that is damaged does not keep those before it from being read', () => {
    fc.assert(
      fc.property(records, records, fc.nat(), (first, second, anywhere) => {
        const whole = encodedBatch(first, origin)
        const next = encodedBatch(second, { ...origin, baseOffset: first.length })
        const at = 17 + (anywhere % (next.length - 17))
        next[at] = (next[at] ?? 0) ^ 1
        const set = Buffer.concat([whole, next])
        const { batches, nextOffset } = visibleBatches(set, 0, [])
        expect([batches.length, nextOffset]).toEqual([1, first.length])
        expect(() => visibleBatches(next, nextOffset, [])).toThrow(DamagedBatch)
        expect(() => visibleBatches(set, nextOffset, [])).toThrow(DamagedBatch)
      }),
    )
  })

  test('that is cut off is left for the next fetch', () => {
    fc.assert(
      fc.property(records, records, fc.nat(), (first, second, cut) => {
        const whole = encodedBatch(first, origin)
        const next = encodedBatch(second, { ...origin, baseOffset: first.length })
        const set = Buffer.concat([whole, next.subarray(0, cut % next.length)])
        const { batches, nextOffset } = visibleBatches(set, 0, [])
        expect([batches.length, nextOffset]).toEqual([1, first.length])
      }),
    )
  })
})

/** kafkajs writes neither differences of more than 32 bits nor headers without a value. */
const shortTimes: fc.Arbitrary<OutputRecord> = fc
  .tuple(nullableBytes, nullableBytes, fc.nat(2 ** 29), fc.option(fullHeaders, { nil: undefined }))
  .map(([key, value, after, some]) => {
    const plain = { key, value, timestamp: 1_700_000_000_000 + after }
    return some ? { ...plain, headers: some } : plain
  })

interface Encoded {
  readonly buffer: Buffer
}

const kafkajsEncoder = () => {
  const require = createRequire(import.meta.url)
  const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0') as {
    readonly RecordBatch: (batch: object) => Promise<Encoded>
  }
  const Record = require('kafkajs/src/protocol/recordBatch/record/v0') as (r: object) => Encoded
  return async (written: readonly OutputRecord[], base: number, latest: number) => {
    const { buffer } = await RecordBatch({
      partitionLeaderEpoch: -1,
      firstTimestamp: base,
      maxTimestamp: latest,
      lastOffsetDelta: written.length - 1,
      producerId: origin.producerId,
      producerEpoch: origin.producerEpoch,
      firstSequence: origin.firstSequence,
      transactional: true,
      records: written.map(({ key, value, headers = {}, timestamp: at }, offsetDelta) =>
        Record({ key, value, headers, timestampDelta: at - base, offsetDelta }),
      ),
    })
    return buffer
  }
}
