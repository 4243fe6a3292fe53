import { expect, test } from 'vitest'
import { createKafka } from '../client.ts'

const NOBODY = '127.0.0.1:1'

test('brokers that are away are told of once, and in the end said to be, by name and with what to look at', async () => {
  const kafka = createKafka({ brokers: [NOBODY], clientId: 'test' })
  const told: string[] = []
  const connected = kafka.connect({
    maxMs: 300,
    onWaiting: error => told.push(error.message),
  })
  await expect(connected).rejects.toMatchObject({
    code: 'BROKER_UNAVAILABLE',
    message: expect.stringMatching(
      /^no broker answers at 127\.0\.0\.1:1: .*BATON_BROKERS.*ECONNREFUSED/,
    ),
  })
  expect(told).toEqual([expect.stringContaining(NOBODY)])
  await kafka.close()
})
