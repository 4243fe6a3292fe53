/** Method: a server on a free local port that writes down who asks it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { registryOf } from './service-registry.ts'

const listener = async () => {
  const heard: (string | undefined)[] = []
  const server = createServer((request, response) => {
    heard.push(request.headers.authorization)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"schema":"\\"string\\""}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a service that has a name and a password for its registry says them with each request', async () => {
  const { heard, url } = await listener()
  const registry = registryOf({ url, auth: { username: 'baton', password: { reveal: () => 'p' } } })
  await registry.ensure([7, 8])
  const basic = `Basic ${Buffer.from('baton:p').toString('base64')}`
  expect(heard).toEqual([basic, basic])
})

test('one that has none says nothing', async () => {
  const { heard, url } = await listener()
  await registryOf({ url, auth: null }).ensure([7])
  expect(heard).toEqual([undefined])
})
