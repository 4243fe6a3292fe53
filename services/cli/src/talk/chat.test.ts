// Method: the chat on a log in memory, against an ingress of this test that answers what it is told
// to.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable, Writable } from 'node:stream'
import { partitionOf } from '@baton/domain'
import type { OpenTransaction } from '@baton/kafka'
import { Secret } from '@baton/runtime'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, onTestFinished, test, vi } from 'vitest'
import { decisionWith } from '../testing/decision.ts'
import { platformOn } from '../testing/platform.ts'
import { type ChatOptions, chat } from './chat.ts'
import { sendMessage } from './send.ts'
import { ingressToken } from './token.ts'

interface Answer {
  readonly status: number
  readonly body: string
}

const TAKEN: Answer = { status: 202, body: '{}' }
const refused = (status: number, message: string): Answer => ({
  status,
  body: JSON.stringify({ error: { code: 'X', message } }),
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** Gives these answers, one after the other. */
const ingressThat = async (answers: readonly Answer[]) => {
  const heard: { readonly text: string; readonly authorization: string | undefined }[] = []
  const server = createServer(async (request, response) => {
    const { text } = JSON.parse(await bodyOf(request))
    const { status, body } = answers[heard.length] ?? TAKEN
    heard.push({ text, authorization: request.headers.authorization })
    response.writeHead(status).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const talk = (
  lines: readonly string[],
  changes: Partial<ChatOptions> & Pick<ChatOptions, 'ingressUrl'>,
) => {
  const said: string[] = []
  const log = new FakeLog()
  const sources = { open: 0 }
  const open = log.source.bind(log)
  log.source = (...where) => {
    const source = open(...where)
    const stop = source.stop.bind(source)
    sources.open++
    source.stop = async () => {
      sources.open--
      await stop()
    }
    return source
  }
  const ended = chat({
    platform: platformOn(log),
    inboxUrl: null,
    token: null,
    contactId: 'anna',
    input: Readable.from(lines.map(line => `${line}\n`)),
    output: new Writable({ write: (_, __, done) => done() }),
    complain: line => said.push(line),
    lingerMs: 1,
    ...changes,
  })
  return { ended, said, sources, log }
}

test('a refused message is said, the chat goes on, and the end tells how many', async () => {
  const ingress = await ingressThat([
    refused(401, 'send Authorization: Bearer with a token'),
    refused(400, 'text: is too long'),
    refused(429, 'too many requests; send it later'),
    { status: 502, body: '<html>' },
  ])
  const { ended, said, sources } = talk(['a', 'b', 'c', 'd', 'e'], { ingressUrl: ingress.url })
  expect(await ended).toBe(4)
  expect(ingress.heard.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(said).toEqual([
    expect.stringMatching(/^not sent: .*BATON_INGRESS_TOKEN/),
    'not sent: text: is too long',
    'not sent: too many requests; send it later',
    'not sent: ingress answered 502',
  ])
  expect(sources.open).toBe(0)
})

test('a line that begins with a slash is never sent unless it is doubled, and what is no command is said', async () => {
  const ingress = await ingressThat([])
  const lines = ['/stop', '24/7', '//help me', ' /Quit ', '/card', '/', 'and/or', '/help', 'hi']
  const { ended, said } = talk(lines, { ingressUrl: ingress.url })
  expect(await ended).toBe(4)
  expect(ingress.heard.map(({ text }) => text)).toEqual(['24/7', '/help me', 'and/or', 'hi'])
  expect(said).toEqual([
    'not sent: /stop is no command; /help shows them, //stop sends it',
    expect.stringContaining('/Quit is no command'),
    // There is no local CRM.
    expect.stringContaining('/card is no command'),
    expect.stringContaining('/ is no command'),
  ])
})

test.each(['/quit', '/exit', ' /quit '])(
  'a chat ends when it is told to, also while its input goes on: "%s"',
  async word => {
    const ingress = await ingressThat([])
    const input = new PassThrough()
    const { ended, sources, said } = talk([], { ingressUrl: ingress.url, input })
    input.write(`hello\n${word}\nwas not said\n`)
    expect(await ended).toBe(0)
    expect(ingress.heard.map(({ text }) => text)).toEqual(['hello'])
    expect(said).toEqual([])
    expect(sources.open).toBe(0)
  },
)

test('nobody is followed on when a chat ends by an error', async () => {
  const { ended, sources } = talk([], {
    ingressUrl: 'http://127.0.0.1:1',
    inboxUrl: 'http://127.0.0.1:1',
  })
  await expect(ended).rejects.toThrow()
  expect(sources.open).toBe(0)
})

test('a contact whom the local CRM does not take ends the chat with what it said', async () => {
  const crm = createServer((_, response) => {
    response.writeHead(414).end('{"message":"the id is too long"}')
  })
  await new Promise<void>(resolve => crm.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void crm.close())
  const inboxUrl = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/inbox`
  const { ended, sources } = talk([], { ingressUrl: 'http://127.0.0.1:1', inboxUrl })
  await expect(ended).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('the id is too long'),
  })
  expect(sources.open).toBe(0)
})

test('a partition that cannot be read on ends the chat with its cause', async () => {
  const ingress = await ingressThat([])
  const input = new Readable({ read: () => {} })
  const { ended, log, sources } = talk([], { ingressUrl: ingress.url, input })
  log.fault = at => {
    if (at === 'fetch') throw new Error('the broker is gone')
  }
  await expect(ended).rejects.toThrow('the broker is gone')
  expect(sources.open).toBe(0)
})

const shownBy = async (open: readonly OpenTransaction[], owner?: string) => {
  const shown: string[] = []
  const write = (chunk: Buffer, _: string, done: () => void) => {
    shown.push(chunk.toString())
    done()
  }
  const ingress = await ingressThat([])
  const log = new FakeLog()
  const platform = platformOn(log, 2, open)
  const input = new PassThrough()
  const output = new Writable({ write })
  const { ended } = talk([], { ingressUrl: ingress.url, platform, input, output, lingerMs: 200 })
  await vi.waitFor(() => expect(shown.join('')).toContain('contact anna'))
  input.end('hi\n')
  await vi.waitFor(() => expect(ingress.heard).toHaveLength(1))
  if (owner !== undefined) {
    const event = 'MessageReceived'
    const decision = decisionWith({ contactId: 'anna', event, owner, ownerAfter: owner })
    const value = platform.codecs.of('handoff.decisions.v1').encode(decision)
    const records = [{ key: Buffer.from('anna'), value, timestamp: 1 }]
    const topic = platform.topic('handoff.decisions.v1')
    await log.append([{ topic, partition: HOME, records }])
  }
  expect(await ended).toBe(0)
  return shown.join('')
}

const HOME = partitionOf(Buffer.from('anna'), 2)

test('that nothing comes for a message is said, with what it may wait for', async () => {
  expect(await shownBy([])).toMatch(/no decision within 0.2 s: does a router run/)
  expect(await shownBy([], 'buyer')).toMatch(/no answer within 0.2 s: does buyer run\?/)
  const person = await shownBy([], 'human')
  expect(person).toContain('a person has the conversation')
  expect(person).not.toContain('within')
  expect(await shownBy([], 'none')).not.toContain('a person has the conversation')
  const topic = 'baton.contact.events.v1'
  const open = { topic, partition: HOME, startOffset: 7, ageMs: 64_000 } as OpenTransaction
  expect(await shownBy([open])).toMatch(/no decision .* held back from offset 7 on .* doctor/)
})

test('a reply that repeats what a contact wrote gives the terminal no orders', async () => {
  const shown: string[] = []
  const write = (chunk: Buffer, _: string, done: () => void) => {
    shown.push(chunk.toString())
    done()
  }
  const input = new PassThrough()
  const { ended, log } = talk([], { ingressUrl: '', input, output: new Writable({ write }) })
  await vi.waitFor(() => expect(shown.join('')).toContain('contact anna'))
  const { codecs, topic, partitions } = platformOn(log)
  const value = codecs.of('outbound.messages.v1').encode({
    decisionId: 'd1',
    contactId: 'anna',
    locationId: '',
    bot: 'lead',
    at: 1,
    actions: [
      {
        'baton.SendText': { text: 'you said\n\u001b]0;PWNED\u0007', kind: 'reply', channel: 'sms' },
      },
    ],
  })
  const place = partitionOf(Buffer.from('anna'), partitions)
  const records = [{ key: Buffer.from('anna'), value, timestamp: 1 }]
  await log.append([{ topic: topic('outbound.messages.v1'), partition: place, records }])
  await vi.waitFor(() => expect(shown.join('')).toContain('you said\n.]0;PWNED.\n'))
  input.end()
  expect(await ended).toBe(0)
})

test('the token that ingress wants is sent as a bearer: the first, while one is replaced', async () => {
  const { url, heard } = await ingressThat([])
  const token = ingressToken({ BATON_INGRESS_TOKEN: 'new, old' })
  await sendMessage(url, { contactId: 'anna', text: 'hi' }, token)
  await sendMessage(url, { contactId: 'anna', text: 'hi' }, ingressToken({}))
  await talk(['hi'], { ingressUrl: url, token: new Secret('mine') }).ended
  expect(heard.map(({ authorization }) => authorization)).toEqual([
    'Bearer new',
    undefined,
    'Bearer mine',
  ])
})
