import { expect, test } from 'vitest'
import { leads, request } from './kafka-probe.ts'

const string = (text: string) => Buffer.concat([int16(text.length), Buffer.from(text)])
const int16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const metadata = (brokers: number, controller: number) =>
  Buffer.concat([
    int32(1),
    int32(0),
    int32(brokers),
    ...Array.from({ length: brokers }, () =>
      Buffer.concat([int32(1), string('127.0.0.1'), int32(9092), int16(-1)]),
    ),
    string('cluster'),
    int32(controller),
    int32(0),
  ])

test('a cluster leads once it has a broker and a controller', () => {
  expect(leads(metadata(1, 1))).toBe(true)
  expect(leads(metadata(3, 2))).toBe(true)
  expect(leads(metadata(0, 1))).toBe(false)
  expect(leads(metadata(1, -1))).toBe(false)
})

test('a request says its own length', () => {
  const bytes = request(18, 0, Buffer.from([1, 2, 3]))
  expect(bytes.readInt32BE(0)).toBe(bytes.length - 4)
})
