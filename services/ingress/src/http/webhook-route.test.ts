// Method: fastify's inject; the test holds HighLevel's private keys.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bytesOf, inbound, LOCATION, NOW, serverFor, signed, signedByRsa } from './testing.ts'

const SECRETS = ['the-secret-of-yesterday', 'the-secret-of-today']
const at = (ms: number) => ({ timestamp: new Date(NOW + ms).toISOString() })
const MINUTE = 60_000

describe('a webhook is taken when', () => {
  test('HighLevel signed the very bytes', async () => {
    const { webhook, events } = await serverFor()
    const body = bytesOf(inbound())
    const response = await webhook(body, signed(body))
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ contactId: 'c-1', eventId: 'w-1' })
    expect(events).toHaveLength(1)
  })

  test('it comes with one of the shared secrets', async () => {
    const { webhook } = await serverFor({ secrets: SECRETS })
    for (const secret of SECRETS) {
      const response = await webhook(inbound(), { 'x-baton-secret': secret })
      expect(response.statusCode).toBe(200)
    }
  })

  test('it has the legacy signature, and that is switched on', async () => {
    const body = bytesOf(inbound())
    const on = await serverFor({ legacy: true })
    expect((await on.webhook(body, signedByRsa(body))).statusCode).toBe(200)
    const off = await serverFor()
    const refused = await off.webhook(body, signedByRsa(body))
    expect(refused.statusCode).toBe(401)
    expect(refused.json().error.message).toContain('switched off')
  })

  test('it is as old as repeats of HighLevel may be', async () => {
    const { webhook } = await serverFor()
    const seconds = { timestamp: NOW / 1_000 - 60 }
    for (const when of [at(-89 * MINUTE), at(4 * MINUTE), { timestamp: NOW }, seconds]) {
      const body = bytesOf(inbound(when))
      expect((await webhook(body, signed(body))).statusCode).toBe(200)
    }
  })

  test('a workflow action gives no time', async () => {
    const { webhook } = await serverFor({ secrets: SECRETS })
    const headers = { 'x-baton-secret': SECRETS[1] }
    const response = await webhook({ ...inbound(), timestamp: undefined }, headers)
    expect(response.statusCode).toBe(200)
  })
})

test('a sample of the documentation, which has no time, is taken with the secret and not signed', async () => {
  const samples = new URL('../highlevel/samples/', import.meta.url)
  const sample = readFileSync(new URL('inbound-sms.json', samples))
  const { webhook } = await serverFor({ secrets: SECRETS })
  const asCurl = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await webhook(sample, { ...asCurl, 'x-baton-secret': SECRETS[1] })
  expect(response.statusCode).toBe(200)
  expect((await webhook(sample, signed(sample))).json().error.code).toBe('STALE')
})

const body = bytesOf(inbound())
const flipped = Buffer.from(body)
flipped.writeUInt8((flipped.at(-3) ?? 0) ^ 1, flipped.length - 3)

