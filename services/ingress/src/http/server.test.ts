// Method: fastify's inject against an appender the test controls; the real broker is in the
// end-to-end tests.
import { gzipSync } from 'node:zlib'
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import type { Context } from '../contexts/contexts.ts'
import { bytesOf, inbound, LOCATION, serverFor, signed } from './testing.ts'

test('answers with the place and the decision the event will have', async () => {
  const { post, writes } = await serverFor()
  const response = await post('/v1/messages', { contactId: 'c-1', text: 'hi', messageId: 'm-1' })
  expect(response.statusCode).toBe(202)
  expect(response.json()).toMatchObject({ contactId: 'c-1', eventId: 'm-1', offset: 7 })
  expect(response.json().decisionId).toMatch(/^[0-9a-f]{32}$/)
  expect(writes).toHaveLength(1)
})

test('says 429 with Retry-After, never 5xx, when the log does not take it', async () => {
  for (const fail of [
    new BatonError('BROKER_UNAVAILABLE', 'planted'),
    new BatonError('OUTCOME_UNKNOWN', 'planted'),
    new TypeError('planted') as never,
  ]) {
    const { post, webhook, outcomes } = await serverFor({ fail })
    const body = bytesOf(inbound())
    const answers = [
      await post('/v1/messages', { contactId: 'c', text: 'hi' }),
      await webhook(body, signed(body)),
    ]
    for (const { statusCode, headers } of answers) {
      expect([statusCode, headers['retry-after']]).toEqual([429, '3'])
    }
    expect(outcomes).toEqual(['busy', 'busy'])
  }
})

test('says 429 to what comes on top of the appends under way, and takes it later', async () => {
  let release = () => {}
  const until = new Promise<void>(resolve => {
    release = resolve
  })
  const { post, intake } = await serverFor({ inFlightMax: 2, until })
  const send = (n: number) => post('/v1/messages', { contactId: `c-${n}`, text: 'hi' })
  const first = [send(1), send(2)]
  while (intake.inFlight < 2) await new Promise(resolve => setImmediate(resolve))
  expect((await send(3)).statusCode).toBe(429)
  release()
  expect((await Promise.all(first)).map(r => r.statusCode)).toEqual([202, 202])
  expect((await send(3)).statusCode).toBe(202)
})

test('says 429 to one source that asks too often', async () => {
  const { post } = await serverFor({ bounds: { rateMax: 3 } })
  const body = { contactId: 'c', text: 'hi' }
  for (let i = 0; i < 3; i++) expect((await post('/v1/messages', body)).statusCode).toBe(202)
  const over = await post('/v1/messages', body)
  expect(over.statusCode).toBe(429)
  expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
  expect(over.json().error.code).toBe('LIMITED')
})

test.each([
  ['no contact', { text: 'hi' }, 'contactId'],
  ['an empty text', { contactId: 'c', text: '  ' }, 'text'],
  ['a reserved contact id', { contactId: '__progress', text: 'hi' }, 'contactId'],
  ['a long contact id', { contactId: 'é'.repeat(101), text: 'hi' }, 'contactId'],
  ['a text over 16 KiB', { contactId: 'c', text: 'x'.repeat(16_385) }, 'text'],
  ['an unknown field', { contactId: 'c', text: 'hi', txt: 1 }, 'txt'],
])('refuses %s and names the field', async (_, body, field) => {
  const { post, writes } = await serverFor()
  const response = await post('/v1/messages', body)
  expect(response.statusCode).toBe(400)
  expect(response.json().error.message).toContain(field)
  expect(writes).toHaveLength(0)
})

test.each([
  ['malformed JSON', '{"contactId": "c", ', 400, 'is not valid JSON'],
  ['nothing', '', 400, 'is empty'],
  ['a poisoned prototype', '{"contactId":"c","text":"hi","__proto__":{"x":1}}', 400, '__proto__'],
  ['a body over the limit', `{"text":"${'x'.repeat(300_000)}"}`, 413, 'at most 262144 bytes'],
])('refuses %s, and says what is wrong', async (_, body, status, says) => {
  const { post, writes } = await serverFor()
  const response = await post('/v1/messages', body)
  expect(response.statusCode).toBe(status)
  expect(response.json().error.message).toContain(says)
  expect(writes).toHaveLength(0)
})

test('refuses a body that is packed, and says so', async () => {
  const { post, writes } = await serverFor()
  const plain = { contactId: 'c', text: 'hi' }
  const packed = gzipSync(JSON.stringify(plain))
  const response = await post('/v1/messages', packed, { 'content-encoding': 'gzip' })
  expect(response.statusCode).toBe(415)
  expect(response.json().error.message).toContain('content-encoding')
  expect(writes).toHaveLength(0)
  // What is plain although it says otherwise is not lost.
  const readable = await post('/v1/messages', plain, { 'content-encoding': 'gzip' })
  expect(readable.statusCode).toBe(202)
})

test('refuses bytes that are no UTF-8: read all the same, two ids would become one contact', async () => {
  const { post, writes } = await serverFor()
  const body = Buffer.from('{"contactId":"c\xff","text":"hi"}', 'latin1')
  const response = await post('/v1/messages', body)
  expect(response.statusCode).toBe(400)
  expect(response.json().error.message).toContain('UTF-8')
  expect(writes).toHaveLength(0)
})

