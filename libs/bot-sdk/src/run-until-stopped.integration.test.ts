// Method: a bot as a process of its own, as the guide has it, that reaches the broker through
// proxies, which drop every request and then heal.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { expect, inject, onTestFinished, test } from 'vitest'
import { newApp, until } from '../../../test/fault/app.ts'

const WAIT_MS = 60_000
const MAIN = `
  import { defineBot, runUntilStopped } from '@baton/bot-sdk'
  const bot = defineBot({ name: 'buyer', onMessage: turn => turn.reply('hi') })
  await runUntilStopped(bot, { sessionTimeoutMs: 1_500 })`

/** What it writes is gathered. */
const begun = (env: Readonly<Record<string, string | undefined>>) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', MAIN], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  child.stderr.on('data', data => said.push(String(data)))
  const lines = () => said.join('').trimEnd().split('\n')
  const says = (words: string) =>
    until(words, async () => lines().some(line => line.includes(words)), WAIT_MS)
  return { child, lines, says }
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

test('a bot says how it is at the port that is named, and its log when brokers go and come', async () => {
  const app = await newApp('served-bot', 1)
  const ways = await FaultProxyCluster.start(inject('cluster').brokers)
  onTestFinished(async () => {
    await ways.close()
    await app.close()
  })
  const port = await freePort()
  const { child, says, lines } = begun(
    app.env({
      BATON_BROKERS: ways.brokers.join(','),
      BATON_HTTP_PORT: String(port),
      BATON_LOG_LEVEL: 'info',
    }),
  )
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  const ready = async () => (await ask('/health/ready').catch(() => undefined))?.status
  await until('it is ready', async () => (await ready()) === 200, WAIT_MS)
  await says(`"url":"http://127.0.0.1:${port}"`)
  const metrics = await (await ask('/metrics')).text()
  expect(metrics).toContain('baton_bot_in_flight{service="bot-buyer"} 0')
  expect(metrics).toContain('process_cpu_seconds_total')

  ways.plan({}, { kind: 'drop-request' })
  await says('the group was not heard of for a session')
  expect(await ready()).toBe(503)
  expect((await ask('/health/live')).status).toBe(200)
  ways.heal()
  await says('the group is heard of again')
  await until('it is ready again', async () => (await ready()) === 200, WAIT_MS)
  expect(lines().filter(line => line.includes('the group'))).toHaveLength(2)

  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
})

test('a bot that cannot start says why in one line, and ends', async () => {
  const { child, lines } = begun({})
  expect(await once(child, 'close')).toEqual([1, null])
  expect(lines()).toHaveLength(1)
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({
    level: 'error',
    msg: 'not started',
    err: { code: 'CONFIG_INVALID', message: expect.stringContaining('BATON_BROKERS: is missing') },
  })
})
