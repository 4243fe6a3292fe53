import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { Conversation } from '../../testing/index.ts'
import { type HttpBotOptions, httpBot } from '../http-bot.ts'

export const SECRET = 'a secret of some length'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

type Answer =
  | { readonly status?: number; readonly body?: string; readonly location?: string }
  | 'nothing'
  | 'hang up'

/** A bot on the loopback that answers as the test says; 0 takes any free port. */
export const receiver = async (answer: (received: Received, nth: number) => Answer, port = 0) => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      const answered = answer(received.at(-1)!, received.length)
      if (answered === 'nothing') return
      if (answered === 'hang up') return void request.socket.destroy()
      if (answered.location) response.setHeader('location', answered.location)
      response.statusCode = answered.status ?? 200
      response.end(answered.body ?? '{}')
    })
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const end = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(end)
  const address = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${address.port}/bot`, port: address.port, received, end }
}

/** A conversation with the bot at this address, without Kafka and without long pauses. */
export const talkTo = (url: string, options: Partial<HttpBotOptions> = {}) =>
  new Conversation(
    httpBot({ name: 'far', url, secret: SECRET, retryMinMs: 1, retryMaxMs: 2, ...options }),
  )
