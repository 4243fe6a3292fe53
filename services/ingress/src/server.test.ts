// Method: fastify's inject against an appender the test controls; the real broker is in the end-to-end tests.
import { BatonError, type ContactEvent } from '@baton/domain'
import type { PartitionWrite } from '@baton/stream'
import { expect, test } from 'vitest'
import { Intake } from './intake.ts'
import { buildServer } from './server.ts'

const build = (fail?: BatonError, token?: string) => {
  const writes: PartitionWrite[] = []
  const events: ContactEvent[] = []
  const intake = new Intake({
    topic: 't.contact.events.v1',
    partitions: 4,
    now: () => 0,
    encode: event => {
      events.push(event)
      return Buffer.from('x')
    },
    appender: {
      append: async all => {
        if (fail) throw fail
        writes.push(...all)
        return all.map(w => ({ topic: w.topic, partition: w.partition, baseOffset: 7 }))
      },
    },
  })
  const server = buildServer({
    intake,
    bodyMaxBytes: 262_144,
    requestTimeoutMs: 5_000,
    retryAfterSeconds: 3,
    token,
    onOutcome: () => {},
  })
  const post = (url: string, payload: object | string, headers = {}) =>
    server.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { post, writes, events }
}

test('answers with the place and the decision the event will have', async () => {
  const { post, writes } = build()
  const response = await post('/v1/messages', { contactId: 'c-1', text: 'hi', messageId: 'm-1' })
  expect(response.statusCode).toBe(202)
  expect(response.json()).toMatchObject({ contactId: 'c-1', eventId: 'm-1', offset: 7 })
  expect(response.json().decisionId).toMatch(/^[0-9a-f]{32}$/)
  expect(writes).toHaveLength(1)
})

test('says 429 with Retry-After, never 5xx, when the log does not take it', async () => {
  const { post } = build(new BatonError('BROKER_UNAVAILABLE', 'planted'))
  for (const [url, body] of [
    ['/v1/messages', { contactId: 'c', text: 'hi' }],
    ['/webhooks/highlevel', { type: 'InboundMessage', contactId: 'c', body: 'hi' }],
  ] as const) {
    const response = await post(url, body)
    expect(response.statusCode).toBe(429)
    expect(response.headers['retry-after']).toBe('3')
  }
})

test.each([
  ['no contact', { text: 'hi' }, 'contactId'],
  ['an empty text', { contactId: 'c', text: '  ' }, 'text'],
  ['a reserved contact id', { contactId: '__progress', text: 'hi' }, 'contactId'],
  ['a long contact id', { contactId: 'é'.repeat(101), text: 'hi' }, 'contactId'],
  ['a text over 16 KiB', { contactId: 'c', text: 'x'.repeat(16_385) }, 'text'],
  ['an unknown field', { contactId: 'c', text: 'hi', txt: 1 }, 'txt'],
])('refuses %s and names the field', async (_, body, field) => {
  const { post, writes } = build()
  const response = await post('/v1/messages', body)
  expect(response.statusCode).toBe(400)
  expect(response.json().error.message).toContain(field)
  expect(writes).toHaveLength(0)
})

test.each([
  ['malformed JSON', '{"contactId": "c", ', 400],
  ['a poisoned prototype', '{"contactId":"c","text":"hi","__proto__":{"x":1}}', 400],
  ['a body over the limit', `{"text":"${'x'.repeat(300_000)}"}`, 413],
])('refuses %s', async (_, body, status) => {
  const { post, writes } = build()
  expect((await post('/v1/messages', body)).statusCode).toBe(status)
  expect(writes).toHaveLength(0)
})

test('takes a HighLevel InboundMessage, flat and nested, and names it by webhookId', async () => {
  const { post, events } = build()
  const flat = {
    type: 'InboundMessage',
    contactId: 'c',
    body: 'hi',
    webhookId: 'w',
    locationId: 'l',
  }
  expect((await post('/webhooks/highlevel', flat)).statusCode).toBe(202)
  const nested = { type: 'InboundMessage', webhookId: 'w', data: { contactId: 'c', body: 'hi' } }
  expect((await post('/webhooks/highlevel', nested)).statusCode).toBe(202)
  expect(events.map(e => e.eventId)).toEqual(['w', 'w'])
})

test('leaves alone what is not an inbound message', async () => {
  const { post, writes } = build()
  const response = await post('/webhooks/highlevel', { type: 'NoteCreate' })
  expect(response.statusCode).toBe(200)
  expect(writes).toHaveLength(0)
})

test('wants the token when one is set', async () => {
  const { post } = build(undefined, 'secret')
  const body = { contactId: 'c', text: 'hi' }
  expect((await post('/v1/messages', body)).statusCode).toBe(401)
  const allowed = await post('/v1/messages', body, { authorization: 'Bearer secret' })
  expect(allowed.statusCode).toBe(202)
})
