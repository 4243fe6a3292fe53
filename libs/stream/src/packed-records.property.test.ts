// Method: records of every shape pushed, some taken back, the room used again: what is read is what
// was pushed, whatever became of the buffers that it was made of.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Arena } from './arena.ts'
import { PackedRecords } from './packed-records.ts'
import type { OutputRecord } from './ports.ts'

const bytes = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map(content => Buffer.from(content))
const record = fc
  .record({
    key: fc.option(bytes(16)),
    value: fc.option(
      fc.oneof(
        bytes(64),
        bytes(20_000),
        fc.constant(90_000).map(length => Buffer.alloc(length, 7)),
      ),
    ),
    headers: fc.option(fc.constant({ traceparent: Buffer.from('00') })),
    timestamp: fc.integer({ min: -1, max: 2 ** 42 }),
  })
  .map(({ headers, ...rest }): OutputRecord => (headers ? { ...rest, headers } : rest))
const records = fc.array(record, { maxLength: 200 })

const asPlain = ({ key, value, headers, timestamp }: OutputRecord) => ({
  key: key && Buffer.from(key),
  value: value && Buffer.from(value),
  headers: headers ?? null,
  timestamp,
})

const overwritten = (record: OutputRecord) => {
  record.key?.fill(0xee)
  record.value?.fill(0xee)
}

describe('packed records', () => {
  test('are those that were pushed and not taken back, also when the room is used again', () => {
    const packed = new PackedRecords()
    fc.assert(
      fc.property(records, fc.nat({ max: 5 }), (given, taken) => {
        packed.clear()
        const expected = given.map(asPlain)
        for (const record of given) {
          packed.push(record)
          overwritten(record)
        }
        const back = Math.min(taken, expected.length)
        const popped = Array.from({ length: back }, () => asPlain(packed.pop()))
        expect(popped).toEqual(expected.slice(expected.length - back).reverse())
        const left = expected.slice(0, expected.length - back)
        expect([...packed].map(asPlain)).toEqual(left)
        expect(packed.length).toBe(left.length)
        expect(left.map((_, i) => packed.keyLength(i))).toEqual(left.map(r => r.key?.length ?? -1))
        for (const [i, { value }] of left.entries()) {
          const copy = Buffer.alloc(value?.length ?? 0)
          if (value) packed.copyValue(i, copy, 0)
          expect(packed.valueLength(i)).toBe(value?.length ?? -1)
          if (value) expect(copy.equals(value)).toBe(true)
        }
      }),
    )
  })
})

test('an arena that is full to its last byte has room for what is empty', () => {
  const arena = new Arena()
  const places = Array.from({ length: 64 }, (_, i) => arena.add(Buffer.alloc(1_024, i)))
  expect(arena.view(arena.add(Buffer.alloc(0)), 0)).toHaveLength(0)
  expect(places.every((place, i) => arena.view(place, 1_024).equals(Buffer.alloc(1_024, i)))).toBe(
    true,
  )
})

test('what could not be pushed is no record', () => {
  const packed = new PackedRecords()
  packed.push({ key: Buffer.from('a'), value: null, timestamp: 1 })
  expect(() => packed.push({ key: Buffer.from('b'), value: {} as Buffer, timestamp: 2 })).toThrow()
  expect([...packed].map(({ key }) => key?.toString())).toEqual(['a'])
})

test('an arena gives each piece its own bytes, whatever was cleared before', () => {
  const [one, other] = [new Arena(), new Arena()]
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30_000 }), { maxLength: 40 }), lengths => {
      one.clear()
      const content = lengths.map((length, i) => Buffer.alloc(length, i + 1))
      const places = content.map(piece => one.add(piece))
      other.clear()
      for (const piece of content) other.add(piece.map(() => 0xff) as Buffer)
      for (const [i, piece] of content.entries())
        expect(one.view(places[i]!, piece.length).equals(piece)).toBe(true)
    }),
  )
})
