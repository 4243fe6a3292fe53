// Method: all of `baton start` in this process, on the shared broker; a receiver of our own stands
// for a bot elsewhere.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSignedBy } from '@baton/bot-sdk'
import { startAll } from '@baton/cli'
import { expect, onTestFinished, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const SECRET = 'a secret of some length'

/** Answers every signed message with the same words. */
const farBot = async (text: string): Promise<string> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const signed = {
      timestamp: String(request.headers['baton-timestamp']),
      signature: String(request.headers['baton-signature']),
      body: Buffer.concat(chunks).toString(),
    }
    response.statusCode = isSignedBy(SECRET, signed, Date.now()) ? 200 : 401
    response.end(JSON.stringify({ texts: [text] }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot`
}

test('a contact reads what the bot of BATON_BOT_URLS says', async () => {
  const app = await newApp('start', 1)
  const url = await farBot('hello from afar')
  const running = await startAll({
    dataDir: join(app.dir, 'data'),
    policyFile: fileURLToPath(new URL('../../deploy/policies/real-estate.yaml', import.meta.url)),
    say: () => {},
    env: app.env({
      BATON_INGRESS_PORT: '0',
      BATON_BOT_URLS: `lead=${url}`,
      BATON_BOT_SECRET: SECRET,
    }),
  })
  try {
    const sent = await fetch(`${running.ingressUrl}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'anna', text: 'hi there' }),
    })
    expect(sent.status).toBe(202)
    const inbox = `${running.inboxUrl}/anna?wait=1000`
    const read = async () => (await (await fetch(inbox)).text()).includes('hello from afar')
    await until('the words have arrived', read, 60_000)
  } finally {
    await running.stop()
    await app.close()
  }
})
