// Method: the example of a bot behind HTTP, in Python, asked by the SDK's adapter as the guide
// says.
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { httpBot } from '@baton/bot-sdk'
import { Conversation } from '@baton/bot-sdk/testing'
import { expect, onTestFinished, test } from 'vitest'

const EXAMPLE = fileURLToPath(new URL('../../examples/http-bot.py', import.meta.url))
const SECRET = 'a secret of some length'

const exampleUrl = async (): Promise<string> => {
  const child = spawn('python3', [EXAMPLE, '0'], {
    env: { ...process.env, BATON_BOT_SECRET: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  const port = await new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.stdout.on('data', chunk => {
      const listening = /listening on (\d+)/.exec(String(chunk))
      if (listening?.[1]) resolve(listening[1])
    })
  })
  return `http://127.0.0.1:${port}`
}

test('the example answers what is signed, and refuses what is not', async () => {
  const url = await exampleUrl()
  const required = ['buying.beds']
  const conversation = new Conversation(httpBot({ name: 'buyer', url, secret: SECRET }), {
    required,
  })
  await conversation.says('hello')
  const last = await conversation.says('three', { 'buying.beds': '3' })
  expect(conversation.texts).toEqual(['Tell me about beds, please.', 'Thank you, that is all.'])
  expect(last.report).toMatchObject({ result: 'qualified' })
  const stranger = httpBot({ name: 'buyer', url, secret: 'not the same secret' })
  await expect(new Conversation(stranger).says('hello')).rejects.toThrow('401')
})

/** The first line of the answer to a request of these lines. */
const statusOf = (url: string, ...lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let answer = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('no answer')))
    socket.on('data', chunk => {
      answer += chunk
      const [line] = answer.split('\r\n')
      if (answer.includes('\r\n')) resolve(line ?? '')
    })
    socket.write(['POST / HTTP/1.1', 'host: bot', ...lines, '', '{}'].join('\r\n'), 'latin1')
  })

test('the example refuses a length or a signature that is none, and reads nothing without end', async () => {
  const url = await exampleUrl()
  for (const length of ['-1', '+2', '\u00b2', 'two', '9'.repeat(5_000)]) {
    expect(await statusOf(url, `content-length: ${length}`)).toContain('411')
  }
  expect(await statusOf(url, 'content-length: 300000')).toContain('413')
  const now = String(Math.floor(Date.now() / 1_000))
  const signed = (timestamp: string, signature: string) =>
    statusOf(
      url,
      'content-length: 2',
      `baton-timestamp: ${timestamp}`,
      `baton-signature: ${signature}`,
    )
  expect(await signed(now, 'v1=\u00e9')).toContain('401')
  expect(await signed('\u00b2', 'v1=0')).toContain('401')
})
