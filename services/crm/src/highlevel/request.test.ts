// Method: a server on loopback that answers what the test says; what counts is which answers may
// have taken effect.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '@baton/runtime'
import { afterEach, expect, test } from 'vitest'
import { requester } from './request.ts'

const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(ending.splice(0).map(end => end()))
})

const serve = async (answer: (response: ServerResponse) => void): Promise<string> => {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  ending.push(
    () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const NOTES = { path: '/contacts/a/notes', version: '2021-07-28' } as const

const ask = (url: string, timeoutMs = 2_000) =>
  requester({ url, token: new Secret('t'), timeoutMs })({
    ...NOTES,
    method: 'POST',
    body: { body: 'x' },
  })

const status =
  (code: number, body = '{}', headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end(body)

test.each([
  ['200', status(200, '{"note":{"id":"n"}}'), { kind: 'ok', body: { note: { id: 'n' } } }],
  ['204', status(204, ''), { kind: 'ok' }],
  ['400', status(400, '{"message":"Contact not found"}'), { kind: 'refused', dnd: false }],
  [
    '422 for DND',
    status(422, '{"message":"DND is active for SMS."}'),
    { kind: 'refused', dnd: true },
  ],
  ['401', status(401), { kind: 'barred', status: 401 }],
  ['403', status(403), { kind: 'barred', status: 403 }],
  ['429', status(429, '', { 'retry-after': '2' }), { kind: 'throttled', retryAfterMs: 2_000 }],
  ['500', status(500), { kind: 'unclear', cause: 'status-500' }],
  ['502 in HTML', status(502, '<html>'), { kind: 'unclear' }],
  ['200 in HTML', status(200, '<html>'), { kind: 'unclear' }],
  ['a redirect', status(307, '', { location: 'http://elsewhere.example/' }), { kind: 'unclear' }],
  ['2 MiB', status(200, `"${'x'.repeat(2 << 20)}"`), { kind: 'unclear' }],
  ['a broken connection', (response: ServerResponse) => response.destroy(), { kind: 'unclear' }],
])('%s', async (_, answer, expected) => {
  expect(await ask(await serve(answer))).toMatchObject(expected)
})

test('a date to wait for is read by the clock of whoever names it', async () => {
  const now = Date.now() - 3_600_000
  const date = new Date(now).toUTCString()
  const later = new Date(now + 5_000).toUTCString()
  const url = await serve(status(429, '', { date, 'retry-after': later }))
  expect(await ask(url)).toMatchObject({ kind: 'throttled', retryAfterMs: 5_000 })
})

test.each([
  [200, 2, { kind: 'ok' }],
  [200, 9, { kind: 'refused', status: 200 }],
  [502, 9, { kind: 'unclear', cause: 'status-502' }],
])(
  'a list comes whole, or it is too long each time: %i with %i MiB',
  async (code, mib, expected) => {
    const url = await serve(status(code, `"${'x'.repeat(mib << 20)}"`))
    const read = requester({ url, token: new Secret('t'), timeoutMs: 10_000 })
    expect(await read({ ...NOTES, method: 'GET' })).toMatchObject(expected)
  },
)

test('no answer in time may have taken effect', async () => {
  expect(await ask(await serve(() => {}), 50)).toMatchObject({ kind: 'unclear' })
})

test('what was never sent has not', async () => {
  const url = await serve(() => {})
  await Promise.all(ending.splice(0).map(end => end()))
  expect(await ask(url)).toMatchObject({ kind: 'unreachable', cause: 'ECONNREFUSED' })
})
