// Method: real sockets on this machine, against the server alone.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { type Given, serverFor } from './testing.ts'

const opened: Socket[] = []
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy()
  for (const close of closers.splice(0)) await close()
})

const listening = async (given: Given) => {
  const { server } = await serverFor(given)
  const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  closers.push(() => server.close())
  const open = (): Socket => {
    const socket = connect(Number(url.port), url.hostname)
    socket.on('error', () => {})
    opened.push(socket)
    return socket
  }
  const post = () =>
    fetch(new URL('/v1/messages', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'c', text: 'hi' }),
    })
  return { open, post }
}

const head = 'POST /webhooks/highlevel HTTP/1.1\r\nhost: localhost\r\n'

/** Resolves to what the server said before it closed. */
const untilClosed = async (socket: Socket): Promise<string> => {
  let said = ''
  socket.on('data', data => {
    said += data
  })
  // By a reset as well, which `once` would take for a failure.
  await new Promise(resolve => socket.once('close', resolve))
  return said
}

test('a source that holds as many connections as it may gets no more, until one is closed', async () => {
  const { open } = await listening({ bounds: { connectionsPerSourceMax: 2 } })
  const held = [open(), open()]
  await Promise.all(held.map(socket => once(socket, 'connect')))
  expect(await untilClosed(open())).toBe('')
  held[0]?.destroy()
  const admitted = async () => {
    const next = open()
    next.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    expect(await untilClosed(next)).toContain('404')
  }
  await vi.waitFor(admitted, { timeout: 4_000 })
})

test('headers or a body that do not come to an end are cut off, and others are answered meanwhile', async () => {
  const { open, post } = await listening({
    bounds: { headersTimeoutMs: 1_000, requestTimeoutMs: 2_000 },
  })
  const slow = [head, `${head}content-type: application/json\r\ncontent-length: 99\r\n\r\n{`]
  const cut = slow.map(text => {
    const socket = open()
    socket.write(text)
    return untilClosed(socket)
  })
  expect((await post()).status).toBe(202)
  for (const said of await Promise.all(cut)) expect(said).toMatch(/^HTTP\/1\.1 408|^$/)
}, 20_000)

test('connections of a trusted proxy are not those of one source', async () => {
  const { open } = await listening({
    bounds: { connectionsPerSourceMax: 2 },
    trustedProxies: ['127.0.0.0/8'],
  })
  for (let n = 0; n < 5; n++) {
    const socket = open()
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('404')
  }
})

test('what the brokers do not take is answered 429 before its connection is cut', async () => {
  const { post } = await listening({
    bounds: { requestTimeoutMs: 1_000 },
    answerWithinMs: 800,
    until: new Promise(() => {}),
  })
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await post()).status))
  expect(statuses).toEqual([429, 429, 429, 429, 429])
})

test('what speaks HTTP/1.0 is a proxy: nginx does so to those it passes on to', async () => {
  const { open } = await listening({})
  const said = ['1.0', '1.1'].map(version => {
    const socket = open()
    socket.write(
      `GET /v1/contacts/c/context HTTP/${version}\r\nhost: 127.0.0.1:8080\r\nconnection: close\r\n\r\n`,
    )
    return untilClosed(socket)
  })
  const statuses = (await Promise.all(said)).map(answer => answer.slice(0, 12))
  expect(statuses).toEqual(['HTTP/1.1 401', 'HTTP/1.1 404'])
})
