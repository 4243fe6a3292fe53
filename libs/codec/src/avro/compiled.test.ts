// Method: what is compiled here against avsc itself, byte for byte and value for value.
import { RecentIds } from '@baton/domain'
import type avsc from 'avsc'
import { describe, expect, test } from 'vitest'
import { samplesOf } from '../../../../schemas/generator/samples.ts'
import { Encoder } from '../encode.ts'
import { schemaNames, schemaText } from '../schemas.ts'
import { plain } from '../testing/plain.ts'
import { readerType } from './evolving.ts'
import { Eye } from './eye.ts'
import { compileReader } from './reader.ts'

const read = (type: avsc.Type, bytes: Buffer): unknown => {
  const eye = new Eye()
  eye.open(bytes, 0)
  const value = compileReader(type)(eye)
  expect(eye.at).toBe(bytes.length)
  return value
}

test.each(schemaNames)('%s is written and read as avsc does', name => {
  const type = readerType(schemaText(name))
  const encoder = new Encoder(type)
  for (const sample of samplesOf(schemaText(name)) as unknown[]) {
    const bytes = type.toBuffer(sample)
    expect(encoder.body(sample)).toEqual(bytes)
    const value = read(type, bytes)
    expect(plain(value)).toEqual(plain(type.fromBuffer(bytes)))
    expect(encoder.body(value)).toEqual(bytes)
  }
})

const one = (type: unknown): avsc.Type =>
  readerType(JSON.stringify({ type: 'record', name: 'One', fields: [{ name: 'value', type }] }))

const written = (type: unknown, value: unknown) => new Encoder(one(type)).body({ value })

describe('numbers', () => {
  const powers = Array.from({ length: 53 }, (_, i) => 2 ** i)
  const numbers = [0, ...powers.flatMap(n => [n - 1, n, -n, -n - 1])]
  const safe = numbers.filter(n => Math.abs(n) <= 9_007_199_254_740_990)

  test.each(safe)('%d as a long', value => {
    const type = one('long')
    const bytes = written('long', value)
    expect(read(type, bytes)).toEqual({ value })
    // Below -2^52 avsc loses the last bit.
    if (Math.abs(value) <= 2 ** 52) expect(bytes).toEqual(type.toBuffer({ value }))
  })

  test.each([1.5, Number.NaN, 2 ** 53, -(2 ** 53), '1', null])('%s is no long', value =>
    expect(() => written('long', value)).toThrow('value is'),
  )
  test.each([2 ** 31, -(2 ** 31) - 1, 0.5, undefined])('%s is no int', value =>
    expect(() => written('int', value)).toThrow('value is'),
  )
})

describe('strings', () => {
  const lengths = [0, 1, 10, 11, 24, 25, 63, 64, 127, 128, 8_191, 8_192]
  const texts = lengths.flatMap(n => ['a', 'é', '\u{1f600}'].map(unit => unit.repeat(n)))

  test('of any length and script', () => {
    const type = one('string')
    for (const value of texts) {
      const bytes = type.toBuffer({ value })
      expect(written('string', value)).toEqual(bytes)
      expect(read(type, bytes)).toEqual({ value })
    }
  })

  test('that share a place among the names are told apart', () => {
    const type = one('string')
    for (let i = 0; i < 20_000; i++) {
      const value = `name-${i % 9_973}`.replace(/\d/g, digit => 'abcdefghij'[Number(digit)]!)
      expect(read(type, type.toBuffer({ value }))).toEqual({ value })
    }
  })

  test('with digits, ASCII or not, are cut out of the value that holds them and no other', () => {
    const type = one({ type: 'array', items: 'string' })
    for (const digit of ['4', '7']) {
      const value = texts.flatMap(text => [`${digit}${text}`, `${text}${digit}`])
      expect(read(type, type.toBuffer({ value }))).toEqual({ value })
    }
  })
})

describe('recent ids', () => {
  const id = { type: 'record', namespace: 'baton', name: 'RecentId' }
  const fields = [
    { name: 'id', type: 'string' },
    { name: 'at', type: 'long' },
  ]
  const type = one({ type: 'array', items: { ...id, fields } })
  const ids = ['m1', 'é', '', 'm2'].map((id, i) => ({ id, at: 1_760_000_000_000 + i }))
  const whole = type.toBuffer({ value: ids })
  const blocks = ids.map(each => type.toBuffer({ value: [each] }).subarray(1, -1))

  test('are read as they stand there', () => {
    expect(read(type, whole)).toEqual({ value: RecentIds.of(ids) })
    expect(read(type, Buffer.of(0))).toEqual({ value: RecentIds.none })
  })

  test('in several blocks, with their sizes or without, are read to one', () => {
    const [first, second, ...rest] = blocks as [Buffer, Buffer, ...Buffer[]]
    const sized = [Buffer.of(1, second.length << 1), second]
    const last = [Buffer.of(rest.length << 1), ...rest, Buffer.of(0)]
    const parts = Buffer.concat([Buffer.of(2), first, ...sized, ...last])
    expect(read(type, parts)).toEqual({ value: RecentIds.of(ids) })
    const sizedFirst = Buffer.concat([Buffer.of(1, first.length << 1), first, Buffer.of(0)])
    expect(read(type, sizedFirst)).toEqual({ value: RecentIds.of(ids.slice(0, 1)) })
  })

  test('are written from a plain list, too', () =>
    expect(new Encoder(type).body({ value: ids })).toEqual(whole))
})

test('a value that is larger than the slab is written whole', () => {
  const type = one('string')
  const value = 'x'.repeat(300_000)
  expect(written('string', value)).toEqual(type.toBuffer({ value }))
})

test('values written one after the other do not overwrite each other', () => {
  const values = Array.from({ length: 5_000 }, (_, i) => `${i}`.padStart(100, 'é'))
  const bytes = values.map(value => written('string', value))
  expect(bytes.map(each => read(one('string'), each))).toEqual(values.map(value => ({ value })))
})