const message = { contactId: 'c', text: 'hi' }

test('without a token, messages come from this machine only: not through a tunnel, not from a rebound name', async () => {
  const { post } = await serverFor()
  expect((await post('/v1/messages', message)).statusCode).toBe(202)
  for (const headers of [
    { 'x-forwarded-for': '203.0.113.9' },
    { forwarded: 'for=203.0.113.9' },
    { host: 'evil.example' },
    { via: '1.1 proxy' },
    { 'x-forwarded-proto': 'https' },
  ]) {
    const response = await post('/v1/messages', message, headers)
    expect(response.statusCode).toBe(401)
    expect(response.json().error.message).toContain('BATON_INGRESS_TOKEN')
  }
})

test.each([
  ['it listens to other machines too', { listenHost: '0.0.0.0' }],
  ['a proxy is named, whatever it says of itself', { trustedProxies: ['127.0.0.1'] }],
  ['HighLevel is connected, so that a proxy is there, named or not', { locations: [LOCATION] }],
  ['workflow actions have a secret', { secrets: ['a-secret-of-workflows'] }],
])('without a token, nobody sends messages while %s', async (_, given) => {
  const { post, webhook } = await serverFor(given)
  const response = await post('/v1/messages', message)
  expect(response.statusCode).toBe(401)
  expect(response.json().error.message).toContain('BATON_INGRESS_TOKEN')
  const body = bytesOf(inbound())
  expect((await webhook(body, signed(body))).statusCode).toBe(200)
})

test('wants one of the tokens when there are any', async () => {
  const { post } = await serverFor({ tokens: ['token-of-yesterday', 'token-of-today'] })
  expect((await post('/v1/messages', message)).statusCode).toBe(401)
  for (const token of ['token-of-yesterday', 'token-of-today']) {
    const headers = { authorization: `Bearer ${token}`, host: 'baton.example' }
    expect((await post('/v1/messages', message, headers)).statusCode).toBe(202)
  }
  const other = { authorization: 'Bearer token-of-tomorrow' }
  expect((await post('/v1/messages', message, other)).statusCode).toBe(401)
})

test.each([
  ['letters', 'a'.repeat(200)],
  ['umlauts', 'ü'.repeat(100)],
  ['slashes', '/'.repeat(200)],
])(
  'gives the context of a contact whose id is as long as ids may be, of %s',
  async (_, contactId) => {
    const context = { owner: 'buyer', validUntil: 0 } as Context
    const { server } = await serverFor({ contexts: { [contactId]: { source: 'state', context } } })
    const url = `/v1/contacts/${encodeURIComponent(contactId)}/context`
    const response = await server.inject({ url, headers: { host: 'localhost' } })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ contactId, source: 'state' })
  },
)

test.each([
  ['fails', () => Promise.reject(new BatonError('STOPPED', 'planted'))],
  ['does not come', () => new Promise<never>(() => {})],
])('a context that %s is told to be asked for again', async (_, answer) => {
  const { server } = await serverFor({
    contexts: { c: answer() },
    bounds: { contextWithinMs: 50 },
  })
  const response = await server.inject({
    url: '/v1/contacts/c/context',
    headers: { host: 'localhost' },
  })
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '3'])
  expect(response.json().error.message).toContain('the context cannot be read now')
})

test.each([
  [new BatonError('STORE_DAMAGED', 'planted'), 'STORE_DAMAGED'],
  [new BatonError('INPUT_LOST', 'planted'), 'INPUT_LOST'],
  [new TypeError('planted'), 'BUG'],
])(
  'a context that cannot be read until somebody acts is told to be so: %s',
  async (error, code) => {
    const { server } = await serverFor({ contexts: { c: Promise.reject(error) } })
    const response = await server.inject({
      url: '/v1/contacts/c/context',
      headers: { host: 'localhost' },
    })
    expect(response.statusCode).toBe(429)
    expect(response.json().error.message).toBe(`the context cannot be read: ${code}`)
  },
)

test('says what there is to post to', async () => {
  const { post } = await serverFor()
  const response = await post('/v1/message', message)
  expect(response.statusCode).toBe(404)
  expect(response.json().error.message).toContain('/v1/messages')
})

test.each([
  ['no UTF-8', '/v1/contacts/%FF/context', 400, 'BAD_REQUEST'],
  ['a broken escape', '/v1/contacts/%zz/context', 400, 'BAD_REQUEST'],
  ['an id beyond the bound', `/v1/contacts/${'x'.repeat(601)}/context`, 414, 'BAD_REQUEST'],
  ['nothing that is there', '/v1/contacts/%C3%BC', 404, 'NOT_FOUND'],
  ['an id of nobody', '/v1/contacts/%C3%BC/context', 404, 'NOT_FOUND'],
])(
  'a path with %s is refused as all else is, counted, and not repeated',
  async (_, url, status, code) => {
    const { server, outcomes } = await serverFor()
    const response = await server.inject({ url, headers: { host: 'localhost' } })
    expect(response.statusCode).toBe(status)
    expect(response.json()).toEqual({ error: { code, message: expect.any(String) } })
    expect(response.body).not.toMatch(/%|xx|FST/)
    expect(outcomes).toEqual([code.toLowerCase()])
  },
)
