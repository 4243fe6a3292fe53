import { expect, test } from 'vitest'
import { parseLine, printedBytes } from './console-output.ts'

const NULL = 'null-3f'

/** Kafka's Bytes.toString, for the round trip. */
const printed = (bytes: Buffer): string =>
  [...bytes]
    .map(b =>
      b >= 0x20 && b <= 0x7e && b !== 0x5c
        ? String.fromCharCode(b)
        : `\\x${b.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')

test('every byte comes back from its escape', () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
  expect(printedBytes(printed(all))).toEqual(all)
  expect(printedBytes('')).toEqual(Buffer.alloc(0))
  expect(printedBytes('\\x5Cx41')).toEqual(Buffer.from('\\x41'))
})

test('what is not an escape is refused, not guessed', () => {
  for (const bad of ['\\', '\\n', '\\x4', '\\xZZ', '\\x4a'])
    expect(() => printedBytes(bad)).toThrow('bad escape')
})

test('a line gives partition, offset, time, key and value', () => {
  const line = 'LogAppendTime:1795426741824\tPartition:1\tOffset:42\tk\\x00\tv'
  expect(parseLine(line, NULL)).toEqual({
    partition: 1,
    offset: 42,
    timestamp: 1795426741824,
    key: Buffer.from('k\0'),
    value: Buffer.from('v'),
  })
})

test('null and empty are told apart', () => {
  expect(parseLine(`NO_TIMESTAMP\tPartition:0\tOffset:0\t${NULL}\t`, NULL)).toMatchObject({
    key: null,
    value: Buffer.alloc(0),
    timestamp: -1,
  })
})

test('a line of anything else is refused', () => {
  expect(() => parseLine('Warning: deprecated', NULL)).toThrow('not a line')
  expect(() => parseLine('a\tb\tc\td\te', NULL)).toThrow('expected')
})
