// Method: ingress and bots reach the brokers through proxies of their own, which drop every request
// and then heal; and each service as a process of its own that no broker answers.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { leadBot, startBots } from '@baton/bots'
import { ingressConfig, startIngress } from '@baton/ingress'
import { silentLogger } from '@baton/runtime'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { expect, inject, onTestFinished, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const SESSION_MS = 1_500
const WAIT_MS = 60_000

test('ingress and bots are not ready while their brokers are away, and ready again when these are back', async () => {
  const app = await newApp('ready', 1)
  const ways = await FaultProxyCluster.start(inject('cluster').brokers)
  const config = ingressConfig(
    app.env({
      BATON_BROKERS: ways.brokers.join(','),
      BATON_INGRESS_PORT: '0',
      BATON_DATA_DIR: app.dir,
    }),
  )
  const log = silentLogger()
  const ingress = await startIngress(config, log)
  const bots = await startBots([leadBot], config, log, { sessionTimeoutMs: SESSION_MS })
  onTestFinished(async () => {
    ways.heal()
    await bots.stop()
    await ingress.stop()
    await ways.close()
    await app.close()
  })
  const missing = () => [...ingress.missing(), ...bots.missing()]
  expect(missing()).toEqual([])

  ways.plan({}, { kind: 'drop-request' })
  const say = (messageId: string) =>
    fetch(`${ingress.url}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'anna', text: 'hello', messageId }),
    })
  const answers = await Promise.all(['1', '2', '3'].map(say))
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 429])
  await until('neither is ready', async () => missing().length === 2, WAIT_MS)
  expect(missing()).toEqual([
    'an append that succeeds: the last 3 failed',
    'bot lead: partitions of its group',
  ])

  ways.heal()
  await until('both are ready again', async () => missing().length === 0, WAIT_MS)
})

test.each(['router', 'learner', 'crm', 'ingress', 'bots'])(
  'the %s as a process of its own is live and says that it is not ready while no broker answers, and ends when it is told to',
  async name => {
    const port = await freePort()
    const main = new URL(`../../services/${name}/src/main.ts`, import.meta.url)
    const service = spawn(process.execPath, [fileURLToPath(main)], {
      env: {
        ...process.env,
        BATON_BROKERS: '127.0.0.1:1',
        BATON_REGISTRY_URL: 'http://127.0.0.1:1',
        BATON_HTTP_PORT: String(port),
        BATON_INGRESS_PORT: '0',
        BATON_HIGHLEVEL_TOKENS: '{"l":"t"}',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    onTestFinished(() => void service.kill('SIGKILL'))
    let said = ''
    service.stderr.on('data', data => {
      said += data
    })
    const health = (what: string) =>
      fetch(`http://127.0.0.1:${port}/health/${what}`).catch(() => undefined)
    await until('it is served', async () => (await health('live')) !== undefined, WAIT_MS)
    expect((await health('live'))?.status).toBe(200)
    const answer = await health('ready')
    expect(answer?.status).toBe(503)
    expect(await answer?.json()).toEqual({
      ready: false,
      waitingFor: ['brokers and schema registry'],
    })
    await until('it says so', async () => said.includes('waiting for the brokers'), WAIT_MS)
    const gone = once(service, 'exit')
    service.kill('SIGTERM')
    expect(await gone).toEqual([130, null])
  },
)

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
