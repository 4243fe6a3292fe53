// Method: services reach the brokers through proxies of their own, which drop every request and
// then heal; and each service as a process of its own that no broker answers.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { leadBot, startBots } from '@baton/bots'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { FaultProxyCluster } from '@baton/testkit/fault-proxy-cluster'
import { expect, inject, onTestFinished, test } from 'vitest'
import { newApp, until } from '../fault/app.ts'

const SESSION_MS = 1_500
const WAIT_MS = 60_000

test('no service is ready while its brokers do not answer, and each is again when they do', async () => {
  const app = await newApp('ready', 1)
  const ways = await FaultProxyCluster.start(inject('cluster').brokers)
  const env = app.env({
    BATON_BROKERS: ways.brokers.join(','),
    BATON_INGRESS_PORT: '0',
    BATON_DATA_DIR: app.dir,
  })
  const session = { sessionTimeoutMs: SESSION_MS }
  const log = silentLogger()
  const ingress = await startIngress(ingressConfig(env), { log })
  const bots = await startBots({ ...ingressConfig(env), ...session }, { bots: [leadBot], log })
  const router = await startRouter({ ...routerConfig(env), ...session }, { log })
  const learner = await startLearner({ ...learnerConfig(env), ...session }, { log })
  const services = [ingress, bots, router, learner]
  onTestFinished(async () => {
    ways.heal()
    for (const service of services.toReversed()) await service.stop()
    await ways.close()
    await app.close()
  })
  const areReady = () => services.map(service => service.missing().length === 0)
  const all = async (ready: boolean) => areReady().every(isReady => isReady === ready)
  await until('all are ready', () => all(true), WAIT_MS)

  ways.plan({}, { kind: 'drop-request' })
  const say = (messageId: string) =>
    fetch(`${ingress.url}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'anna', text: 'hello', messageId }),
    })
  const answers = await Promise.all(['1', '2', '3'].map(say))
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 429])
  await until('none is ready', () => all(false), WAIT_MS)
  expect(services.map(service => service.missing()[0])).toEqual([
    'an append that succeeds: the last 3 failed',
    'bot lead: partitions of its group',
    'partitions of its group',
    'partitions of its group',
  ])

  ways.heal()
  await until('all are ready again', () => all(true), WAIT_MS)
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
