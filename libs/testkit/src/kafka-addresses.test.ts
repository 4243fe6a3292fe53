// Method: answers as brokers write them, by hand, of each version that kafkajs speaks; what comes
// out is read back field by field.
import { describe, expect, test } from 'vitest'
import { rerouted } from './kafka-addresses.ts'
import { API_KEYS, type Api } from './kafka-wire.ts'

const text = (value: string | null): Buffer => {
  const bytes = Buffer.from(value ?? '')
  const head = Buffer.alloc(2)
  head.writeInt16BE(value === null ? -1 : bytes.length)
  return Buffer.concat([head, bytes])
}
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const frame = (...parts: Buffer[]): Buffer => {
  const body = Buffer.concat([int32(7), ...parts])
  return Buffer.concat([int32(body.length), body])
}
const asked = (api: Api, apiVersion: number) => ({
  ...{ api, apiKey: API_KEYS[api], apiVersion, correlationId: 7, clientId: 'test' },
})
const route = ({ host, port }: { host: string; port: number }) => ({
  host: `proxy-of-${host}`,
  port: port + 1,
})
const TAIL = Buffer.from('all that follows')

describe('answers that name brokers name the proxies', () => {
  test.each([0, 1, 2, 3, 5, 6, 8])('Metadata v%i', version => {
    const answer = (of: (host: string, port: number) => Buffer) =>
      frame(
        ...(version >= 3 ? [int32(0)] : []),
        int32(2),
        ...[1, 2].flatMap(id => [
          int32(id),
          of(`b${id}`, 9090 + id),
          ...(version >= 1 ? [text(id === 1 ? null : 'rack')] : []),
        ]),
        TAIL,
      )
    const given = answer((host, port) => Buffer.concat([text(host), int32(port)]))
    const wanted = answer((host, port) =>
      Buffer.concat([text(`proxy-of-${host}`), int32(port + 1)]),
    )
    expect(rerouted(asked('Metadata', version), given, route)).toEqual(wanted)
  })

  test.each([0, 1, 2])('FindCoordinator v%i', version => {
    const head = [
      ...(version >= 1 ? [int32(0)] : []),
      Buffer.alloc(2),
      ...(version >= 1 ? [text(null)] : []),
      int32(3),
    ]
    const given = frame(...head, text('b3'), int32(9093))
    const wanted = frame(...head, text('proxy-of-b3'), int32(9094))
    expect(rerouted(asked('FindCoordinator', version), given, route)).toEqual(wanted)
  })
})

test('no coordinator stays none', () => {
  const none = frame(Buffer.alloc(2), int32(-1), text(''), int32(-1))
  expect(rerouted(asked('FindCoordinator', 0), none, route)).toEqual(none)
})

test('other answers pass as they are; versions with another layout are refused aloud', () => {
  const answer = frame(TAIL)
  expect(rerouted(asked('Fetch', 11), answer, route)).toBe(answer)
  expect(() => rerouted(asked('Metadata', 9), answer, route)).toThrow('Metadata v9')
})
