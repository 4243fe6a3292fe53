// Method: a broker that takes a connection and answers nothing, and a wall clock that is set back.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { parseSettings } from './config.ts'
import { Link } from './link.ts'

const TIMEOUT_MS = 300
const BACK_MS = 600_000

const sockets: Socket[] = []
const server = createServer(socket => sockets.push(socket))
afterEach(() => {
  vi.restoreAllMocks()
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('a request without an answer ends in its time, also when the clock is set back meanwhile', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings = parseSettings({
    brokers: [`127.0.0.1:${port}`],
    clientId: 'link-test',
    requestTimeoutMs: TIMEOUT_MS,
  })
  const begun = performance.now()
  const opened = Link.open(settings, { host: '127.0.0.1', port })
  await once(server, 'connection')
  await new Promise(resolve => setTimeout(resolve, TIMEOUT_MS / 3))
  const { now } = Date
  vi.spyOn(Date, 'now').mockImplementation(() => now() - BACK_MS)
  await expect(opened).rejects.toMatchObject({ name: 'KafkaJSRequestTimeoutError' })
  expect(performance.now() - begun).toBeGreaterThanOrEqual(TIMEOUT_MS)
})
