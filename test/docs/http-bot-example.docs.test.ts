// Method: the example of a bot behind HTTP, in Python, asked by the SDK's adapter as the guide says.
import { spawn } from 'node:child_process'
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
