import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cursor, varintSize, writeVarint } from './varint.ts'

/** Protocol Buffers' zigzag by BigInt: the slow way, written without a look at the fast one. */
const reference = (value: number): number[] => {
  const wide = BigInt(value)
  let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
  const bytes: number[] = []
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return [...bytes, Number(rest)]
}

const edges = [0, 2 ** 6, 2 ** 13, 2 ** 20, 2 ** 27, 2 ** 30, 2 ** 31, 2 ** 32, 2 ** 34, 2 ** 52]
  .flatMap(power => [power - 1, power, power + 1])
  .concat(Number.MAX_SAFE_INTEGER)
const safeInteger = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.integer({ min: -200, max: 200 }),
  fc.constantFrom(...edges, ...edges.map(edge => -edge)),
)

describe('varints', () => {
  test('have the bytes of zigzag, for every safe integer', () => {
    fc.assert(
      fc.property(safeInteger, value => {
        const bytes = Buffer.alloc(12)
        const end = writeVarint(bytes, 1, value)
        expect([...bytes.subarray(1, end)]).toEqual(reference(value))
        expect(varintSize(value)).toBe(end - 1)
      }),
      { numRuns: 3_000 },
    )
  })

  test('are read back one after the other', () => {
    fc.assert(
      fc.property(fc.array(safeInteger), values => {
        const bytes = Buffer.alloc(values.length * 10)
        const end = values.reduce((at, value) => writeVarint(bytes, at, value), 0)
        const cursor = new Cursor(bytes)
        expect(values.map(() => cursor.varint())).toEqual(values.map(value => value || 0))
        expect(cursor.at).toBe(end)
      }),
      { numRuns: 1_000 },
    )
  })
})
