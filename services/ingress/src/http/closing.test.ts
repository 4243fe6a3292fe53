// Method: over loopback, with clients that keep connections alive or send slowly, under way when
// the server is told to close.
import { connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { endConnectionsWhenClosing } from './closing.ts'

const REQUEST_TIMEOUT_MS = 300

test('an answer under way ends its connection, and the server closes with it', async () => {
  const server = Fastify({ return503OnClosing: false })
  endConnectionsWhenClosing(server, REQUEST_TIMEOUT_MS)
  const closing = Promise.withResolvers<void>()
  server.addHook('preClose', async () => closing.resolve())
  const begun = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  server.get('/', async () => {
    begun.resolve()
    await go.promise
    return 'taken'
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const answer = fetch(url).then(async response => [
    response.headers.get('connection'),
    await response.text(),
  ])
  await begun.promise
  const closed = server.close()
  await closing.promise
  go.resolve()
  expect(await answer).toEqual(['close', 'taken'])
  await closed
})

test.each([
  ['headers', 'POST / HTTP/1.1\r\nhost: localhost\r\n', 'x: y\r\n'],
  [
    'a body',
    'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 999\r\n\r\n',
    'x',
  ],
])(
  'whoever sends %s byte by byte keeps no server open, and what has come whole is answered',
  async (_, head, drop) => {
    const server = Fastify({ return503OnClosing: false })
    endConnectionsWhenClosing(server, REQUEST_TIMEOUT_MS)
    const begun = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    server.post('/', async () => 'taken')
    server.get('/', async () => {
      begun.resolve()
      await go.promise
      return 'taken'
    })
    const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const slow = connect(Number(url.port), url.hostname)
    // By a reset as well, as what it sent last was not read; `once` would take that for a failure.
    slow.on('error', () => {})
    const cut = new Promise(resolve => slow.once('close', resolve))
    slow.write(head)
    const dripping = setInterval(() => slow.write(drop), 20)
    const answer = fetch(url).then(response => response.text())
    await begun.promise
    const closed = server.close()
    await cut
    clearInterval(dripping)
    go.resolve()
    expect(await answer).toBe('taken')
    await closed
  },
)
