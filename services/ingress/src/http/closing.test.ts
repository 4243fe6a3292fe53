// Method: over loopback, with a client that keeps connections alive; a request is under way when the server is told to close.
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { endConnectionsWhenClosing } from './closing.ts'

test('an answer under way ends its connection, and the server closes with it', async () => {
  const server = Fastify({ return503OnClosing: false })
  endConnectionsWhenClosing(server)
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
