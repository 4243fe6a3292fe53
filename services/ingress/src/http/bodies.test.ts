// Method: real sockets on this machine that send a part of their body and wait, against the server
// alone.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { serverFor } from './testing.ts'

const opened: Socket[] = []
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy()
  for (const close of closers.splice(0)) await close()
})

const PART_BYTES = 10_000
/** Room for two parts and a message. */
const ROOM_BYTES = 25_000
const part = Buffer.alloc(PART_BYTES, ' ')
const message = JSON.stringify({ contactId: 'c', text: 'hi' })

const HOW = {
  'of a length that is said': {
    begin: `content-length: ${PART_BYTES + message.length}\r\n\r\n`,
    chunk: (bytes: Buffer | string) => bytes.toString(),
    end: '',
  },
  chunked: {
    begin: 'transfer-encoding: chunked\r\n\r\n',
    chunk: (bytes: Buffer | string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n`,
    end: '0\r\n\r\n',
  },
}

const listening = async () => {
  const { server, outcomes } = await serverFor({ bounds: { bodiesMaxBytes: ROOM_BYTES } })
  let heldBytes = 0
  server.addHook('preParsing', (_request, _reply, payload, done) => {
    payload.on('data', (chunk: Buffer) => {
      heldBytes += chunk.length
    })
    done(null, payload)
  })
  const { port, hostname } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  closers.push(() => server.close())
  const begin = async (how: keyof typeof HOW) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    opened.push(socket)
    const { begin, chunk, end } = HOW[how]
    const head =
      'POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n'
    socket.write(`${head}${begin}${chunk(part)}`)
    await once(socket, 'connect')
    const goOn = async () => {
      socket.write(`${chunk(message)}${end}`)
      const [answer] = await once(socket, 'data')
      return Number(String(answer).slice(9, 12))
    }
    return { socket, goOn }
  }
  /** So many parts are with the server. */
  const arrived = (parts: number) =>
    vi.waitFor(() => expect(heldBytes).toBeGreaterThanOrEqual(parts * PART_BYTES))
  return { begin, outcomes, arrived }
}

test.each(Object.keys(HOW) as (keyof typeof HOW)[])(
  'bodies under way, %s, have a bound together: what comes on top is told to come again',
  async how => {
    const { begin, outcomes, arrived } = await listening()
    const [first, second] = [await begin(how), await begin(how)]
    await arrived(2)
    const third = await begin(how)
    expect(await third.goOn()).toBe(429)
    expect(outcomes).toEqual(['busy'])
    expect(await first.goOn()).toBe(202)
    const fourth = await begin(how)
    expect(await fourth.goOn()).toBe(202)
    expect(await second.goOn()).toBe(202)
  },
)

test('a body that breaks off is no longer under way', async () => {
  const { begin, arrived } = await listening()
  const broken = [await begin('chunked'), await begin('chunked')]
  await arrived(2)
  for (const { socket } of broken) socket.destroy()
  await vi.waitFor(async () => {
    const another = await begin('chunked')
    expect(await another.goOn()).toBe(202)
  })
})

test('a body in chunks of one byte takes the room that its chunks take', async () => {
  const { begin, outcomes } = await listening()
  const { socket, goOn } = await begin('chunked')
  socket.write(HOW.chunked.chunk(' ').repeat(PART_BYTES))
  expect(await goOn()).toBe(429)
  expect(outcomes).toEqual(['busy'])
})
