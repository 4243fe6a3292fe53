/**
 * Method: bytes are written by hand against small schemas, each one byte away from what a writer
 * could have meant.
 */
import { describe, expect, test } from 'vitest'
import { writerType } from './evolving.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { compileProgram } from './program.ts'
import { Walk } from './walk.ts'

const check = (schema: unknown, bytes: readonly number[], limits: Partial<Limits> = {}): string => {
  const program = compileProgram(writerType(JSON.stringify(schema)))
  try {
    new Walk({ ...DEFAULT_LIMITS, ...limits }).check(program, Buffer.from(bytes), 0)
    return 'fine'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** Zigzag varint of a count. */
const long = (n: number): number[] => {
  const bytes: number[] = []
  let rest = BigInt(n) >= 0n ? BigInt(n) * 2n : -BigInt(n) * 2n - 1n
  do {
    const byte = Number(rest & 0x7fn)
    rest >>= 7n
    bytes.push(rest > 0n ? byte | 0x80 : byte)
  } while (rest > 0n)
  return bytes
}

const strings = { type: 'array', items: 'string' }
const nulls = { type: 'array', items: 'null' }
const tree = {
  type: 'record',
  name: 'Tree',
  fields: [{ name: 'next', type: ['null', 'Tree'] }],
}

describe('counts', () => {
  test('a 4-byte body that claims 10^8 items is refused before anything is read', () => {
    expect(long(100_000_000)).toHaveLength(4)
    expect(check(strings, long(100_000_000))).toBe('HOSTILE_AVRO')
    expect(check(nulls, long(100_000_000))).toBe('HOSTILE_AVRO')
  })

  test('exactly the limit passes, one more does not', () => {
    const zeros = (n: number) => [...long(n), ...Array(n).fill(0), 0]
    expect(check(strings, zeros(1_000))).toBe('fine')
    expect(check(strings, zeros(1_001))).toBe('HOSTILE_AVRO')
  })

  test('many blocks count together', () => {
    const block = [...long(600), ...Array(600).fill(0)]
    expect(check(strings, [...block, 0])).toBe('fine')
    expect(check(strings, [...block, ...block, 0])).toBe('HOSTILE_AVRO')
  })

  test('arrays of arrays count together', () => {
    const schema = { type: 'array', items: nulls }
    const inner = [...long(900), 0]
    const bytes = [...long(30), ...Array.from({ length: 30 }, () => inner).flat(), 0]
    expect(check(schema, bytes)).toBe('HOSTILE_AVRO')
    expect(check(schema, bytes, { totalItems: 30_000 })).toBe('fine')
  })

  test('a block with its size in bytes is as long as it says', () => {
    const items = [2, 65, 2, 66]
    expect(check(strings, [...long(-2), ...long(4), ...items, 0])).toBe('fine')
    expect(check(strings, [...long(-2), ...long(3), ...items, 0])).toBe('MALFORMED_AVRO')
    expect(check(strings, [...long(-2), ...long(-4), ...items, 0])).toBe('MALFORMED_AVRO')
    expect(check(strings, [...long(-100_000_000), ...long(4), ...items, 0])).toBe('HOSTILE_AVRO')
  })

  test('map entries count as items and their keys as strings', () => {
    const map = { type: 'map', values: 'int' }
    expect(check(map, [...long(1), 2, 65, 4, 0])).toBe('fine')
    expect(check(map, [...long(5_000)])).toBe('HOSTILE_AVRO')
    expect(check(map, [...long(1), ...long(100_000)])).toBe('HOSTILE_AVRO')
  })
})

describe('lengths', () => {
  test('a string may not claim more than its limit, nor more than is there', () => {
    expect(check('string', long(65_537))).toBe('HOSTILE_AVRO')
    expect(check('string', long(65_536))).toBe('MALFORMED_AVRO')
    expect(check('string', long(-1))).toBe('MALFORMED_AVRO')
    expect(check('string', [...long(2), 65])).toBe('MALFORMED_AVRO')
    expect(check('string', [...long(2), 65, 66])).toBe('fine')
  })

  test('bytes have a limit of their own', () => {
    expect(check('bytes', [...long(70_000), ...Array(70_000).fill(0)])).toBe('fine')
    expect(check('bytes', long(1_048_577))).toBe('HOSTILE_AVRO')
  })

  test('nothing may follow the value and nothing may be missing', () => {
    expect(check('int', [])).toBe('MALFORMED_AVRO')
    expect(check('int', [2, 2])).toBe('MALFORMED_AVRO')
    expect(check('double', [0, 0, 0])).toBe('MALFORMED_AVRO')
    expect(check('double', [0, 0, 0, 0, 0, 0, 0, 0])).toBe('fine')
    expect(check({ type: 'fixed', name: 'F', size: 2 }, [0])).toBe('MALFORMED_AVRO')
  })
})

describe('numbers', () => {
  test('a varint has at most 10 bytes', () => {
    expect(check('long', [...Array(10).fill(0x80), 0])).toBe('MALFORMED_AVRO')
    expect(check('long', Array(9).fill(0x80))).toBe('MALFORMED_AVRO')
  })

  test('an int has 32 bits, a long is one that JavaScript can hold', () => {
    expect(check('int', long(2_147_483_647))).toBe('fine')
    expect(check('int', long(-2_147_483_648))).toBe('fine')
    expect(check('int', long(2_147_483_648))).toBe('MALFORMED_AVRO')
    expect(check('long', long(1_760_000_000_000))).toBe('fine')
    expect(check('long', long(-1_760_000_000_000))).toBe('fine')
    expect(check('long', long(Number.MAX_SAFE_INTEGER + 1))).toBe('MALFORMED_AVRO')
  })

  test('a boolean is 0 or 1', () => {
    expect(check('boolean', [1])).toBe('fine')
    expect(check('boolean', [2])).toBe('MALFORMED_AVRO')
  })
})

describe('choices', () => {
  const symbol = { type: 'enum', name: 'E', symbols: ['A', 'B'] }

  test.each([
    ['a branch', ['null', 'int'], [4]],
    ['a negative branch', ['null', 'int'], [1]],
    ['a symbol', symbol, [4]],
    ['a negative symbol', symbol, [1]],
  ])('%s that does not exist is refused', (_, schema, bytes) => {
    expect(check(schema, bytes)).toBe('MALFORMED_AVRO')
  })

  test('what follows a union is read after the branch that was taken', () => {
    const schema = {
      type: 'record',
      name: 'R',
      fields: [
        { name: 'a', type: ['null', 'string', symbol] },
        { name: 'b', type: 'boolean' },
      ],
    }
    expect(check(schema, [0, 1])).toBe('fine')
    expect(check(schema, [2, 2, 65, 1])).toBe('fine')
    expect(check(schema, [4, 2, 1])).toBe('fine')
    expect(check(schema, [2, 2, 65, 7])).toBe('MALFORMED_AVRO')
  })
})

describe('depth', () => {
  test('a record within itself is refused below the limit of nesting', () => {
    const nested = (n: number) => [...Array(n).fill(2), 0]
    expect(check(tree, nested(10))).toBe('fine')
    expect(check(tree, nested(100))).toBe('HOSTILE_AVRO')
  })

  test('a schema that doubles at each level cannot keep the walk busy', () => {
    // D0 holds two D1, which hold two D2 … 2^40 empty records without a single byte.
    const schema = Array.from({ length: 25 }, (_, i) => 24 - i).reduce<unknown>(
      (inner, i) => ({
        type: 'record',
        name: `D${i}`,
        fields: inner
          ? [
              { name: 'a', type: inner },
              { name: 'b', type: `D${i + 1}` },
            ]
          : [],
      }),
      undefined,
    )
    expect(check(schema, [])).toBe('HOSTILE_AVRO')
  })
})