describe('a webhook is refused when', () => {
  test.each([
    ['nobody signed it', body, {}, 401, 'x-ghl-signature'],
    ['one bit is another', flipped, signed(body), 401, 'bytes'],
    ['it was parsed and written again', `${body.toString()}\n`, signed(body), 401, 'bytes'],
    ['its signature is of another body', body, signed(bytesOf({})), 401, 'bytes'],
    ['its signature is no signature', body, { 'x-ghl-signature': 'AAAA' }, 401, 'bytes'],
    ['its secret is not one of ours', body, { 'x-baton-secret': 'a-guess' }, 401, 'SECRETS'],
    [
      'a wrong signature comes with a right secret',
      body,
      { ...signed(bytesOf({})), 'x-baton-secret': SECRETS[0] },
      401,
      'bytes',
    ],
  ])('%s', async (_, payload, headers, status, says) => {
    const { webhook, writes, outcomes } = await serverFor({ secrets: SECRETS })
    const response = await webhook(payload, headers)
    expect(response.statusCode).toBe(status)
    expect(response.json().error.message).toContain(says)
    expect(outcomes).toEqual(['unauthorized'])
    expect(writes).toHaveLength(0)
  })

  test.each([
    ['too old', at(-91 * MINUTE), 401, 'timestamp: is more than 5400 s old'],
    ['from the future', at(6 * MINUTE), 401, 'timestamp: lies ahead'],
    ['without a time', { timestamp: undefined }, 401, 'timestamp: is missing'],
    ['of a time that is none', { timestamp: 'yesterday' }, 401, 'timestamp: is not a date'],
    ['of another location', { locationId: 'loc-2' }, 403, 'BATON_HIGHLEVEL_LOCATIONS'],
    ['of no kind', { type: undefined }, 400, 'type: is missing; set it to the kind'],
    ['without a contact', { contactId: undefined }, 400, 'contactId'],
    ['longer than 16 KiB', { body: 'x'.repeat(16_385) }, 400, 'body: at most 16384 bytes'],
  ])('it is signed, but %s', async (_, more, status, says) => {
    const { webhook, writes } = await serverFor({ locations: [LOCATION] })
    const signedBody = bytesOf(inbound(more))
    const response = await webhook(signedBody, signed(signedBody))
    expect(response.statusCode).toBe(status)
    expect(response.json().error.message).toContain(says)
    expect(writes).toHaveLength(0)
  })

  test.each([
    ['no JSON', Buffer.from('{"type":'), 'is not valid JSON'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8'],
    ['a poisoned prototype', Buffer.from('{"type":"X","__proto__":{"x":1}}'), '__proto__'],
    ['a poisoned constructor', Buffer.from('{"constructor":{"prototype":{"x":1}}}'), 'constructor'],
    ['nothing', Buffer.from(''), 'is empty'],
    ['deeper than any stack', Buffer.from('['.repeat(200_000)), 'is not valid JSON'],
  ])('it is signed, but its bytes are %s', async (_, bytes, says) => {
    const { webhook, writes } = await serverFor()
    const response = await webhook(bytes, signed(bytes))
    expect(response.statusCode).toBe(400)
    expect(response.json().error.message).toContain(says)
    expect(writes).toHaveLength(0)
  })

  test('its body is over 256 KiB, signed or not', async () => {
    const { webhook } = await serverFor()
    const large = bytesOf(inbound({ padding: 'x'.repeat(262_144) }))
    expect((await webhook(large, signed(large))).statusCode).toBe(413)
  })
})

describe('what HighLevel signs for another of its customers', () => {
  const victim = { locationId: LOCATION, contactId: 'c-1', body: 'STOP' }

  test('is of the location that stands outside, whatever the customer put within', async () => {
    const { webhook, writes } = await serverFor({ locations: [LOCATION] })
    const flat = inbound({ locationId: 'loc-2', contactId: 'c-2' })
    for (const within of [{ data: victim }, { customData: victim }]) {
      const body = bytesOf({ ...flat, ...within })
      expect((await webhook(body, signed(body))).statusCode).toBe(403)
    }
    expect(writes).toHaveLength(0)
  })

  test('has no fields of workflow actions: those are not signed', async () => {
    const { webhook, events } = await serverFor({ secrets: SECRETS })
    const body = bytesOf(inbound({ customData: { body: 'STOP' } }))
    await webhook(body, signed(body))
    await webhook(body, { 'x-baton-secret': SECRETS[0] })
    const texts = events.map(({ event }) => event['baton.MessageReceived']?.text)
    expect(texts).toEqual(['hi', 'STOP'])
  })
})

test('what is none of our business is answered 200, so that HighLevel does not count it as failed', async () => {
  const { webhook, writes, outcomes } = await serverFor()
  const note = bytesOf({ type: 'NoteCreate', ...at(0) })
  const response = await webhook(note, signed(note))
  expect([response.statusCode, response.json()]).toEqual([200, { ignored: 'type' }])
  expect(outcomes).toEqual(['ignored'])
  expect(writes).toHaveLength(0)
})
