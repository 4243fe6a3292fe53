// Method: over loopback HTTP, as a client sees it; the expected shapes are those of HighLevel's API
// description.
import { verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { SLOW_MS } from './faults.ts'
import {
  LocalHighLevel,
  type LocalHighLevelOptions,
  randomFaults,
  SigningKeys,
  WebhookSender,
} from './index.ts'

const CONTACTS = '2021-07-28'
const CONVERSATIONS = '2021-04-15'

/** The parts of answers that are looked at. */
interface Answer {
  readonly customField: { readonly id: string; readonly fieldKey: string }
  readonly contact: { readonly customFields: readonly unknown[] }
  readonly messages: readonly unknown[]
}

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(one => one.stop()))
})

const PATIENCE_MS = 5_000
/** Where no answer ever comes: long enough for the effect to have taken place. */
const VAIN_PATIENCE_MS = 1_000

const start = async (options: Partial<LocalHighLevelOptions> = {}, patienceMs = PATIENCE_MS) => {
  const local = await LocalHighLevel.start({ tokens: { 'pit-1': 'loc-1' }, ...options })
  running.push(local)
  const call = async (method: string, path: string, body?: object, version = CONTACTS) => {
    const response = await fetch(`${local.url}${path}`, {
      method,
      headers: {
        authorization: 'Bearer pit-1',
        version,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
    const answer = (await response.json()) as Answer
    return { status: response.status, headers: response.headers, body: answer }
  }
  return { local, call, contact: local.addContact('loc-1', 'anna') }
}

test('answers a field by its id inside `contact`, whatever it was written by', async () => {
  const { call } = await start()
  const fields = '/locations/loc-1/customFields'
  const made = await call('POST', fields, { name: 'Baton Budget', dataType: 'TEXT' })
  const { id, fieldKey } = made.body.customField
  expect(fieldKey).toBe('contact.baton_budget')
  const twice = await call('POST', fields, { name: 'Baton Budget', dataType: 'TEXT' })
  expect(twice.status).toBe(400)
  await call('PUT', '/contacts/anna', {
    customFields: [
      { id, field_value: '650k' },
      { id: 'of-another-location', field_value: 'x' },
    ],
  })
  const { body } = await call('GET', '/contacts/anna')
  expect(body.contact.customFields).toEqual([{ id, value: '650k' }])
})

test('adds and removes tags one by one, and replaces all of them by a PUT', async () => {
  const { call, contact } = await start()
  await call('POST', '/contacts/anna/tags', { tags: ['a', 'b'] })
  await call('DELETE', '/contacts/anna/tags', { tags: ['a'] })
  expect([...contact.tags]).toEqual(['b'])
  await call('PUT', '/contacts/anna', { tags: ['c'] })
  expect([...contact.tags]).toEqual(['c'])
})

test('refuses and counts what comes over the limit of any interval, and says so in its headers', async () => {
  let now = 0
  const { local, call } = await start({ limits: { max: 3, intervalMs: 1_000 }, now: () => now })
  const statuses: number[] = []
  for (const at of [0, 400, 800, 999, 1_000, 1_001, 1_400]) {
    now = at
    const { status, headers } = await call('GET', '/contacts/anna')
    statuses.push(status)
    expect(headers.get('x-ratelimit-interval-milliseconds')).toBe('1000')
  }
  expect(statuses).toEqual([200, 200, 200, 429, 200, 429, 200])
  expect(local.limitExceeded).toBe(2)
})

test('closes the channel to whoever set do-not-disturb', async () => {
  const { call } = await start()
  const message = { type: 'SMS', contactId: 'anna', message: 'hi' }
  const send = () => call('POST', '/conversations/messages', message, CONVERSATIONS)
  expect((await send()).body).toMatchObject({ messageId: expect.any(String) })
  await call('PUT', '/contacts/anna', { dnd: true })
  expect((await send()).status).toBe(400)
  const listed = await call(
    'GET',
    '/conversations/messages/export?locationId=loc-1&contactId=anna',
    undefined,
    CONVERSATIONS,
  )
  expect(listed.body.messages).toMatchObject([{ direction: 'outbound', body: 'hi' }])
})

test.each(['timeout-after', 'half-closed', 'error-after'] as const)(
  'takes effect although the answer is %s',
  async fault => {
    const { local, call, contact } = await start(
      { faults: randomFaults({ [fault]: 1 }, 1) },
      fault === 'timeout-after' ? VAIN_PATIENCE_MS : PATIENCE_MS,
    )
    const answer = call('POST', '/contacts/anna/notes', { body: 'x' })
    if (fault === 'error-after') expect((await answer).status).toBe(500)
    else await expect(answer).rejects.toThrow()
    expect(contact.notes).toHaveLength(1)
    expect(local.faultsHappened.get(fault)).toBe(1)
  },
)

test('answers slowly, and has done it before', async () => {
  const { local, call } = await start({ faults: randomFaults({ slow: 1 }, 1) })
  const { status } = await call('POST', '/contacts/anna/notes', { body: 'x' })
  const answeredAt = Date.now()
  expect(status).toBe(201)
  const [written] = local.account.journal.of('anna')
  expect(written?.kind).toBe('note')
  // A timer may come a millisecond early.
  expect(answeredAt - (written?.at ?? 0)).toBeGreaterThanOrEqual(SLOW_MS - 1)
})

test.each([
  ['another token', { authorization: 'Bearer x', version: CONTACTS }, 401],
  ['no version', { authorization: 'Bearer pit-1' }, 400],
])('refuses %s', async (_, headers, status) => {
  const { local } = await start()
  expect((await fetch(`${local.url}/contacts/anna`, { headers })).status).toBe(status)
})

const receiver = async (statuses: readonly number[]) => {
  const got: { body: Buffer; headers: NodeJS.Dict<string | string[]> }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    got.push({ body: Buffer.concat(chunks), headers: request.headers })
    response.writeHead(statuses[got.length - 1] ?? 200).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  running.push({ stop: () => new Promise(resolve => server.close(() => resolve())) })
  const { port } = server.address() as AddressInfo
  return { got, url: `http://127.0.0.1:${port}/` }
}

test.each([
  [[200], { fate: 'delivered', attempts: 1, status: 200 }],
  [[429, 429, 202], { fate: 'delivered', attempts: 3, status: 202 }],
  [[500, 200], { fate: 'lost', attempts: 1, status: 500 }],
  [[429, 503], { fate: 'lost', attempts: 2, status: 503 }],
  [Array(7).fill(429), { fate: 'refused', attempts: 7, status: 429 }],
])('repeats a webhook answered %j on 429 only', async (statuses, delivery) => {
  const { got, url } = await receiver(statuses)
  const keys = new SigningKeys()
  const webhooks = new WebhookSender({ urls: [url], keys, repeatMs: 1, jitterMs: 1 })
  const { local, contact } = await start({ webhooks })
  expect(await local.contactWrites(contact, 'hi')).toMatchObject({ delivery })
  expect(new Set(got.map(({ body }) => body.toString())).size).toBe(1)
  expect(JSON.parse(String(got[0]?.body))).toMatchObject({ type: 'InboundMessage', body: 'hi' })
})

test('signs the raw bytes with both keys', async () => {
  const { got, url } = await receiver([])
  const keys = new SigningKeys()
  const sender = new WebhookSender({ urls: [url], keys, signatures: ['ed25519', 'rsa'] })
  await sender.deliver({ type: 'InboundMessage', body: 'ñ' })
  const { body, headers } = got[0]!
  const signature = (name: string) => Buffer.from(String(headers[name]), 'base64')
  const key = Buffer.from(keys.ed25519PublicKey, 'base64')
  const spki = { key, format: 'der', type: 'spki' } as const
  expect(verify(null, body, spki, signature('x-ghl-signature'))).toBe(true)
  expect(verify('sha256', body, keys.rsaPublicKey, signature('x-wh-signature'))).toBe(true)
})

test('shows what a contact received, and waits for the next message', async () => {
  const { local, contact } = await start()
  const inbox = async (query: string) =>
    ((await (await fetch(`${local.url}/inbox/anna?${query}`)).json()) as Answer).messages
  local.account.addMessage(contact, 'outbound', 'one', 'SMS')
  const next = inbox('after=1&wait=5000')
  await expect(inbox('')).resolves.toMatchObject([{ body: 'one' }])
  local.account.addMessage(contact, 'outbound', 'two', 'SMS')
  await expect(next).resolves.toMatchObject([{ body: 'two' }])
})

test('takes contacts by ids as long as Baton does: 200 bytes, whatever they are', async () => {
  const { local, call } = await start({ createMissing: true })
  for (const id of ['z'.repeat(200), 'é'.repeat(100)]) {
    const path = encodeURIComponent(id)
    expect((await call('GET', `/contacts/${path}`)).status).toBe(200)
    expect((await fetch(`${local.url}/inbox/${path}`)).status).toBe(200)
  }
})

test('keeps everything over a restart when it is given a file', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'local-highlevel-'))
  try {
    const file = join(dir, 'account.json')
    const first = await start({ file })
    const field = first.local.account.addField('loc-1', 'Baton Budget', 'TEXT')
    first.contact.customFields.set(field.id, '650k')
    await first.call('POST', '/contacts/anna/tags', { tags: ['a'] })
    await first.call('POST', '/contacts/anna/notes', { body: 'n' })
    await first.local.stop()
    const second = await LocalHighLevel.start({ tokens: {}, file })
    running.push(second)
    expect(second.account.contacts.get('anna')).toEqual(first.contact)
    expect(second.account.fields('loc-1')).toEqual([field])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
