import { expect, test } from 'vitest'
import { ANSWER_WITHIN_MS, HTTP_BOUNDS, IN_FLIGHT_MAX } from './bounds.ts'

test('what the brokers do not take is answered before its connection is cut', () => {
  expect(ANSWER_WITHIN_MS).toBeLessThan(HTTP_BOUNDS.requestTimeoutMs)
})

test('a source is told 429 by the bound of appends before its connections are closed without a word', () => {
  expect(IN_FLIGHT_MAX).toBeLessThan(HTTP_BOUNDS.connectionsPerSourceMax)
  expect(HTTP_BOUNDS.connectionsPerSourceMax).toBeLessThan(HTTP_BOUNDS.connectionsMax)
})
